import type { AdaptiveCard } from '../../../cards/card.js';
import { choiceKey } from '../../../cards/choices.js';
import type { Locale } from '../../../cards/locale.js';
import { problemBelow } from '../../../cards/problemCard.js';
import { removeSegmentCard } from '../../../cards/removeSegmentCard.js';
import { type RuleView, ruleForm } from '../../../cards/ruleForm.js';
import { problemWords } from '../../../cards/ruleProblems.js';
import { safeText } from '../../../cards/safeText.js';
import { segmentCard } from '../../../cards/segmentCard.js';
import { segmentEditForm } from '../../../cards/segmentEditForm.js';
import { type BuildView, segmentForm } from '../../../cards/segmentForm.js';
import { type PreviewView, segmentPreviewForm } from '../../../cards/segmentPreviewForm.js';
import { type SegmentsView, segmentsCard } from '../../../cards/segmentsCard.js';
import type { RuleProblem, SegmentView } from '../../../services/segments.js';
import { hostile } from '../hostileNames.js';
import {
  aRulePreview,
  aSegment,
  newsletterUnknown,
  newsletterWords,
  someAttributes,
  someOptions,
} from '../segmentViews.js';
import { MORNING } from '../views.js';

const sample = (card: string, name: string, draw: (locale: Locale) => AdaptiveCard) => ({ card, name, draw });

const list = (name: string, view: Partial<SegmentsView>) =>
  sample('segmentsCard', name, (locale) =>
    segmentsCard({ segments: [], page: 0, mayChange: true, mayGuard: true, ...view }, locale),
  );
const one = (name: string, given: Partial<SegmentView>, look = {}) =>
  sample('segmentCard', name, (locale) => segmentCard(aSegment(given), locale, look));
const draft = { id: 'draft-1', version: 3 };
const preview = (name: string, view: Partial<PreviewView>) =>
  sample('segmentPreviewForm', name, (locale) =>
    segmentPreviewForm.draw({ draft, preview: aRulePreview(), editing: false, ...view }, locale),
  );
const typedRule = (name: string, text: string, problems: RuleProblem[], more: Partial<RuleView> = {}) =>
  sample('ruleForm', name, (locale) => ruleForm.draw({ draft, text, problems, ...more }, locale));
const someBuild: BuildView = {
  ...{ draft, editing: false, canUndo: false, attributes: someAttributes, options: someOptions },
};
const build = (name: string, view: Partial<BuildView>) =>
  sample('segmentForm', name, (locale) => segmentForm.draw({ ...someBuild, ...view }, locale));

const many = Array.from({ length: 13 }, (_, index) =>
  aSegment({
    id: `segment-${index}`,
    name: hostile(index),
    kind: index % 2 ? 'static' : 'dynamic',
    outdated: index % 3 === 0,
    active: index % 4 !== 1,
    members: 10 ** (index % 7),
  }),
);
const hostileWords = { en: hostile(4), nl: hostile(1) };
const excepted = {
  option: 'Newsletter',
  override: { reason: 'Recall notice that every customer must get', by: 'Alex Admin', at: MORNING },
};
const worst = Array.from({ length: 9 }, (_, index) =>
  newsletterUnknown({
    at: index * 3,
    length: 4_000,
    params: { attribute: hostile(index), text: hostile(index + 1) },
    suggestions: Array.from({ length: 9 }, (_each, number) => ({ text: hostile(number), rows: 10 ** number })),
  }),
);

