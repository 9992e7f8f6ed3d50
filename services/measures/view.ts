import type { MeasureFunction } from '../../storage/settings.js';
import type { Caller } from '../caller.js';
import type { AttributeView, FormCondition } from '../segments/view.js';

/** `profiles`: a number of them; `share`: 0 to 1; `date`: epoch milliseconds; `number`: what the attribute is in. */
export type MeasureUnit = 'profiles' | 'number' | 'share' | 'date';

export interface MeasurePoint {
  /** When it was counted: epoch milliseconds. */
  at: number;
  /** Absent where there was nothing to count: an average of nobody. */
  value?: number;
  /** Profiles that it rests on: those with a value; of a share all of the data set. */
  counted: number;
  /** Profiles of the data set. */
  profiles: number;
}

/** What can stand in the way of a count and be put right. */
export type MeasureFailure = 'attributeGone' | 'notFound' | 'groupRefused';

export interface MeasureView {
  id: string;
  name: string;
  calculates: MeasureFunction;
  unit: MeasureUnit;
  /** What it is of, in both languages: "Average of Employees (Firmographics)", "Share of Newsletter = granted". */
  words: { en: string; nl: string };
  /** `name` empty: the Customer entity, whose name the locale has. */
  dataSet: { id: string; name: string };
  /** What it is split by. */
  by?: { words: { en: string; nl: string } };
  state: 'Not started' | 'Refreshing' | 'Successful' | 'Failed';
  /** The newest refresh that ended well. */
  latest?: MeasurePoint;
  /** Profiles, consent, the members of its segment or its definition are others now than those it was counted of. */
  outdated: boolean;
  /** Of the newest refresh, when it failed; the figure of before stays. An `attributeGone` says what is not there any more; `groupRefused`, what has a value of its own for nearly every profile by now. */
  failure?: { reference: string } | { code: MeasureFailure; params: Record<string, string> };
  /** Newest first, at most 30 of the 500 that are kept. */
  trend: MeasurePoint[];
}

/** One of the groups. Values are data of profiles: 1:1 chat only. */
export interface MeasureGroup {
  /** `value`: as the profiles have it; `status`: of a consent option; `none`: profiles without a value; `others`: all that are left. */
  of: 'value' | 'status' | 'none' | 'others';
  value?: string;
  status?: 'granted' | 'denied' | 'notSet';
  /** Of `others`: so many values. */
  values?: number;
  figure?: number;
  counted: number;
  profiles: number;
}

export interface MeasureGroups {
  measure: MeasureView;
  at: number;
  /** Those with most profiles first, at most 12; then `others`, then `none`. */
  groups: MeasureGroup[];
}

/** Texts are as the form gives them: `attribute` and `by` are keys of `attributes`, or names as they are typed in rules. */
export interface MeasureInput {
  id?: string;
  name: string;
  calculates: MeasureFunction;
  attribute?: string;
  /** Of a share. */
  where?: FormCondition;
  /** `Customer`, or the id of a segment. */
  dataSet: string;
  by?: { attribute: string } | { option: string };
}

/** An attribute that a measure can be of or split by. */
export interface MeasureAttribute extends AttributeView {
  /** Numbers: sums and averages can be made of it. Dates have a minimum and a maximum too. */
  isNumber: boolean;
  isDate: boolean;
  /** False for keys, contacts and what nearly every profile has a value of its own of. */
  canSplit: boolean;
}

export interface Measures {
  /** By name. */
  list(caller: Caller): Promise<MeasureView[]>;
  /** By id, or by name in any letter case. @throws `notFound` {what: measure} */
  find(caller: Caller, idOrName: string): Promise<MeasureView>;
  /** What a form is filled in with to change one. */
  input(caller: Caller, id: string): Promise<MeasureInput>;
  /** Attributes of profiles and enriched output. Contributors. */
  attributes(caller: Caller): Promise<MeasureAttribute[]>;
  /**
   * Makes or changes one and counts it in the background; told as `measure:<id>`. The trend of another definition begins anew.
   * Contributors. @throws `nameMissing`, `nameTaken` {name}, `notFound` {what: measure, segment, option}, `attributeMissing`,
   * `attributeGone` {attribute}, `attributeUnfit` {attribute, calculates}, `groupRefused` {attribute}, `ruleMissing`
   */
  save(caller: Caller, input: MeasureInput): Promise<MeasureView>;
  /** Unifies first where that is outdated; a segment's members are those of its last refresh. Contributors. @throws `notFound` */
  refresh(caller: Caller, id: string): Promise<MeasureView>;
  progress(id: string): Promise<MeasureView>;
  /** Undefined where it is not split, or was never counted. @throws `notFound` */
  groups(caller: Caller, id: string): Promise<MeasureGroups | undefined>;
  /** Contributors. @throws `notFound` */
  remove(caller: Caller, id: string): Promise<void>;
}
