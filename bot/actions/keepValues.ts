import { ServiceError } from '../../services/errors.js';
import { onRule, readInto } from '../segmentDrafts.js';

/** Keep it as typed: values that no row has are wanted all the same. */
export const keepValues = onRule('keepValues', async (draft, turn) => {
  const { text } = draft.state;
  if (text === undefined) throw new ServiceError('cardOutdated');
  return readInto(draft, text, turn, { acceptUnknown: true });
});
