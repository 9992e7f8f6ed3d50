import type { Caller } from '../caller.js';
import type { Drafts } from '../drafts.js';
import type { SegmentDraft } from './draft.js';
import type { Operator, Rule } from './rule.js';

export interface SegmentView {
  id: string;
  name: string;
  rule: Rule;
  /** The rule in normal form, in both languages. */
  words: { en: string; nl: string };
  kind: 'dynamic' | 'static';
  active: boolean;
  state: 'Not started' | 'Refreshing' | 'Successful' | 'Failed' | 'Skipped';
  members: number;
  refreshedAt?: number;
  /** Consent, the rule or the guard has changed since the members were found. */
  outdated: boolean;
  /** Of the newest refresh, when it failed; the members of before stay. */
  failure?: { reference: string };
  /** Newest first, at most ten. `withdrawn`: of those that left, because of their consent. */
  trend: { at: number; members: number; added: number; gone: number; withdrawn: number }[];
  /** The option that the guard for all segments asks for, as it is spelled; `override`: not of this one, and why. */
  guard?: { option: string; override?: { reason: string; by: string; at: number } };
  usedBy: { enrichments: { id: string; name: string }[] };
}

/** A problem of a typed rule: where, what, and the nearest that the data knows, with how many rows have it. */
export interface RuleProblem {
  /** Character of the text, from 0, and how many. */
  at: number;
  length: number;
  code:
    | 'empty'
    | 'unexpected' // {text}: a word or sign that does not belong here
    | 'unclosed' // a bracket or quote
    | 'attributeUnknown' // {text}
    | 'attributeAmbiguous' // {text}: of several enrichments
    | 'valueUnknown' // {attribute, text}
    | 'operatorUnfit' // {attribute, operator}
    | 'valueUnfit' // {attribute, text}: no number, no date, no True or False
    | 'tooLong'
    | 'tooDeep';
  params: Record<string, string>;
  suggestions: { text: string; rows?: number }[];
}

/** Pointed out before saving; neither stops it. */
export type RuleWarning =
  | { code: 'contradiction'; attribute: string }
  | { code: 'noMembers' }
  | { code: 'consentOutdated' };

/** What a rule would give, before anything is saved. Somebody waits for it: of many profiles what takes too long is estimated. */
export interface RulePreview {
  rule: Rule;
  /** In normal form, in both languages. */
  words: { en: string; nl: string };
  members: number;
  /** Left out by the guard for all segments. */
  guarded: number;
  /** The two numbers come from one profile in fifty. */
  estimated?: true;
  profiles: number;
  warnings: RuleWarning[];
}

/** Why a profile is in a segment or not: every condition and whether it holds. */
export interface Why {
  customerId: number;
  name: string;
  /** So many other profiles are found by the same words; absent: none. */
  others?: number;
  /** As of the last refresh. */
  member: boolean;
  /** As of now, the guard included. */
  holds: boolean;
  /** In the order of the normal form, indented by depth; consent conditions name the row that decides. */
  conditions: WhyCondition[];
  guard?: { option: string; holds: boolean };
}

export interface WhyCondition {
  depth: number;
  words: { en: string; nl: string };
  holds: boolean;
  /** The profile's value; of consent: option, source, row and day. */
  found?: string;
  /** What the consent row that decides says. */
  row?: {
    option: string;
    status: 'granted' | 'denied' | 'notSet';
    /** As the source's value reads; absent where it cannot be read, or nothing is set. */
    value?: boolean;
    /** Epoch milliseconds. */
    at?: number;
    source?: string;
    /** Number in the source's file; 0: none. */
    row?: number;
  };
}

export interface MemberPage {
  segment: { id: string; name: string };
  rows: { customerId: number; name: string }[];
  total: number;
  refreshedAt?: number;
  next?: number;
  previous?: number;
}

export interface SegmentInput {
  id?: string;
  name: string;
  rule: Rule;
  kind: 'dynamic' | 'static';
}

