import type { ConsentOption } from '../../services/consent.js';
import type { Rule } from '../../services/segments/rule.js';
import type { AttributeView, MemberPage, RulePreview, RuleProblem, SegmentView, Why } from '../../services/segments.js';
import { MORNING } from './views.js';

const DAY = 24 * 3_600_000;

/** Who agreed to the newsletter. */
export const newsletterRule: Rule = {
  consent: {
    all: [
      { attribute: { of: 'consent', field: 'option' }, is: { operator: '=', values: ['newsletter'] } },
      { attribute: { of: 'consent', field: 'value' }, is: { operator: '=', values: ['true'] } },
    ],
  },
};

export const newsletterWords = {
  en: 'Consent option = Newsletter AND Consent value = True',
  nl: 'Toestemmingsoptie = Newsletter EN Toestemmingswaarde = True',
};

export const aSegment = (given: Partial<SegmentView> = {}): SegmentView => ({
  id: 'segment-1',
  name: 'Newsletter readers',
  rule: newsletterRule,
  words: newsletterWords,
  kind: 'dynamic',
  active: true,
  state: 'Successful',
  members: 204,
  refreshedAt: MORNING,
  outdated: false,
  trend: [
    { at: MORNING, members: 204, added: 14, gone: 2, withdrawn: 1 },
    { at: MORNING - DAY, members: 192, added: 0, gone: 8, withdrawn: 0 },
    { at: MORNING - 2 * DAY, members: 200, added: 200, gone: 0, withdrawn: 0 },
  ],
  usedBy: { enrichments: [] },
  ...given,
});

export const aRulePreview = (given: Partial<RulePreview> = {}): RulePreview => ({
  rule: newsletterRule,
  words: newsletterWords,
  members: 204,
  guarded: 0,
  profiles: 612,
  warnings: [],
  ...given,
});

/** A Dutch table, asked in English: "Consent option = Newsletter AND Consent value = True". */
export const newsletterUnknown = (given: Partial<RuleProblem> = {}): RuleProblem => ({
  at: 17,
  length: 10,
  code: 'valueUnknown',
  params: { attribute: 'Consent option', text: 'Newsletter' },
  suggestions: [
    { text: 'Nieuwsbrief', rows: 2 },
    { text: 'Productupdates', rows: 2 },
  ],
  ...given,
});

export const someAttributes: AttributeView[] = [
  { key: 'p:Industry', words: { en: 'Industry', nl: 'Industry' }, type: 'text', group: 'profile' },
  { key: 'p:Employees', words: { en: 'Employees', nl: 'Employees' }, type: 'number', group: 'profile' },
  {
    key: 'e:enrichment-1:industry',
    words: { en: 'Leadspace companies.Industry', nl: 'Leadspace companies.Branche' },
    type: 'text',
    group: 'enriched',
  },
  { key: 'c:option', words: { en: 'Consent option', nl: 'Toestemmingsoptie' }, type: 'text', group: 'consent' },
];

export const someOptions: ConsentOption[] = [
  { no: 1, key: 'newsletter', name: 'Newsletter' },
  { no: 2, key: 'product updates', name: 'Product updates' },
];

export const optionCounts = someOptions.map((option) => ({ option, granted: 204, denied: 97 }));

export const someMembers = (given: Partial<MemberPage> = {}): MemberPage => ({
  segment: { id: 'segment-1', name: 'Newsletter readers' },
  rows: [
    { customerId: 17, name: 'Contoso Retail B.V.' },
    { customerId: 18, name: 'Fabrikam Logistics' },
    { customerId: 23, name: 'Adventure Works Utrecht' },
  ],
  total: 204,
  refreshedAt: MORNING,
  next: 23,
  ...given,
});

export const aWhy = (given: Partial<Why> = {}): Why => ({
  customerId: 17,
  name: 'Contoso Retail B.V.',
  member: false,
  holds: false,
  conditions: [
    {
      depth: 0,
      words: { en: 'Industry = Retail', nl: 'Industry = Retail' },
      holds: true,
      found: 'Retail',
    },
    {
      depth: 0,
      words: { en: 'On one consent row:', nl: 'Op één toestemmingsrij:' },
      holds: false,
      found: 'Newsletter · CRM · #1 · 2026-11-22',
      row: { option: 'Newsletter', status: 'denied', value: false, source: 'CRM', row: 1, at: MORNING },
    },
    { depth: 1, words: { en: 'Consent option = Newsletter', nl: 'Toestemmingsoptie = Newsletter' }, holds: true },
    { depth: 1, words: { en: 'Consent value = True', nl: 'Toestemmingswaarde = True' }, holds: false },
  ],
  ...given,
});
