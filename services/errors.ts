/**
 * An error meant for the administrator. `code` and `params` choose the message and the next step in the locale
 * (`errors.<code>`); no profile value, token or address ever goes into `params`. Everything that is not a ServiceError is a
 * fault: the router logs it and shows an id that the administrator can quote.
 */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';

  constructor(
    readonly code: ErrorCode,
    readonly params: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

/** Every code has a message and a next step in both languages, and a line in the README's troubleshooting table. */
export const ERROR_CODES = [
  // access
  'notAllowed', // {needed, helpers}
  'claimClosed',
  'lastAdministrator',
  // cards and drafts
  'cardOutdated',
  'draftGone',
  'notFound', // {what}
  // set-up
  'tokenMissing',
  'tokenUnreadable', // the encryption key is another than the one it was stored with
  'tokenRefused',
  'creditsOrProgram',
  'providerUnreachable',
  'providerBusy',
  'providerAnswerUnknown',
  'consentMissing',
  'consentOutdated',
  'connectionMissing',
  'noProfiles',
  'nameMissing',
  'nameTaken', // {name}
  'fieldUnknown', // {field}
  'fieldTwice', // {field}
  // import
  'fileNotFound', // {file}
  'fileNotAllowed', // {file}
  'fileTooLarge', // {limitMb}
  'fileEmpty', // {file}
  'fileFormat', // {file}
  'fileEncoding', // {file}
  'fileColumns', // {count, limit}
  'fileUnclosedQuote', // {row}
  'downloadHost', // {host}
  'downloadFailed', // {status}
  'keyMissing',
  'importRunning', // {name}
  'importNoneAccepted', // {rejected}
  'importFailed', // {reference}
  'sourceInUse', // {name}
  // runs
  'enrichmentInactive', // {name}
  'runActive', // {name}
  'planExpired',
  'planChanged',
  'nothingToSettle',
  'runNotActive',
  'consentUnchecked', // the state of consent cannot be read
  'confirmationWrong',
  // consent
  'dateOrderMissing', // 03/04/2026 can be read in two ways
  'dateUnreadable',
  'identifierUnreadable',
  'optionUnknown', // {option}
  'valueMissing', // no column of values
  'identifierMissing', // no column of addresses or numbers
  // segments
  'ruleMissing',
  'segmentInUse', // {name, users}
  'segmentOutdated', // {name, segment}
  'segmentEmpty', // {name, segment}
  'segmentInactive', // {name}
  'reasonMissing',
  // unification
  'changedColumnMissing', // {source}: nothing says when its rows were changed
  'matchColumnMissing', // {source}: no column for a key that duplicates are looked for by
  'previewOutdated',
  // measures
  'attributeMissing', // a figure of what?
  'attributeGone', // {attribute}
  'attributeUnfit', // {attribute, calculates}: no numbers or dates
  'groupRefused', // {attribute}: it says who somebody is, or has a value of its own for nearly every profile
  // exports
  'columnsMissing',
  'uploadFailed', // {status}
  // refresh and schedules
  'refreshFailed', // {reference}: a step stopped by a fault
  'nothingToRetry',
  'scheduleTimes', // no time of day, a time that is none, or more than four
  'scheduleDays',
  'timeZoneUnknown', // {zone}
  'scheduleNeverFires', // {name}: all its times are times of the refresh of everything
  'recordsMissing', // the most records of a scheduled run
  // notifications
  'notSubscribed',
  'muteUnreadable',
  // files
  'linkExpired',
  // pages
  'pageLinkExpired',
  'signInRefused',
  'tokenPageOver',
  'tokenOnlyOnPage',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];
