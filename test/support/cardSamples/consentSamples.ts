import type { AdaptiveCard } from '../../../cards/card.js';
import { consentOverviewCard } from '../../../cards/consentOverviewCard.js';
import type { Locale } from '../../../cards/locale.js';
import { personConsentCard } from '../../../cards/personConsentCard.js';
import { unificationCard } from '../../../cards/unificationCard.js';
import { unifyListCard } from '../../../cards/unifyListCard.js';
import type { ConsentOverview, PersonConsent, PersonOption, Unification } from '../../../services/consent.js';
import { hostile } from '../hostileNames.js';
import { aFileLink, MORNING } from '../views.js';

const DAY = 86_400_000;
const sample = (card: string, name: string, draw: (locale: Locale) => AdaptiveCard) => ({ card, name, draw });
const option = (no: number, name: string) => ({ no, key: name.toLowerCase(), name });

const unified: Unification = {
  ...{ id: 'unify-1', state: 'Successful', startedAt: MORNING - 9_000, endedAt: MORNING },
  ...{ profiles: 636, matched: 1_180, matchedProfiles: 590, unmatched: 106 },
  ...{ sharedKeys: 7, sharedProfiles: 16, rejected: 3 },
};

const overview = (given: Partial<ConsentOverview> = {}): ConsentOverview => ({
  profiles: 636,
  options: [
    { option: option(1, 'Newsletter'), granted: 412, denied: 131, notSet: 93 },
    { option: option(2, 'Product updates'), granted: 268, denied: 190, notSet: 178 },
    { option: option(3, 'Share with partners'), granted: 41, denied: 402, notSet: 193 },
  ],
  sources: [
    { id: 'source-1', name: 'Website sign-ups', rows: 1_204, readAt: MORNING - DAY, stale: false },
    { id: 'source-2', name: 'Fairs', rows: 82, readAt: MORNING - 47 * DAY, stale: true },
  ],
  ...{ expiring: 12, waiting: 3, outdated: false, firstReadAt: MORNING - 200 * DAY, unification: unified },
  ...given,
});

const overviews = (name: string, given: Partial<ConsentOverview>, mayChange = true) =>
  sample('consentOverviewCard', name, (locale) =>
    consentOverviewCard({ overview: overview(given), mayChange }, locale),
  );

const row = (given: Partial<NonNullable<PersonOption['row']>> = {}) => ({
  ...{ source: 'Website sign-ups', row: 17, consentId: '2', value: true, at: MORNING - 12 * DAY, dated: true },
  ...given,
});

const holly: PersonConsent = {
  ...{ kind: 'email', identifier: 'holly@contoso.com' },
  options: [
    {
      ...{ option: option(1, 'Newsletter'), status: 'denied', reason: 'vanishedDenial' },
      row: row({ value: false, consentId: '0', dated: false }),
      history: [{ at: MORNING - 90 * DAY, value: true, granted: true, source: 'Fairs', row: 4 }],
    },
    {
      ...{ option: option(2, 'Product updates'), status: 'granted', reason: 'newest' },
      row: row({ expiresAt: MORNING + 20 * DAY }),
      history: [],
    },
    { option: option(3, 'Share with partners'), status: 'notSet', reason: 'noRecord', history: [] },
  ],
  profiles: [{ customerId: 1, name: 'Contoso Retail' }],
};

const wide: PersonConsent = {
  ...{ kind: 'phone', identifier: '+31201234567', asOf: MORNING - 30 * DAY },
  options: Array.from({ length: 40 }, (_, index): PersonOption => {
    const known = index % 2 === 0;
    return {
      option: option(index, hostile(index)),
      status: known ? 'denied' : 'notSet',
      reason: known ? 'mostRestrictive' : 'noRecord',
      ...(known && { row: row({ source: hostile(index + 1), consentId: hostile(index + 2) }) }),
      history: known
        ? Array.from({ length: 5 }, (__, at) => ({
            ...{ at: MORNING - at * DAY, granted: false, source: hostile(at), row: 1_000_000 },
          }))
        : [],
    };
  }),
  profiles: Array.from({ length: 20 }, (_, index) => ({ customerId: index, name: hostile(index) })),
};

const manyOptions = Array.from({ length: 40 }, (_, index) => ({
  ...{ option: option(index, hostile(index)), granted: 1_000_000, denied: 200_000, notSet: 1_000_000 },
}));
const manySources = Array.from({ length: 12 }, (_, index) => ({
  ...{ id: `source-${index}`, name: hostile(index), rows: 3_000_000, readAt: MORNING, stale: index % 2 === 0 },
}));

