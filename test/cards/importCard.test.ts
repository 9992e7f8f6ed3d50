import { importCard } from '../../cards/importCard.js';
import { createLocale } from '../../cards/locale.js';
import { buttons, readable, rows, titles } from '../support/cardText.js';
import { aConsentImport, someConsent } from '../support/consentViews.js';
import { anImport } from '../support/setupViews.js';

const english = createLocale('en');

test('a first import compares with nothing; a later one tells what changed', () => {
  const first = anImport({ accepted: 612, added: 612, changed: 0, gone: 0 });

  expect(readable(importCard(first, english))).not.toContain('Against the import before');
  expect(readable(importCard(anImport(), english))).toContain('Against the import before');
  expect(readable(importCard({ ...first, gone: 4 }, english))).toContain('Against the import before');
});

test('what took no time to speak of took less than a second', () => {
  const { startedAt } = anImport();

  expect(readable(importCard(anImport({ endedAt: startedAt + 80 }), english))).toContain('Took < 1 s');
  expect(readable(importCard(anImport({ endedAt: startedAt + 1_400 }), english))).toContain('Took 1 s');
});

test('consent that was imported leads to unification, and says what it changes', () => {
  const card = importCard(aConsentImport(), english);

  expect(readable(card)).toContain('4 consent rows imported.');
  expect(rows(card)).toMatchObject({
    'Consent options': '2',
    'Newly granted': '2',
    'Newly denied': '2',
    'No longer set': '0',
  });
  expect(buttons(card).map(({ title, verb }) => [title, verb])).toEqual([
    ['Unify', 'unify'],
    ['Data sources', 'command'],
  ]);
});

test('the same consent as before is said in words instead of noughts', () => {
  const same = someConsent({ granted: 0, denied: 0 });

  expect(readable(importCard(aConsentImport({ consent: same }), english))).toContain('Nothing changes');
});

test('nothing about consent is dropped without a word: options, values, IDs and dates', () => {
  const consent = someConsent({
    unconfirmed: ['Do not sell'],
    unreadable: 1,
    idsTwice: 3,
    cells: [{ reason: 'dateUnreadable', count: 12 }],
  });

  const said = readable(importCard(anImport({ consent }), english));

  expect(said).toContain('1 option has not been confirmed and grants nothing.');
  expect(said).toContain('Do not sell');
  expect(said).toContain('1 value could not be read and counts as denied.');
  expect(said).toContain('3 Consent IDs stand in the file more than once.');
  expect(said).toMatch(/Dates that could not be taken\nA date that cannot be read or does not exist\n12/);
});

test('profiles without consent say nothing about it', () => {
  expect(titles(importCard(anImport({ rejected: 0 }), english))).toEqual(['Enrich my data', 'Data sources']);
});
