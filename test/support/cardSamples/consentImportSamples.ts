import type { AdaptiveCard } from '../../../cards/card.js';
import { consentMappingForm } from '../../../cards/consentMappingForm.js';
import { type ConsentValuesView, consentValuesForm } from '../../../cards/consentValuesForm.js';
import { dataSourcesCard } from '../../../cards/dataSourcesCard.js';
import { importCard } from '../../../cards/importCard.js';
import { importMappingForm } from '../../../cards/importMappingForm.js';
import type { Locale } from '../../../cards/locale.js';
import { type ProfileConsentView, profileConsentForm } from '../../../cards/profileConsentForm.js';
import { rejectsCard } from '../../../cards/rejectsCard.js';
import { rejectsFileCard } from '../../../cards/rejectsFileCard.js';
import { removeSourceCard } from '../../../cards/removeSourceCard.js';
import type { ConsentDraft } from '../../../services/consentImports.js';
import type { ImportSummary, RejectReason } from '../../../services/dataSources.js';
import {
  aConsentDraft,
  aConsentImport,
  aConsentSource,
  aConsentStep,
  aProfileConsentStep,
  consentColumns,
  seen,
  someConsent,
} from '../consentViews.js';
import { hostile } from '../hostileNames.js';
import { anImport, anImportDraft, aSource } from '../setupViews.js';
import { MORNING } from '../views.js';

const sample = (card: string, name: string, draw: (locale: Locale) => AdaptiveCard) => ({ card, name, draw });

const columns = (name: string, view: ConsentDraft) =>
  sample('consentMappingForm', name, (locale) => consentMappingForm.draw(view, locale));
const values = (name: string, view: ConsentValuesView) =>
  sample('consentValuesForm', name, (locale) => consentValuesForm.draw(view, locale));
const profiles = (name: string, view: ProfileConsentView) =>
  sample('profileConsentForm', name, (locale) => profileConsentForm.draw(view, locale));
const imported = (name: string, view: ImportSummary) =>
  sample('importCard', name, (locale) => importCard(view, locale));

const reasons: RejectReason[] = [
  'identifierMissing',
  'identifierUnreadable',
  'identifierSeveral',
  'valueMissing',
  'optionMissing',
  'dateUnreadable',
  'dateAhead',
  'expiresUnreadable',
];

const many = Array.from({ length: 40 }, (_, index) => seen(`${index}${hostile(index)}`, 10 ** (index % 8)));
const wideColumns = Array.from({ length: 200 }, (_, index) => ({
  name: `${index} ${hostile(index)}`,
  fillRate: index / 200,
  samples: [hostile(index)],
}));
const nameAt = (index: number) => wideColumns[index]!.name;
const wide = aConsentDraft({
  file: { name: hostile(0), bytes: 1_234_567_890, format: 'csv', encoding: 'windows-1252', separator: '\t' },
  columns: wideColumns,
  preview: [0, 1, 2].map((row) => wideColumns.map((_, index) => hostile(index + row))),
  name: hostile(5).slice(0, 100),
  mapping: {
    kind: 'phone',
    key: nameAt(120),
    value: nameAt(121),
    option: nameAt(122),
    consentId: nameAt(123),
    date: nameAt(124),
    expires: nameAt(125),
    readings: {
      true: many.slice(0, 20).map(({ folded }) => folded),
      false: many.slice(20).map(({ folded }) => folded),
    },
    reversed: many.map(({ folded }) => folded),
    straight: [],
    timeZone: 'America/Argentina/ComodRivadavia',
    region: 'MA',
  },
  values: many,
  moreValues: 1_000_000,
  options: many,
  moreOptions: 1_000_000,
  datesAmbiguous: true,
  replaces: { id: 'source-1', name: hostile(3) },
});
const wideStep = aConsentStep({
  draft: wide,
  columns: {
    kind: 'phone',
    holds: 'changes',
    key: nameAt(120),
    value: nameAt(121),
    option: nameAt(122),
    consentId: nameAt(123),
    date: nameAt(124),
    expires: nameAt(125),
  },
  name: hostile(5).slice(0, 100),
  replaces: { id: 'source-1', name: hostile(3) },
});
const dated = [...consentColumns, { name: 'Consent date', fillRate: 0.8, samples: ['03/04/2026'] }];

