import type { ErrorCode } from '../../../services/errors.js';
import type { ErrorText } from './errors.js';

/** What can go wrong with consent, segments and their exports. */
export const consentErrors = {
  dateOrderMissing: {
    message: () => 'Dates such as 03/04/2026 can be read in two ways, and it is not guessed which one is meant.',
    next: 'Choose the order of day and month in the form of the import.',
    here: 'Choose the order of day and month.',
  },
  dateUnreadable: {
    message: () => 'That is no date that can be read.',
    next: 'Type it as 2026-11-22.',
  },
  identifierUnreadable: {
    message: () => 'That is neither an e-mail address nor a phone number.',
    next: 'Type a whole address, or a number with its country code, such as +31 20 123 4567.',
  },
  optionUnknown: {
    message: ({ option = '' }) => `There is no consent option ${option} in the data.`,
    next: 'Type “consent” to see the options there are.',
  },
  valueMissing: {
    message: () => 'Without a column of consent values nothing can be imported.',
    next: 'Choose the column that says whether somebody agreed.',
  },
  identifierMissing: {
    message: () => 'Without e-mail addresses or phone numbers consent belongs to nobody.',
    next: 'Choose the column with the address or the number.',
  },
  ruleMissing: {
    message: () => 'The segment has no condition yet.',
    next: 'Type a rule, or add a condition with the form.',
  },
  segmentInUse: {
    message: ({ name = '', users = '' }) => `${name} is the data set of ${users}.`,
    next: 'Give that enrichment another data set, or remove it, first.',
  },
  segmentOutdated: {
    message: ({ name = '' }) => `Consent has changed since the members of ${name} were found, so nothing leaves.`,
    next: 'Refresh the segment, then export it.',
  },
  segmentEmpty: {
    message: ({ name = '' }) => `${name} has no members.`,
    next: 'Look at its rule, or refresh it.',
  },
  segmentInactive: {
    message: ({ name = '' }) => `${name} is inactive and is not refreshed.`,
    next: 'Activate it in “segments” first.',
  },
  reasonMissing: {
    message: () => 'Leaving the consent guard aside needs a reason, which is logged.',
    next: 'Type the reason.',
  },
  columnsMissing: {
    message: () => 'No column was chosen, so the file would be empty.',
    next: 'Choose at least one column.',
  },
  uploadFailed: {
    message: ({ status = '' }) => `The file could not be put into your OneDrive (${status}).`,
    next: 'Export it again; if it stays so, ask who looks after Teams.',
  },
} satisfies Partial<Record<ErrorCode, ErrorText>>;