export const segmentSamples = [
  list('none', {}),
  list('none, seen by a viewer', { mayChange: false, mayGuard: false }),
  list('three, with a guard', {
    guard: 'Newsletter',
    segments: [
      aSegment(),
      aSegment({ id: 'segment-2', name: 'Retail without consent', outdated: true, members: 1 }),
      aSegment({
        id: 'segment-3',
        name: 'Fair 2026',
        kind: 'static',
        active: false,
        state: 'Not started',
        members: 0,
        refreshedAt: undefined,
      }),
    ],
  }),
  list('13, hostile names, page 2', { segments: many, page: 1, guard: hostile(1) }),
  sample('segmentsCard', 'deleted', (locale) =>
    segmentsCard(
      {
        ...{ segments: [aSegment()], page: 0, mayChange: true, mayGuard: false },
        notice: { kind: 'good', words: locale.segments.removed(safeText(hostile(3), 80)) },
      },
      locale,
    ),
  ),
  one('refreshed', {}),
  one('just saved', { state: 'Refreshing', members: 0, trend: [], refreshedAt: undefined }, { done: 'saved' }),
  one('outdated, guarded, used', {
    outdated: true,
    guard: { option: 'Newsletter' },
    usedBy: { enrichments: [{ id: 'enrichment-1', name: 'Leadspace companies' }] },
  }),
  one('failed', { state: 'Failed', failure: { reference: 'a1b2c3d4' } }),
  one('skipped, seen by a viewer', { state: 'Skipped' }, { readOnly: true }),
  one('static, deactivated, excepted', { kind: 'static', active: false, guard: excepted }),
  one('hostile', {
    name: hostile(2),
    words: hostileWords,
    guard: { option: hostile(4), override: { reason: hostile(5), by: hostile(3), at: MORNING } },
    usedBy: { enrichments: [0, 1, 2, 3].map((index) => ({ id: `enrichment-${index}`, name: hostile(index) })) },
    members: 123_456_789,
    trend: Array.from({ length: 10 }, (_, index) => ({
      at: MORNING - index * 24 * 3_600_000,
      members: 123_456_789 - index,
      added: 9_999_999,
      gone: 9_999_998,
      withdrawn: 9_999_997,
    })),
  }),
  preview('fits some', {}),
  preview('guarded', { guard: 'Product updates', preview: aRulePreview({ guarded: 41, members: 163 }) }),
  preview('change of a segment, warned', {
    ...{ editing: true, name: 'Newsletter readers', kind: 'static' },
    preview: aRulePreview({
      members: 0,
      warnings: [{ code: 'contradiction', attribute: 'Consent value' }, { code: 'noMembers' }],
    }),
  }),
  preview('consent newer than the unification', {
    preview: aRulePreview({ members: 0, warnings: [{ code: 'noMembers' }, { code: 'consentOutdated' }] }),
  }),
  preview('hostile', {
    guard: hostile(3),
    name: hostile(0),
    preview: aRulePreview({
      words: { en: hostile(0), nl: hostile(5) },
      warnings: [{ code: 'contradiction', attribute: hostile(1) }],
    }),
  }),
  sample('segmentPreviewForm', 'name taken', (locale) =>
    segmentPreviewForm.draw({ draft, preview: aRulePreview(), editing: false }, locale, {
      values: { name: 'Newsletter readers', kind: 'dynamic' },
      problems: { name: problemBelow({ code: 'nameTaken', params: { name: 'Newsletter readers' } }, locale) },
    }),
  ),
  typedRule('empty', '', []),
  typedRule('to change', newsletterWords.en, []),
  typedRule('value unknown', newsletterWords.en, [newsletterUnknown()]),
  typedRule('two problems', 'Indusry = Retail AND (Employees > many', [
    {
      ...{ at: 0, length: 7, code: 'attributeUnknown', params: { text: 'Indusry' } },
      suggestions: [{ text: 'Industry' }],
    },
    { at: 21, length: 1, code: 'unclosed', params: { text: '(' }, suggestions: [] },
    { at: 34, length: 4, code: 'valueUnfit', params: { attribute: 'Employees', text: 'many' }, suggestions: [] },
  ]),
  typedRule(
    'can be kept',
    'Industry = Space',
    [newsletterUnknown({ at: 11, length: 5, params: { attribute: 'Industry', text: 'Space' }, suggestions: [] })],
    { canKeep: true },
  ),
  typedRule('no consent data', newsletterWords.en, [newsletterUnknown({ suggestions: [] })], { noConsent: true }),
  typedRule('hostile', hostile(5).repeat(60), worst),
  build('nothing yet', {}),
  build('no consent data', { options: [] }),
  sample('segmentForm', 'a condition added', (locale) =>
    segmentForm.draw(
      {
        ...{ ...someBuild, canUndo: true, editing: true },
        rule: { words: newsletterWords[locale.language], members: 204, profiles: 612 },
        note: { kind: 'good', words: locale.segments.form.added },
      },
      locale,
    ),
  ),
  sample('segmentForm', 'value unknown', (locale) =>
    segmentForm.draw(someBuild, locale, {
      values: { attribute: choiceKey('p:Industry'), operator: '=', value: 'Retial', option: '-' },
      problems: {
        value: problemWords(
          newsletterUnknown({
            params: { attribute: 'Industry', text: 'Retial' },
            suggestions: [{ text: 'Retail', rows: 88 }],
          }),
          locale,
        ),
      },
    }),
  ),
  build('200 attributes, hostile names', {
    canUndo: true,
    rule: { words: hostile(3), members: 1, profiles: 1 },
    attributes: Array.from({ length: 200 }, (_, index) => ({
      ...{ key: `p:${index}${hostile(index)}`, words: { en: hostile(index), nl: hostile(index + 1) } },
      ...{ type: 'text' as const, group: index % 2 ? ('profile' as const) : ('enriched' as const) },
    })),
    options: Array.from({ length: 60 }, (_, index) => ({
      ...{ no: index, key: `${index}${hostile(index)}`, name: hostile(index) },
    })),
  }),
  sample('segmentEditForm', 'an administrator edits', (locale) =>
    segmentEditForm.draw({ segment: aSegment({ guard: { option: 'Newsletter' } }), mayGuard: true }, locale),
  ),
  sample('segmentEditForm', 'excepted and deactivated, hostile', (locale) =>
    segmentEditForm.draw(
      {
        segment: aSegment({ name: hostile(1), words: hostileWords, active: false, guard: excepted }),
        mayGuard: true,
      },
      locale,
    ),
  ),
  sample('removeSegmentCard', 'asks', (locale) => removeSegmentCard(aSegment(), locale)),
  sample('removeSegmentCard', 'in use, hostile names', (locale) =>
    removeSegmentCard(
      aSegment({
        name: hostile(2),
        usedBy: {
          enrichments: Array.from({ length: 30 }, (_, index) => ({ id: `enrichment-${index}`, name: hostile(index) })),
        },
      }),
      locale,
    ),
  ),
];