const unification = (name: string, given: Partial<Unification>) =>
  sample('unificationCard', name, (locale) => unificationCard({ ...unified, ...given }, locale));

export const consentSamples = [
  overviews('three options', {}),
  overviews('nothing yet', {
    options: [],
    sources: [],
    unification: undefined,
    expiring: 0,
    waiting: 0,
    firstReadAt: undefined,
  }),
  overviews(
    'nothing yet, for a viewer',
    { options: [], sources: [], unification: undefined, expiring: 0, waiting: 0 },
    false,
  ),
  overviews('read since the last unification', { outdated: true, expiring: 1, waiting: 1 }),
  overviews('never unified', { outdated: true, unification: undefined, profiles: 0 }),
  overviews('being unified', { unification: { ...unified, state: 'Refreshing' } }),
  overviews('as of a date', { asOf: MORNING - 90 * DAY }),
  overviews('as of a date, being counted', { asOf: MORNING - 90 * DAY, options: [], profiles: 0, counting: true }),
  overviews('as of a date, not counted', { asOf: MORNING - 90 * DAY, options: [], profiles: 0, failed: true }),
  overviews('of before there was any', {
    ...{
      asOf: MORNING - 300 * DAY,
      options: overview().options.map((each) => ({ ...each, granted: 0, denied: 0, notSet: 636 })),
    },
  }),
  overviews('40 options and 12 sources, hostile names', {
    ...{ options: manyOptions, sources: manySources, profiles: 2_200_000, outdated: true },
  }),
  sample('consentOverviewCard', 'mistyped', (locale) =>
    consentOverviewCard({ overview: overview(), mayChange: true }, locale, {
      values: { who: hostile(3), asOf: 'yesterday' },
      problems: { who: locale.errors.identifierUnreadable.message({}), asOf: locale.errors.dateUnreadable.message({}) },
    }),
  ),
  sample('personConsentCard', 'holly', (locale) => personConsentCard(holly, locale)),
  sample('personConsentCard', 'every reason', (locale) =>
    personConsentCard(
      {
        ...holly,
        asOf: MORNING - 10 * DAY,
        options: (['unreadable', 'expired', 'noLongerInSource', 'mostRestrictive'] as const).map((reason, index) => ({
          ...{ option: option(index, `Option ${index + 1}`), reason, history: [] },
          status: reason === 'mostRestrictive' || reason === 'unreadable' ? 'denied' : 'notSet',
          row: row({ value: reason === 'unreadable' ? undefined : index > 2 }),
        })),
      },
      locale,
      '2026-11-12',
    ),
  ),
  sample('personConsentCard', 'nobody knows', (locale) =>
    personConsentCard(
      {
        ...holly,
        profiles: [],
        options: holly.options.map((each) => ({ ...each, reason: 'noRecord', status: 'notSet' })),
      },
      locale,
    ),
  ),
  sample('personConsentCard', 'no consent data', (locale) => personConsentCard({ ...holly, options: [] }, locale)),
  sample('personConsentCard', '40 options, 20 profiles, hostile names', (locale) =>
    personConsentCard(wide, locale, '2026-10-23'),
  ),
  unification('queued', { state: 'Queued' }),
  unification('going on', { state: 'Refreshing' }),
  unification('done', {}),
  unification('done, a million', {
    ...{ profiles: 1_000_000, matched: 2_730_000, matchedProfiles: 968_311, unmatched: 270_000 },
    ...{ sharedKeys: 5_000, sharedProfiles: 10_000, rejected: 312 },
  }),
  unification('nothing shared, all matched', { unmatched: 0, sharedKeys: 0, sharedProfiles: 0, rejected: 0 }),
  unification('no profiles', { profiles: 0, matched: 0, matchedProfiles: 0 }),
  unification('no consent data', { matched: 0, unmatched: 0, matchedProfiles: 0, sharedKeys: 0, rejected: 0 }),
  unification('failed', { state: 'Failed', failure: { reference: 'unify-1' } }),
  sample('unifyListCard', 'being made', (locale) =>
    unifyListCard({ id: 'unmatched.1', list: 'unmatched', state: 'Refreshing' }, locale),
  ),
  sample('unifyListCard', 'interrupted', (locale) =>
    unifyListCard({ id: 'rejects.1', list: 'rejects', state: 'Failed' }, locale),
  ),
  sample('unifyListCard', 'made', (locale) =>
    unifyListCard(
      { id: 'shared.1', list: 'shared', state: 'Successful', link: { ...aFileLink(), name: 'consent-shared.csv' } },
      locale,
    ),
  ),
];
