import type { ErrorCode } from '../../../services/errors.js';
import type { ErrorText } from './errors.js';

const calculations: Record<string, string> = {
  sum: 'a sum',
  average: 'an average',
  minimum: 'a minimum',
  maximum: 'a maximum',
};

/** What can go wrong where sources become one Customer entity, and with measures over it. */
export const entityErrors = {
  changedColumnMissing: {
    message: ({ source = '' }) =>
      `No column of ${source} says when a row was last changed, so nothing is most or least recent.`,
    next: 'Choose that column of the source, or another rule for which row or value is kept.',
  },
  matchColumnMissing: {
    message: ({ source = '' }) => `Duplicates of ${source} cannot be looked for by this: no column was chosen for it.`,
    next: 'Choose the column, or look for duplicates by something else.',
  },
  previewOutdated: {
    message: () => 'Data or settings have changed since this preview; nothing was applied.',
    next: 'Make the preview again with “unification”, look at the new numbers, and apply those.',
  },
  attributeMissing: {
    message: () => 'It is not said what the measure is of.',
    next: 'Choose an attribute; of a share also what it has to be.',
  },
  attributeGone: {
    message: ({ attribute = '' }) => `There is no attribute ${attribute} (any more).`,
    next: 'Choose another one, or import or run what it comes from again.',
  },
  attributeUnfit: {
    message: ({ attribute = '', calculates = '' }) =>
      `${attribute} holds no numbers or dates of which ${calculations[calculates] ?? 'this'} could be made.`,
    next: 'Choose another attribute, or count it.',
  },
  groupRefused: {
    message: ({ attribute = '' }) =>
      `A measure is not split by ${attribute}: it says who somebody is, or nearly every profile has a value of its own.`,
    next: 'Split by what many profiles have in common, such as an industry or a country.',
  },
} satisfies Partial<Record<ErrorCode, ErrorText>>;
