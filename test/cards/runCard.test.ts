import { createLocale } from '../../cards/locale.js';
import { runCard } from '../../cards/runCard.js';
import type { Hold, RunState } from '../../services/runs/view.js';
import { readable, rows, titles } from '../support/cardText.js';
import { aDryRun, anEndedRun, aPlan, aRun, MORNING, someBuckets } from '../support/views.js';

const english = createLocale('en');
const dutch = createLocale('nl');

test('shows progress in words: records answered, submitted, rate and time left', () => {
  const words = readable(runCard(aRun(), english));

  expect(words).toContain('Refreshing');
  expect(words).toContain('42 %');
  expect(words).toContain('250 of 590 records answered');
  expect(words).toContain('500 records submitted · 16.7 a second · 20 s left');
});

test.each<[RunState, string]>([
  ['Queued', 'In wachtrij geplaatst'],
  ['Refreshing', 'Vernieuwen'],
  ['Successful', 'Geslaagd'],
  ['Failed', 'Mislukt'],
  ['Canceled', 'Geannuleerd'],
])('names the state %s in both languages', (state, inDutch) => {
  expect(readable(runCard(anEndedRun({ state }), english))).toContain(state);
  expect(readable(runCard(anEndedRun({ state }), dutch))).toContain(inDutch);
});

test('can be canceled once, and says that what was submitted is still collected', () => {
  expect(titles(runCard(aRun(), english))).toEqual(['Cancel']);

  const canceling = runCard(aRun({ cancelRequested: true }), english);

  expect(titles(canceling)).toEqual([]);
  expect(readable(canceling)).toContain('What was submitted is still collected');
});

test.each<[Hold['code'], string, string[]]>([
  ['tokenRefused', 'refuses the token', ['Replace token', 'Continue', 'Cancel']],
  ['creditsOrProgram', 'no credits left, or the program of this token is invalid', ['Continue', 'Cancel']],
  ['providerBusy', 'asks to wait until 10:05:00', ['Cancel']],
  ['providerUnreachable', 'cannot be reached', ['Cancel']],
  ['providerAnswerUnknown', 'not understood', ['Cancel']],
  ['consentUnchecked', 'consent of the profiles cannot be looked up', ['Cancel']],
])('on hold for %s says why and offers the way on', (code, words, ways) => {
  const card = runCard(aRun({ hold: { code, since: MORNING, until: MORNING + 300_000 } }), english);

  expect(readable(card)).toContain(words);
  expect(readable(card)).toContain('on hold since');
  expect(titles(card)).toEqual(ways);
});

test('ends with buckets that add up to the data set', () => {
  const buckets = { enriched: 50, noMatch: 20, skipped: 10, withheld: 8, unknown: 7, notSent: 5 };

  const shown = rows(runCard(anEndedRun({ buckets }), english));

  expect(shown).toMatchObject({
    '🟢 Enriched': '50 (50%)',
    '🟡 No match': '20 (20%)',
    '⚪ Skipped': '10 (10%)',
    '🔵 Withheld': '8 (8%)',
    '🔴 Unknown': '7 (7%)',
    '⚫ Not sent': '5 (5%)',
    'Profiles in the data set': '100',
  });
});

test('tells whose consent went away after the dry run, while it goes on and in the end', () => {
  const buckets = someBuckets({ enriched: 100, withheld: 5 });
  const plan = aPlan({ withheld: [{ reason: 'noConsent', count: 2 }] });

  expect(readable(runCard(aRun({ buckets, plan }), english))).toContain('3 profiles were withheld after the dry run');
  expect(readable(runCard(anEndedRun({ buckets, plan }), createLocale('nl')))).toContain(
    '3 profielen zijn na de proefuitvoering tegengehouden',
  );
  expect(
    readable(runCard(anEndedRun({ buckets, plan: aPlan({ withheld: [{ reason: 'noConsent', count: 5 }] }) }), english)),
  ).not.toContain('after the dry run');
});

test('without charts the bars tell every number of the donut', () => {
  const words = readable(runCard(anEndedRun({ buckets: someBuckets({ enriched: 1_234, noMatch: 56 }) }), english));

  expect(words).toMatch(/▰+▱* Enriched 1,234/);
  expect(words).toMatch(/▰+▱* No match 56/);
});

test('compares with the run before, and splits confidence and coverage', () => {
  const words = readable(runCard(anEndedRun(), english));

  expect(words).toContain('+12');
  expect(words).toContain('enriched +12 · no match −12');
  expect(words).toContain('high 399 · medium 87 · low 26');
  expect(words).toContain('Company name 100%');
});

test('a field that nobody has is no part of the coverage', () => {
  const coverage = [
    { field: 'industry', count: 512 },
    { field: 'linkedin', count: 0 },
  ];

  const words = readable(runCard(anEndedRun({ coverage }), english));

  expect(words).toContain('Industry 100%');
  expect(words).not.toContain('LinkedIn');
});

test('unknown outcomes come with the way to settle them', () => {
  const card = runCard(anEndedRun({ buckets: someBuckets({ unknown: 60 }), unsettled: 60, askable: 40 }), english);

  expect(readable(card)).toContain('never sent again by themselves');
  expect(titles(card)).toEqual(['View enriched data', 'Settle unknown outcomes', 'Run', 'My enrichments']);
});

test('a dry run that was canceled says that nothing was sent', () => {
  const card = runCard(aDryRun({ state: 'Canceled', endedAt: MORNING }), english);

  expect(readable(card)).toContain('Nothing was sent');
  expect(readable(card)).not.toContain('Result');
});

test('a dry run that could not be counted says what to do, and shows no numbers', () => {
  const failure = { code: 'planExpired', params: {} } as const;
  const words = readable(runCard(aDryRun({ state: 'Failed', endedAt: MORNING, failure }), english));

  expect(words).toContain(english.errors.planExpired.next);
  expect(words).not.toContain('Profiles in the data set');
});

test('a failure says what happened and what to do', () => {
  const card = runCard(anEndedRun({ state: 'Failed', failure: { code: 'connectionMissing', params: {} } }), english);
  const { message, next } = english.errors.connectionMissing;

  expect(readable(card)).toContain(message({}));
  expect(readable(card)).toContain(next);
});
