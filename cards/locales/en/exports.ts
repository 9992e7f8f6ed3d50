import type { ExportColumn, ExportFileKind } from '../../../services/exports.js';
import { counter } from '../format.js';

const count = counter('en');
const profiles = (n: number) => count(n, 'profile', 'profiles');

const kinds: Record<ExportColumn['kind'], string> = {
  key: 'Keys',
  profile: 'Columns of the profile',
  enriched: 'Enriched columns',
  consent: 'Consent status',
};

const download: Record<ExportFileKind, string> = {
  members: 'Download members',
  removed: 'Download removed',
  manifest: 'Download manifest',
};

const files: Record<ExportFileKind, string> = {
  members: 'Members',
  removed: 'Removed since the last export',
  manifest: 'Manifest: rule, counts, hash',
};

/** What is said beside the file when Teams asks whether it may be saved. */
const descriptions: Record<ExportFileKind, string> = {
  members: 'Members of a segment. May contain personal data.',
  removed: 'Who has left a segment since the last export, and why. May contain personal data.',
  manifest: 'What an export rests on: rule, consent as of, counts and hash.',
};

/** Exports of segments. */
export const exports = {
  title: 'Export',
  exportButton: 'Export',
  again: 'Export again',
  refreshSegment: 'Refresh the segment',
  viewSegment: 'View segment',
  withRefresh: 'With each refresh',
  notWithRefresh: 'No longer with each refresh',

  choose: {
    title: 'Which segment shall be exported?',
    noneCalled: 'There is no segment of exactly that name.',
    choice: (name: string, members: number) => `${name} · ${count(members, 'member', 'members')}`,
  },

  form: {
    summary: (members: number) => `Export of a segment with ${count(members, 'member', 'members')}.`,
    members: 'Members',
    found: 'Members found',
    never: 'Never',
    last: 'Last export',
    lastText: (at: string, n: number) => `${at} · ${profiles(n)}`,
    consent:
      'Consent is looked up again at the moment of the export: whose consent no longer fits is left out and counted.',
    left: 'Who has left the segment since the last export comes as a second file.',
    columns: 'Columns',
    fewest: 'Ticked: the minimum, or what the last export had. Ask only for what you need.',
    kinds,
    keyNames: { customerId: 'CustomerId · the same in every export', sourceKey: 'SourceKey · of your own data' },
    enriched: (field: string, enrichment: string) => `${field} · ${enrichment}`,
    others: {
      key: '',
      profile: 'Other columns of the profile, by name',
      enriched: 'Other enriched columns, by name',
      consent: 'Other consent options, by name',
    } satisfies Record<ExportColumn['kind'], string>,
    hint: 'Separated by semicolons',
    also: (names: string) => `There are also: ${names}`,
    of: 'Enriched by',
    unknown: (name: string) => `There is no column “${name}”.`,
    several: (name: string) => `“${name}” is a column of several enrichments: say which one, as in the list.`,
    noColumn: 'Choose at least one column.',
  },

  card: {
    summary: (n: number) => `Export: ${profiles(n)}.`,
    beingMade: 'The files are being made.',
    comesHere: 'Consent of each member is looked up again. You can go on meanwhile: this card updates itself.',
    failed: (reference: string) =>
      `The files could not be made, or were interrupted. Export again; if it happens again, give your operator this number: ${reference}`,
    exported: 'Profiles in the file',
    removedByConsent: 'Left out: consent no longer fits',
    removedSinceLast: 'Left since the last export',
    consentAsOf: 'Consent as of',
    exportedAt: 'Exported',
    hash: 'SHA-256',
    leftOut: 'Whose consent no longer fits stays a member of the segment until it is refreshed.',
    takeOut: 'The second file says who has left and why. Take them out wherever the last file went.',
    withRefresh:
      'Exported again with each refresh of everything, as this time, for the person who asked for that: the files come to the 1:1 chat.',
    columns: 'Files',
    files,
    rows: (n: number) => count(n, 'row', 'rows'),
    until: (time: string) => `The links open in the browser, work until ${time}, and end sooner if consent changes.`,
    untilSaved: (time: string) => `The files can be saved until ${time}, and no longer if consent changes before.`,
    personalData: 'The files may contain personal data. Formulas in them are neutralised.',
    ended: 'The links have ended. Export again: consent is then looked up anew.',
    endedSaved: 'The files are not kept any longer. Export again: consent is then looked up anew.',
    download,
  },

  save: {
    button: 'Save to OneDrive',
    file: 'File',
    descriptions,
    asked: 'Teams now asks you below whether the file may be saved.',
    saving: 'The file is being saved to your OneDrive. It is shown here when it is there.',
    saved: 'The file is in your OneDrive.',
    declined: 'You declined, so nothing was saved.',
    repeated: 'This was already taken care of: the file is saved once.',
  },
};
