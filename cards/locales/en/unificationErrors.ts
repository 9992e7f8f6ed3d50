import type { ErrorCode } from '../../../services/errors.js';
import type { ErrorText } from './errors.js';

export const unificationErrors = {
  changedColumnMissing: {
    message: ({ source = '' }) => `${source} has no column that says when a row was last changed.`,
    next: 'Choose that column for the source, or keep the most filled or the first in order instead.',
  },
  matchColumnMissing: {
    message: ({ source = '' }) => `A column that ${source} is to be compared by is not chosen.`,
    next: 'Choose the column of names, websites or countries, or compare by something else.',
  },
  previewOutdated: {
    message: () => 'Sources or settings have changed since this preview was made; nothing was applied.',
    next: 'Make the preview again and look at its numbers.',
  },
  attributeMissing: {
    message: () => 'This measure needs an attribute.',
    next: 'Choose the attribute to sum up, average or compare.',
  },
  groupRefused: {
    message: ({ field = '' }) => `A measure cannot be split by ${field}: that would tell persons apart.`,
    next: 'Split it by something that many profiles share, such as industry or country.',
  },
} satisfies Partial<Record<ErrorCode, ErrorText>>;
