import type { AdaptiveCard } from '../../../cards/card.js';
import { type GuardView, guardForm } from '../../../cards/guardForm.js';
import type { Locale } from '../../../cards/locale.js';
import { membersCard } from '../../../cards/membersCard.js';
import { overrideForm } from '../../../cards/overrideForm.js';
import { type WhyView, whyForm } from '../../../cards/whyForm.js';
import type { MemberPage, SegmentView } from '../../../services/segments.js';
import { hostile } from '../hostileNames.js';
import { aSegment, aWhy, optionCounts, someMembers } from '../segmentViews.js';
import { MORNING } from '../views.js';

const sample = (card: string, name: string, draw: (locale: Locale) => AdaptiveCard) => ({ card, name, draw });

const members = (name: string, given: Partial<MemberPage>) =>
  sample('membersCard', name, (locale) => membersCard(someMembers(given), locale));
const segment = { id: 'segment-1', name: 'Newsletter readers' };
const why = (name: string, view: Partial<WhyView>) =>
  sample('whyForm', name, (locale) => whyForm.draw({ segment, ...view }, locale));
const guard = (name: string, view: Partial<GuardView>) =>
  sample('guardForm', name, (locale) => guardForm.draw({ options: optionCounts, ...view }, locale));
const override = (name: string, given: Partial<SegmentView>) =>
  sample('overrideForm', name, (locale) => overrideForm.draw(aSegment(given), locale));

export const segmentPeopleSamples = [
  members('first page', {}),
  members('none', { rows: [], total: 0, next: undefined }),
  members('in the middle, hostile names', {
    segment: { id: 'segment-1', name: hostile(3) },
    rows: Array.from({ length: 20 }, (_, index) => ({ customerId: 1_000_000 + index, name: hostile(index) })),
    previous: 999_999,
    next: 1_000_019,
    total: 1_000_000,
  }),
  why('asks', {}),
  why('not in', { why: aWhy() }),
  why('in, and leaves', { why: aWhy({ member: true, others: 2 }) }),
  why('in, guarded', {
    why: aWhy({
      ...{ member: true, holds: true, guard: { option: 'Product updates', holds: true } },
      conditions: aWhy().conditions.map((condition) => ({ ...condition, holds: true })),
    }),
  }),
  why('hostile', {
    segment: { id: 'segment-1', name: hostile(0) },
    why: aWhy({
      name: hostile(3),
      guard: { option: hostile(4), holds: false },
      conditions: Array.from({ length: 60 }, (_, index) => ({
        ...{ depth: index % 9, words: { en: hostile(index), nl: hostile(index + 1) } },
        ...{ holds: index % 2 === 0, found: hostile(index + 2) },
        ...(index % 3 === 0 && {
          row: {
            option: hostile(index),
            status: 'granted' as const,
            source: hostile(index + 3),
            row: 9_999_999,
            at: MORNING,
          },
        }),
      })),
    }),
  }),
  sample('whyForm', 'nobody found', (locale) =>
    whyForm.draw({ segment }, locale, {
      values: { person: 'holly@contoso.com' },
      problems: { person: locale.segmentPeople.why.unknown },
    }),
  ),
  guard('none', {}),
  guard('set', { now: { option: 'newsletter', by: 'Alex Admin', at: MORNING } }),
  guard('no consent data', { options: [] }),
  guard('60 options, hostile names', {
    options: Array.from({ length: 60 }, (_, index) => ({
      ...{ option: { no: index, key: `${index}${hostile(index)}`, name: hostile(index) } },
      ...{ granted: 10 ** (index % 8), denied: index },
    })),
    now: { option: `0${hostile(0)}`, by: hostile(3), at: MORNING },
  }),
  override('asks', { guard: { option: 'Newsletter' } }),
  override('excepted, hostile', {
    name: hostile(3),
    guard: { option: hostile(4), override: { reason: hostile(5), by: hostile(1), at: MORNING } },
  }),
];
