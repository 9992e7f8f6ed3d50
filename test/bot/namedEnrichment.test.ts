import { namedEnrichment } from '../../bot/namedEnrichment.js';
import type { EnrichmentView } from '../../services/enrichments.js';
import { inputs, readable } from '../support/cardText.js';
import { aTurn } from '../support/turn.js';
import { anEnrichment } from '../support/views.js';

const prospects = anEnrichment({ id: 'p', name: 'Prospects' });
const benelux = anEnrichment({ id: 'b', name: 'Prospects Benelux' });
const turnWith = (...enrichments: EnrichmentView[]) =>
  aTurn({ access: { roleOf: () => 'administrator' }, enrichments: { list: async () => enrichments } });

test('means the only enrichment when none is named', async () => {
  expect(await namedEnrichment([], 'run', turnWith(prospects))).toEqual({ enrichment: prospects, rest: '' });
});

test('finds a name in any letter case, quoted or not, the longest first', async () => {
  const turn = turnWith(prospects, benelux);

  expect(await namedEnrichment(['prospects', 'benelux'], 'run', turn)).toEqual({ enrichment: benelux, rest: '' });
  expect(await namedEnrichment(['PROSPECTS BENELUX'], 'run', turn)).toEqual({ enrichment: benelux, rest: '' });
  expect(await namedEnrichment(['prospects', 'contoso', 'ltd'], 'view', turn)).toEqual({
    enrichment: prospects,
    rest: 'contoso ltd',
  });
});

test('a name with quotes in it is found, although quotes are taken off what is typed', async () => {
  const quoted = anEnrichment({ id: 'q', name: 'Prospects "Benelux"' });

  expect(await namedEnrichment(['Prospects', 'Benelux'], 'run', turnWith(prospects, quoted))).toEqual({
    enrichment: quoted,
    rest: '',
  });
});

test('with several and no name it asks which one', async () => {
  const answer = await namedEnrichment([], 'run', turnWith(prospects, benelux));

  if (!('card' in answer)) throw new Error('no card');
  expect(inputs(answer.card)[0]?.choices?.map(({ title }) => title)).toEqual(['Prospects', 'Prospects Benelux']);
  expect(answer.to).toBeUndefined();
});

test('a name that does not exist runs nothing else, even where there is only one', async () => {
  const answer = await namedEnrichment(['prospekts'], 'run', turnWith(prospects));

  if (!('card' in answer)) throw new Error('no card');
  expect(readable(answer.card)).toContain('no enrichment of exactly that name');
});

test('after view, other words are a company', async () => {
  expect(await namedEnrichment(['contoso'], 'view', turnWith(prospects))).toEqual({
    enrichment: prospects,
    rest: 'contoso',
  });

  const answer = await namedEnrichment(['contoso'], 'view', turnWith(prospects, benelux));

  if (!('card' in answer)) throw new Error('no card');
  expect(inputs(answer.card)[1]).toMatchObject({ id: 'search', value: 'contoso' });
  expect(answer.to).toBe('personal');
});

test('without any enrichment it offers to set one up', async () => {
  const answer = await namedEnrichment([], 'run', turnWith());

  if (!('card' in answer)) throw new Error('no card');
  expect(readable(answer.card)).toContain('Enrich my data');
});