export const consentImportSamples = [
  columns('guessed', aConsentDraft()),
  columns('replaces, phone', {
    ...aConsentDraft({ name: 'Consent 2026', replaces: { id: 'source-2', name: 'Consent 2026' } }),
    mapping: { ...aConsentDraft().mapping, kind: 'phone', holds: 'changes' },
  }),
  columns('nothing guessed', aConsentDraft({ mapping: {}, preview: [], values: [], options: [] })),
  columns('200 columns, hostile names', wide),
  sample('consentMappingForm', 'with problems', (locale) =>
    consentMappingForm.draw(aConsentDraft(), locale, {
      values: { name: 'consent', kind: 'email', holds: 'complete' },
      problems: { key: locale.consentImport.mapping.required.key, value: locale.consentImport.mapping.required.value },
    }),
  ),
  values('the sample', aConsentStep()),
  values(
    'one option, unreadable values',
    aConsentStep({
      draft: aConsentDraft({ values: [seen('Ja', 1_204), seen('Nee', 311), seen('vraag Sam', 4), seen('?', 1)] }),
      columns: { kind: 'email', holds: 'changes', key: 'Email', value: 'Consent value' },
      replaces: { id: 'source-2', name: 'Consent 2026' },
    }),
  ),
  values(
    'phone numbers and dates that can be read both ways',
    aConsentStep({
      draft: aConsentDraft({
        columns: dated,
        datesAmbiguous: true,
        options: [seen('Newsletter', 412), seen('Do not sell', 96)],
        mapping: { ...aConsentDraft().mapping, reversed: ['do not sell'], timeZone: 'Europe/Amsterdam' },
      }),
      columns: { ...aConsentStep().columns, kind: 'phone', date: 'Consent date' },
    }),
  ),
  sample('consentValuesForm', 'with problems', (locale) =>
    consentValuesForm.draw(aConsentStep(), locale, {
      values: { name: 'CRM', trueValues: '', confirmed: 'false' },
      problems: {
        name: locale.consentImport.nameTaken.profiles,
        falseValues: locale.consentImport.values.both,
        confirmed: locale.consentImport.polarity.confirmNeeded,
      },
    }),
  ),
  values('40 hostile values and options of 200 hostile columns', wideStep),
  profiles('guessed', aProfileConsentStep()),
  profiles(
    'dates that can be read both ways',
    aProfileConsentStep({
      datesAmbiguous: true,
      replaces: { id: 'source-1', name: 'CRM' },
      proposed: [
        { option: 'Newsletter', reversed: false, date: 'Newsletter consent date' },
        { option: 'Do not sell', reversed: true, date: 'Account number' },
      ],
    }),
  ),
  profiles(
    '12 hostile columns',
    aProfileConsentStep({
      draft: anImportDraft({ columns: wideColumns.map((each) => ({ ...each, samples: ['2026-01-01'] })) }),
      chosen: {
        name: hostile(4).slice(0, 100),
        key: nameAt(0),
        emails: wideColumns.slice(0, 60).map(({ name }) => name),
        phones: wideColumns.slice(60, 120).map(({ name }) => name),
        region: 'NL',
        consent: wideColumns.slice(120, 132).map(({ name }) => name),
      },
      proposed: wideColumns.slice(120, 132).map(({ name }, index) => ({
        option: name,
        reversed: index % 2 === 0,
        date: nameAt(index),
      })),
      vocabulary: { readings: wideStep.draft.mapping.readings!, values: many, moreValues: 1_000_000 },
      datesAmbiguous: true,
      replaces: { id: 'source-1', name: hostile(3) },
    }),
  ),
  sample('importMappingForm', 'profiles that hold consent', (locale) =>
    importMappingForm.draw(
      {
        ...aProfileConsentStep().draft,
        region: 'NL',
        consent: [
          { column: 'Newsletter consent', option: 'Newsletter', reversed: false },
          { column: 'Do not sell', option: 'Do not sell', reversed: true },
        ],
      },
      locale,
    ),
  ),
  imported('consent, all accepted', aConsentImport()),
  imported(
    'consent, much to point out',
    aConsentImport({
      read: 412_000,
      accepted: 411_204,
      rejected: 796,
      reasons: reasons.map((reason, index) => ({ reason, count: 10 ** (index % 4) })),
      added: 1_204,
      changed: 96,
      gone: 31,
      consent: someConsent({
        options: 14,
        unreadable: 41,
        idsTwice: 2,
        unconfirmed: Array.from({ length: 14 }, (_, index) => hostile(index)),
        granted: 1_011,
        denied: 204,
        unset: 31,
      }),
    }),
  ),
  imported('consent, nothing changes', aConsentImport({ added: 0, consent: someConsent({ granted: 0, denied: 0 }) })),
  imported(
    'profiles that hold consent',
    anImport({ consent: someConsent({ options: 2, cells: [{ reason: 'dateUnreadable', count: 12 }] }) }),
  ),
  sample('rejectsCard', 'of consent data', (locale) =>
    rejectsCard(
      {
        import: aConsentImport(),
        rows: reasons.slice(0, 5).map((reason, index) => ({ row: index + 7, column: 'Email', reason })),
        total: 31,
        next: 11,
        later: true,
      },
      locale,
    ),
  ),
  sample('rejectsFileCard', 'to download', (locale) =>
    rejectsFileCard(
      {
        url: 'https://bot.example/files/1?signature=abc',
        name: 'rejected-rows.csv',
        rows: 796,
        bytes: 41_004,
        expiresAt: MORNING,
      },
      'import-1',
      locale,
    ),
  ),
  sample('dataSourcesCard', 'both kinds', (locale) =>
    dataSourcesCard(
      {
        sources: [aSource(), aConsentSource(), aConsentSource({ id: 'source-3', name: hostile(2), key: hostile(4) })],
        page: 0,
        mayChange: true,
      },
      locale,
    ),
  ),
  sample('removeSourceCard', 'consent data', (locale) => removeSourceCard(aConsentSource(), locale)),
];
