import { counter } from '../format.js';

const count = counter('en');

/** What is done with a segment, who is in it and why, and the consent guard. */
export const segmentPeople = {
  members: {
    title: 'Members',
    summary: (n: number) => `Segment: ${count(n, 'member', 'members')}.`,
    total: (n: number) => count(n, 'member', 'members'),
    none: 'The segment has no members.',
    member: 'Member',
    customerId: 'CustomerId',
    why: 'Why is it in?',
    segment: 'Segment',
  },

  why: {
    title: 'Why is somebody in, or not?',
    summary: 'Why somebody is in the segment or not.',
    person: 'E-mail, phone, company or CustomerId',
    explain: 'Explain',
    in: 'In the segment.',
    notIn: 'Not in the segment.',
    joins: 'Fits the rule now: becomes a member at the next refresh.',
    leaves: 'Does not fit the rule any more: leaves at the next refresh.',
    asOf: 'As of the last refresh',
    now: 'As of now',
    isMember: 'member',
    isNoMember: 'no member',
    fits: 'fits',
    doesNotFit: 'does not fit',
    conditions: 'Conditions',
    holds: 'holds',
    fails: 'does not hold',
    found: (found: string) => `found: ${found}`,
    statuses: { granted: 'granted', denied: 'denied', notSet: 'not set, no row' },
    values: { true: 'True', false: 'False' },
    sourceRow: (source: string, row: string) => `${source}, row ${row}`,
    guard: (option: string) => `Consent guard: “${option}” granted`,
    others: (n: number) =>
      `${count(n, 'other profile is', 'other profiles are')} found by the same words: use the CustomerId.`,
    unknown: 'No profile with that e-mail, phone, company or CustomerId.',
  },

  edit: {
    title: 'Edit segment',
    summary: 'Rename, change, deactivate or delete a segment.',
    name: 'Name',
    rename: 'Rename',
    changeRule: 'Change the rule',
    activate: 'Activate',
    deactivate: 'Deactivate',
    override: 'Except from the guard',
    endOverride: 'Guard exception',
    delete: 'Delete',
  },

  remove: {
    title: 'Delete segment',
    what: (n: number) =>
      `The segment and its list of ${count(n, 'member', 'members')} go. The profiles themselves stay.`,
    inUse: 'It cannot be deleted yet, because it is the data set of:',
    how: 'Give these another data set first, with Edit in “enrichments”, or remove them.',
    confirm: 'Delete',
  },

  guard: {
    title: 'Consent guard of all segments',
    summary: 'The consent option that members of every segment must have granted.',
    what: 'Who has not granted the chosen option (denied or not set) is in no segment, whatever its rule says. An administrator can except a segment, with a reason.',
    option: 'Option that must be granted',
    none: 'None: rules alone decide',
    granted: (name: string, granted: string, denied: string) => `${name} · ${granted} granted, ${denied} denied`,
    now: (option: string, by: string, at: string) => `Now: “${option}” (${by}, ${at}).`,
    off: 'Now: none.',
    save: 'Save',
    saved: (option: string) =>
      `Members of every segment must have granted “${option}”. It counts from the next refresh of each segment.`,
    savedNone: 'There is no consent guard any more: from the next refresh of each segment its rule alone decides.',
  },

  override: {
    title: 'Except from the consent guard',
    summary: 'Take one segment out of the consent guard, with a reason.',
    what: (option: string) =>
      `Members of this segment would no longer need to have granted “${option}”. Your name and the reason are logged and shown on the segment.`,
    reason: 'Reason',
    reasonHint: 'For example: legal notice that every customer must get',
    confirm: 'Except this segment',
    end: 'End the exception',
    now: (reason: string, by: string, at: string) => `Excepted: ${reason} (${by}, ${at}).`,
  },
};