/** An attribute that a condition of the form can be about. */
export interface AttributeView {
  /** Opaque, and the same as long as the attribute is there. */
  key: string;
  words: { en: string; nl: string };
  type: 'text' | 'number' | 'date' | 'truth';
  group: 'profile' | 'enriched' | 'consent';
}

export const CONSENT_IS = ['granted', 'denied', 'notSet', 'notGranted', 'true', 'false'] as const;

/**
 * A condition of the form. `attribute`: a key of `attributes`, or a name as it is typed in a rule; `value`: as it is typed in a
 * rule without quotes, for `in` several with commas between them. `option`: the key of a consent option; it and what it is hold
 * on the same row.
 */
export type FormCondition =
  | { of: 'attribute'; attribute: string; operator: Operator; value: string }
  | { of: 'consent'; option: string; is: (typeof CONSENT_IS)[number] };

/** One step of the form: conditions, joined to each other by AND, and by `join` to the rule that is there. */
export interface FormStep {
  to?: Rule;
  join: 'all' | 'any';
  add: FormCondition[];
}

export interface Segments {
  /** Rules under construction: one a person. */
  drafts: Drafts<SegmentDraft>;
  list(caller: Caller): Promise<SegmentView[]>;
  /** By id, or by name in any letter case. @throws `notFound` */
  find(caller: Caller, idOrName: string): Promise<SegmentView>;
  /**
   * Reads a typed rule (English or Dutch words); problems come back, they are not thrown. `acceptUnknown`: values that no row has
   * are wanted as they are typed.
   */
  read(
    caller: Caller,
    text: string,
    options?: { acceptUnknown?: boolean },
  ): Promise<{ rule: Rule } | { problems: RuleProblem[] }>;
  /** Attributes of profiles, of enriched output and of consent, in this order. */
  attributes(caller: Caller): Promise<AttributeView[]>;
  /** The rule with the conditions of the form; the same as typed. Problems have no place in a text: `at` and `length` are 0. */
  build(caller: Caller, step: FormStep): Promise<{ rule: Rule } | { problems: RuleProblem[] }>;
  /** `segment`: the one that is changed, which may be excepted from the guard. */
  preview(caller: Caller, rule: Rule, segment?: string): Promise<RulePreview>;
  /** Makes or changes a segment and refreshes it in the background; told as `segment:<id>`. @throws `nameMissing`, `nameTaken`, `ruleMissing` */
  save(caller: Caller, input: SegmentInput): Promise<SegmentView>;
  /**
   * Unifies first where that is outdated; of a static segment only those leave whose consent no longer fits. A failed refresh keeps
   * the members there were. @throws `segmentInactive` {name}
   */
  refresh(caller: Caller, id: string): Promise<SegmentView>;
  progress(id: string): Promise<SegmentView>;
  rename(caller: Caller, id: string, name: string): Promise<SegmentView>;
  /** An inactive segment keeps its members and is not refreshed; one that is active again is refreshed at once. */
  setActive(caller: Caller, id: string, active: boolean): Promise<SegmentView>;
  /** @throws `segmentInUse` {name, users} */
  remove(caller: Caller, id: string): Promise<void>;
  members(caller: Caller, id: string, page?: { after?: number; before?: number }): Promise<MemberPage>;
  /** By CustomerId, e-mail, phone or company name. @throws `notFound` */
  why(caller: Caller, id: string, person: string): Promise<Why>;
  /** The consent option that members of every segment must have granted, by its key; undefined: none. */
  guard(): { option: string; by: string; at: number } | undefined;
  /** By the key of the option. Administrators only; logged. All segments are outdated until they are refreshed. @throws `notFound` */
  setGuard(caller: Caller, option: string | undefined): Promise<void>;
  /** Administrators only; the reason is logged. @throws `reasonMissing` */
  override(caller: Caller, id: string, reason: string | undefined): Promise<SegmentView>;
}
