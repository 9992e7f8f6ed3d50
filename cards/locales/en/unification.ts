import type { UnifyPreviewList } from '../../../services/unifications.js';
import type { KeepRule, MergePolicy } from '../../../storage/settings.js';
import { counter } from '../format.js';
import { matchKeys } from './origins.js';

const count = counter('en');
const rows = (n: number) => count(n, 'row', 'rows');
const profiles = (n: number) => count(n, 'profile', 'profiles');

const keep: Record<KeepRule, string> = {
  mostFilled: 'the row that is filled most',
  mostRecent: 'the most recent row',
  leastRecent: 'the least recent row',
};
const policies: Record<MergePolicy, string> = {
  order: 'the first in the order of sources that has one',
  mostRecent: 'that of the most recent row',
  leastRecent: 'that of the least recent row',
};
const lists: Record<UnifyPreviewList, string> = {
  duplicates: 'Duplicates',
  matched: 'Matched rows',
  ambiguous: 'Ambiguous rows',
  unmatched: 'Unmatched rows',
  leftOut: 'Rows left out',
};

/** How several sources become one Customer entity. */
export const unification = {
  title: 'Unification',
  open: 'Unification',
  nothingYet: 'Nothing changes before you have seen the preview and pressed Apply.',
  applied: (by: string, at: string) => `What holds now was applied by ${by} on ${at}.`,
  notApplied: 'Now every row of every source is a profile of its own.',
  stale: 'This is how the definition stands by now.',
  canceled: 'Unification was cancelled; what held before still holds.',
  next: 'Next',
  preview: 'Preview',
  warnings: {
    oneSource: 'There is one source of profiles only: it can be deduplicated, and there is nothing to match it with.',
    noRules: 'Without a matching rule every row stays a profile of its own, duplicates aside.',
    ruleIdle: (rule: number) => `Rule ${rule} can match nothing: fewer than two sources have what it compares.`,
  },
  keys: matchKeys,
  keep,
  keepLabel: 'Of duplicates keep',

  sources: {
    title: 'Customer data',
    summary: 'Unification: the order of the sources.',
    intro: 'The first source is the primary one; a later one is matched with those before it.',
    place: (name: string) => `Place of ${name}`,
    unmatched: (name: string) => `Rows of ${name} without a match`,
    add: 'become profiles',
    leaveOut: 'are left out',
    choose: 'Columns and duplicates of',
    edit: 'Columns and duplicates',
    rows,
    columns: { name: 'Name', website: 'Website', country: 'Country', changed: 'Changed' },
    noColumn: 'none',
    duplicates: (by: string) => `duplicates by ${by}`,
    noDuplicates: 'no deduplication',
    more: (n: number) => `${count(n, 'further source keeps', 'further sources keep')} its place.`,
  },

  source: {
    title: 'Columns and duplicates',
    summary: 'Unification: one data source.',
    none: 'none',
    labels: {
      name: 'Company name',
      website: 'Company website',
      country: 'Country',
      changed: 'When a row was last changed',
    },
    byName: (label: string) => `${label}: another column, by its name`,
    duplicates: 'Deduplication rules',
    duplicatesIntro: 'Rows that agree in all that you choose are one. Choose nothing, and there are no duplicates.',
    by: 'Duplicates agree in',
    column: (name: string) => `column ${name}`,
    contacts: 'E-mail addresses and phone numbers are the columns that were chosen at the import.',
    save: 'Save',
  },

  rules: {
    title: 'Matching rules',
    summary: 'Unification: matching rules.',
    intro: 'Rules are tried one after the other; within a rule everything has to agree.',
    exact:
      'What is compared is normalised first (legal forms, letter case, accents, www., names of countries) and then has to be equal. A row that agrees with several is ambiguous: it stays unmatched, and is listed.',
    rule: (n: number) => `Rule ${n}`,
  },

  columns: {
    title: 'Unified data view',
    summary: 'Unification: whose value counts.',
    policy: 'A column takes the value',
    policies,
    own: 'Columns with a rule of their own',
    column: 'A column with a rule of its own',
    columnTyped: 'This column, by its name',
    takes: 'It takes the value',
    takesOnes: { mostRecent: 'of the most recent row', leastRecent: 'of the least recent row' },
    combined: 'Columns that are one',
    combinedHint: 'Columns of the same name are one by themselves.',
    first: 'Combine this column',
    second: 'with this one',
    none: '-',
    combine: 'Combine',
    kept: 'What each source has stays as it is, and is shown on the profile.',
    done: 'The columns are one now.',
    twoNeeded: 'Choose two columns of different sources.',
  },

  review: {
    title: 'Preview of the unification',
    summary: (n: number) => `Preview of the unification: ${profiles(n)}.`,
    states: { Queued: 'Queued', Refreshing: 'Matching', Successful: 'Ready', Failed: 'Failed' },
    waiting: 'The preview waits until what is going on has ended.',
    working: 'Rows are being matched. Nothing changes by it.',
    failed: (reference: string) =>
      `The preview stopped by an error of the bot (reference ${reference}); nothing was changed. Try again; if it stops again, give the reference to your operator.`,
    over: 'This preview is over: data or settings have changed, or the bot has started again. Nothing was applied by it.',
    ready: 'Nothing has changed yet. From Apply on every refresh goes by this.',
    profiles: 'profiles',
    joined: 'of several sources',
    inRows: 'rows',
    sources: 'Rows by source',
    rowsOf: rows,
    duplicates: (n: number) => count(n, 'duplicate', 'duplicates'),
    matched: (n: number) => `${count(n, 'row', 'rows')} matched`,
    unmatched: (n: number) => `${count(n, 'row', 'rows')} unmatched`,
    ambiguous: (n: number) => `${count(n, 'of them is', 'of them are')} ambiguous`,
    leftOut: (n: number) => `${count(n, 'row', 'rows')} left out`,
    primary: 'primary source',
    rules: 'Matching rules',
    ruleRows: rows,
    difference: 'Compared with now',
    same: 'The same profiles as now.',
    examples: 'Examples',
    row: (n: number) => `row ${n}`,
    nameless: 'no name',
    noExamples: 'There is none of any kind.',
    ofLists: lists,
    explained: {
      duplicates: 'kept, instead of',
      matched: 'is one profile with',
      ambiguous: 'agrees with',
      unmatched: 'alone',
      leftOut: 'left out',
    } satisfies Record<UnifyPreviewList, string>,
    by: (words: string) => `by ${words}`,
    list: 'List to download',
    download: 'Download list',
    apply: 'Apply',
    again: 'Make it again',
  },

  differences: {
    added: (n: number) => `${count(n, 'new profile', 'new profiles')}`,
    gone: (n: number) => `${profiles(n)} gone`,
    merged: (n: number) => `${profiles(n)} merged into another`,
    split: (n: number) => `${count(n, 'profile', 'profiles')} split off`,
  },

  file: {
    titles: lists,
    made: 'The list is being made.',
    failed: 'The list could not be made.',
    again: 'Try again',
  },

  entity: {
    title: 'Customer entity',
    consent: 'Consent',
    line: (all: number, joined: number) =>
      `${profiles(all)}, ${count(joined, 'of them is', 'of them are')} of several sources`,
  },
};
