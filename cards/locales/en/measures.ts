import type { MeasureView } from '../../../services/measures/view.js';
import { counter } from '../format.js';

const count = counter('en');

const calculations: Record<MeasureView['calculates'], string> = {
  count: 'Count',
  sum: 'Sum',
  average: 'Average',
  minimum: 'Minimum',
  maximum: 'Maximum',
  share: 'Share',
};

/** Figures over profiles. */
export const measures = {
  title: 'Measures',
  one: 'Measure',
  none: 'There is no measure yet. A measure is a figure over your profiles, such as the average number of employees, counted again with each refresh.',
  askContributor: 'A Contributor or an Administrator can make one.',
  summary: (n: number) => `Measures: ${count(n, 'measure', 'measures')}.`,
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  calculations,
  outdated: '⚠️ outdated',
  asOf: (at: string) => `as of ${at}`,
  never: 'not counted yet',
  view: 'View',
  create: 'New measure',
  refresh: 'Refresh',
  removed: (name: string) => `${name} was deleted. Profiles were not touched.`,

  card: {
    summary: (figure: string) => `Measure: ${figure}.`,
    difference: 'Since the count before',
    points: (change: string) => `${change} percentage points`,
    dataSet: 'Data set',
    restsOn: 'Rests on',
    of: (counted: string, all: string) => `${counted} of ${all} profiles`,
    by: 'Split by',
    counted: 'Counted',
    nothing: 'There is nothing to count: no profile of the data set has a value.',
    isOutdated: 'Profiles, consent, the segment or the measure itself have changed since this was counted: refresh it.',
    refreshing: 'It is being counted. You can leave: this card updates itself.',
    failed: (reference: string) =>
      `The last refresh failed; the figure is that of the refresh before. Refresh again; if it fails once more, give your operator this number: ${reference}`,
    stopped: (why: string) =>
      `The last refresh failed; the figure is that of the refresh before. ${why} Change the measure.`,
    trend: 'Over time',
    groupsButton: 'Groups',
    edit: 'Change',
    remove: 'Delete',
    saved: 'Saved. It is being counted.',
  },

  groups: {
    title: 'Measure by group',
    summary: (n: number) => `Measure by group: ${count(n, 'group', 'groups')}.`,
    notYet: 'It was not counted by group yet. Refresh the measure first.',
    group: 'Group',
    none: '(no value)',
    others: (n: number) => `(others: ${count(n, 'value', 'values')})`,
    statuses: { granted: 'granted', denied: 'denied', notSet: 'not set' },
    largest: 'Groups with most profiles come first; beyond twelve they are taken together.',
    back: 'Measure',
  },

  remove: {
    title: 'Delete this measure?',
    what: 'Its figures over time and by group are deleted with it. Profiles are not touched.',
    confirm: 'Delete',
  },

  form: {
    title: 'New measure',
    editTitle: 'Change the measure',
    summary: 'A figure over your profiles.',
    definition: 'Another definition starts its figures over time anew.',
    name: 'Name',
    nameHint: 'How the measure is called',
    calculates: 'Calculate',
    choices: {
      count: 'Count of profiles',
      sum: 'Sum of a number',
      average: 'Average of a number',
      minimum: 'Minimum of a number or date',
      maximum: 'Maximum of a number or date',
      share: 'Share of profiles, as asked below',
    },
    attribute: 'Attribute',
    noAttribute: 'None: count profiles',
    attributeTyped: 'Another attribute, by its name',
    more: (n: number) => `${count(n, 'attribute is', 'attributes are')} not listed: type the name.`,
    ofShare: 'Only for a share',
    shareHint: 'What the attribute, or else the consent, has to be. For anything else leave these as they are.',
    operator: 'Comparison',
    value: 'Value',
    valueHint: 'For “is one of”: with commas between',
    option: 'Consent option',
    noOption: 'No consent option',
    is: 'Consent is',
    over: 'Counted over',
    dataSet: 'Data set',
    dataSetTyped: 'Another segment, by its name',
    moreSegments: (n: number) => `${count(n, 'segment is', 'segments are')} not listed: type the name.`,
    by: 'Split by',
    byNothing: 'Nothing: one figure',
    byTyped: 'Another attribute to split by, by its name',
    save: 'Save',
    onlyShare: 'Only a share asks this. Choose a share, or empty this.',
    either: 'Of one or the other: choose an attribute or a consent option.',
  },
};
