import { dryRunCard } from '../../cards/dryRunCard.js';
import { createLocale } from '../../cards/locale.js';
import { readable, rows, titles } from '../support/cardText.js';
import { aDryRun, aPlan } from '../support/views.js';

const english = createLocale('en');

test('tells who would be sent and who not, and the parts add up to the data set', () => {
  const plan = aPlan({
    profiles: 200,
    willSend: 100,
    duplicates: 5,
    kept: 60,
    withheld: [{ reason: 'consentDenied', count: 7 }],
    skipped: [
      { reason: 'noName', count: 20 },
      { reason: 'nameTooLong', count: 3 },
    ],
    unknown: 5,
  });

  const { 'Profiles in the data set': all, ...parts } = rows(dryRunCard(aDryRun({ plan }), english));

  expect(parts).toEqual({
    'Will be sent': '100',
    'Duplicates, sent once with another': '5',
    'Kept: answered before and unchanged': '60',
    'Withheld: consent denied': '7',
    'Skipped: no company name': '20',
    'Skipped: company name over 255 characters': '3',
    'Unknown since an earlier run, not sent': '5',
  });
  expect(Object.values(parts).reduce((sum, count) => sum + Number(count), 0)).toBe(Number(all));
});

test('names the cost as records submitted and the columns that leave', () => {
  const words = readable(
    dryRunCard(aDryRun({ plan: aPlan({ willSend: 590, columns: ['Company', 'City'] }) }), english),
  );

  expect(words).toContain('590 records submitted; Leadspace does not say what it bills');
  expect(words).toContain('Company, City');
  expect(words).toContain('Local sandbox');
});

test('offers Run and Cancel, and Run all again only where something is kept', () => {
  expect(titles(dryRunCard(aDryRun(), english))).toEqual(['Run', 'Cancel']);
  expect(titles(dryRunCard(aDryRun({ plan: aPlan({ kept: 1 }) }), english))).toEqual([
    'Run',
    'Run all again',
    'Cancel',
  ]);
  expect(titles(dryRunCard(aDryRun({ mode: 'all', plan: aPlan({ kept: 1 }) }), english))).toEqual(['Run', 'Cancel']);
});

test('has no Run while it still counts', () => {
  const card = dryRunCard(aDryRun({ counting: true }), english);

  expect(titles(card)).toEqual(['Cancel']);
  expect(readable(card)).toContain('Counting who would be sent');
});

test('warns that unknown outcomes may be paid twice', () => {
  expect(readable(dryRunCard(aDryRun({ mode: 'unknown' }), english))).toContain('may be paid twice');
});

test('says in Dutch why the numbers are shown again', () => {
  const card = dryRunCard(aDryRun({ recounted: true }), createLocale('nl'));

  expect(readable(card)).toContain('Er is niets verzonden: bekijk ze nog eens.');
  expect(titles(card)).toEqual(['Uitvoeren', 'Annuleren']);
});

test('names the consent that is asked for, and each reason why somebody is withheld', () => {
  const plan = aPlan({
    withheld: [
      { reason: 'consentDenied', count: 1 },
      { reason: 'noConsent', count: 2 },
      { reason: 'leftSegment', count: 3 },
    ],
    gate: { dataSet: 'segment', option: { key: 'newsletter', name: 'Newsletter' } },
  });
  const card = dryRunCard(aDryRun({ plan }), english);

  expect(readable(card)).toContain('Only with consent to:');
  expect(readable(card)).toContain('Newsletter');
  expect(rows(card)).toMatchObject({
    'Withheld: consent denied': '1',
    'Withheld: no consent': '2',
    'Withheld: consent no longer fits the segment': '3',
  });
  expect(readable(dryRunCard(aDryRun(), english))).not.toContain('Only with consent');
});
