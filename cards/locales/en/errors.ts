import type { ErrorCode } from '../../../services/errors.js';
import { consentErrors } from './consentErrors.js';
import { entityErrors } from './entityErrors.js';
import { pageErrors } from './pageErrors.js';
import { refreshErrors } from './refreshErrors.js';

/** What the administrator reads: what happened, and what to do next. */
export interface ErrorText {
  message(params: Readonly<Record<string, string | number>>): string;
  next: string;
  /** The next step where the form that puts it right is before one's eyes. */
  here?: string;
}

const roles: Record<string, string> = { viewer: 'Viewer', contributor: 'Contributor', administrator: 'Administrator' };

const things: Record<string, string> = {
  enrichment: 'That enrichment',
  run: 'That run',
  profile: 'That profile',
  dataSource: 'That data source',
  dataSet: 'That data set',
  import: 'That import',
  segment: 'That segment',
  export: 'That export',
  segmentExport: 'That export',
  person: 'That person',
  option: 'That consent option',
  refresh: 'That refresh',
  measure: 'That measure',
};

export const errors: Record<ErrorCode, ErrorText> = {
  notAllowed: {
    message: ({ needed = '', helpers }) =>
      `This needs the role ${roles[needed] ?? needed}. Who can help: ${helpers || 'an administrator of your organisation'}.`,
    next: 'Ask an administrator for that role, or to do it for you.',
  },
  claimClosed: {
    message: () => 'There is an administrator already, so the role cannot be claimed any more.',
    next: 'Ask an administrator to give you a role with “roles”.',
  },
  lastAdministrator: {
    message: () => 'This is the last administrator; without one nobody could change anything any more.',
    next: 'Make somebody else administrator first.',
  },
  cardOutdated: {
    message: () => 'This card is out of date; nothing was changed.',
    next: 'Use the newest card, or type the command again.',
  },
  draftGone: {
    message: () => 'What this card was part of has ended: it was finished, cancelled, or not touched for 30 days.',
    next: 'Start again with “setup”, “segment”, “unification” or “data”.',
  },
  notFound: {
    message: ({ what = '' }) => `${things[what] ?? 'What you asked for'} does not exist (any more).`,
    next: 'Type “enrichments”, “segments”, “measures” or “data” to see what there is.',
  },
  tokenMissing: {
    message: () => 'There is no Leadspace token for this connection.',
    next: 'Enter the token in “setup”.',
    here: 'Enter the token here.',
  },
  tokenUnreadable: {
    message: () => 'The stored Leadspace token cannot be read: it was stored with another encryption key.',
    next: 'Start the bot with the earlier ENCRYPTION_KEY, or replace the token in “setup”.',
  },
  tokenRefused: {
    message: () => 'Leadspace does not accept this token: it is wrong, expired or was withdrawn.',
    next: 'Copy the token from Leadspace again, or ask Leadspace for a new one, and enter it in “setup”.',
    here: 'Copy the token from Leadspace again, or ask Leadspace for a new one, and enter it here.',
  },
  creditsOrProgram: {
    message: () => 'Leadspace knows the token, but there are no credits left, or its program is not valid.',
    next: 'Ask your contact at Leadspace about credits and program, then try again.',
  },
  providerUnreachable: {
    message: () => 'Leadspace could not be reached.',
    next: 'Try again in a few minutes; if it lasts, check the network and LEADSPACE_URL.',
  },
  providerBusy: {
    message: () => 'Leadspace is too busy to answer just now.',
    next: 'Try again in a few minutes.',
  },
  providerAnswerUnknown: {
    message: () => 'Leadspace answered in a way that is not understood.',
    next: 'Check that LEADSPACE_URL is the address of the Leadspace API; if it is, tell Leadspace about it.',
  },
  consentMissing: {
    message: () => 'Nobody has agreed to the data privacy and compliance text, so nothing may be sent.',
    next: 'Read the text in “setup” and tick “I agree”.',
    here: 'Read the text above and tick “I agree”.',
  },
  consentOutdated: {
    message: () => 'The data privacy and compliance text has changed since it was agreed to, so nothing is sent.',
    next: 'Read the new text in “setup” and agree to it again.',
    here: 'Read the new text above and agree to it.',
  },
  connectionMissing: {
    message: () => 'There is no connection to Leadspace (any more).',
    next: 'Make one with “setup”.',
    here: 'Choose another one, or make a new connection.',
  },
  noProfiles: {
    message: () => 'There are no company profiles yet.',
    next: 'Import them with “data”, or attach a CSV, Parquet or JSON file in our 1:1 chat.',
  },
  nameMissing: {
    message: () => 'It needs a name.',
    next: 'Type a name.',
  },
  nameTaken: {
    message: ({ name = '' }) => `There is already one with the name ${name}.`,
    next: 'Choose another name.',
  },
  fieldUnknown: {
    message: ({ field = '' }) => `There is no field ${field} in this data set.`,
    next: 'Choose one of the list, or type the name exactly as it stands in the file.',
  },
  fieldTwice: {
    message: ({ field = '' }) => `The field ${field} is used twice.`,
    next: 'Choose a different field for each.',
  },
  fileNotFound: {
    message: ({ file = '' }) => `There is no file ${file} in the import folder.`,
    next: 'Type “data import” to see the files there are.',
    here: 'Choose one of the list, or type the name exactly as the file is called.',
  },
  fileNotAllowed: {
    message: ({ file = '' }) => `The file ${file} is outside the import folder.`,
    next: 'Put it into the import folder (IMPORT_DIR) and import it by its name.',
  },
  fileTooLarge: {
    message: ({ limitMb = '' }) => `The file is larger than the ${limitMb} MB that can be attached.`,
    next: 'Put it into the import folder (IMPORT_DIR), where any size will do, and import it with “data”.',
  },
  fileEmpty: {
    message: ({ file = '' }) => `The file ${file} has no rows.`,
    next: 'Check that the right file was exported, with a line of column names and at least one row.',
  },
  fileFormat: {
    message: ({ file = '' }) => `The file ${file} is not CSV, Parquet or JSON, whatever its name says.`,
    next: 'Export it again as CSV (in Excel: Save as, CSV UTF-8).',
  },
  fileEncoding: {
    message: ({ file = '' }) => `The letters of ${file} cannot be read: it is not UTF-8, UTF-16 or Windows-1252.`,
    next: 'Save it again as UTF-8.',
  },
  fileColumns: {
    message: ({ count = '', limit = '' }) => `The file has ${count} columns; at most ${limit} can be imported.`,
    next: 'Leave out columns that are not needed, and make sure that the first line holds the column names, each once.',
  },
  fileUnclosedQuote: {
    message: ({ row = '' }) =>
      `In row ${row} a quotation mark is opened and never closed, so the rest cannot be told apart.`,
    next: 'Close or remove that quotation mark in the file and import it again.',
  },
  downloadHost: {
    message: ({ host = '' }) => `Files from ${host} are not fetched: it is not on the list of allowed hosts.`,
    next: 'Attach the file in Teams itself, or ask your operator to add the host to FILE_HOSTS.',
  },
  downloadFailed: {
    message: ({ status = '' }) => `The attached file could not be fetched (${status}).`,
    next: 'Attach the file again.',
  },
  keyMissing: {
    message: () => 'Without a key column profiles cannot be recognised when the file is imported again.',
    next: 'Choose the column whose value is different for each company.',
  },
  importRunning: {
    message: ({ name = '' }) => `${name} is being imported already.`,
    next: 'Wait until that import has ended.',
  },
  importNoneAccepted: {
    message: ({ rejected = '' }) => `None of the ${rejected} rows could be taken, so nothing was changed.`,
    next: 'Check that the right key column was chosen, and look at the reasons of the refused rows.',
  },
  importFailed: {
    message: ({ reference = '' }) =>
      `The import stopped by an error of the bot (reference ${reference}); nothing was changed.`,
    next: 'Start it again; if it stops again, give the reference to your operator, who finds it in the log.',
  },
  sourceInUse: {
    message: ({ name = '' }) => `${name} is being read by a run.`,
    next: 'Wait until the run has ended, or cancel it.',
  },
  enrichmentInactive: {
    message: ({ name = '' }) => `${name} is deactivated; its last data is kept.`,
    next: 'Activate it in “enrichments”, then run it.',
  },
  runActive: {
    message: ({ name = '' }) => `${name} is running already.`,
    next: 'Wait until that run has ended, or cancel it.',
  },
  planExpired: {
    message: () => 'This dry run is older than 15 minutes; nothing was sent.',
    next: 'Start a new dry run with “run”.',
  },
  planChanged: {
    message: () => 'The data has changed since the dry run; nothing was sent.',
    next: 'Look at the new numbers and press Run again.',
  },
  nothingToSettle: {
    message: () => 'This run has no unknown outcomes (any more).',
    next: 'Nothing needs to be done.',
  },
  consentUnchecked: {
    message: () => 'The consent of the profiles could not be looked up; without it nothing is sent.',
    next: 'Type “consent”, press Unify there, and run again. If it comes back, the log names the cause.',
  },
  runNotActive: {
    message: () => 'This run has ended already.',
    next: 'Start a new one with “run”.',
  },
  confirmationWrong: {
    message: () => 'What was typed is not the confirmation that was asked for; nothing was removed.',
    next: 'Type it exactly as it is shown.',
  },
  ...consentErrors,
  ...refreshErrors,
  ...entityErrors,
  ...pageErrors,
  linkExpired: {
    message: () => 'This link is no longer valid.',
    next: 'Ask for a new one.',
  },
};
