import type { ErrorCode } from '../../../services/errors.js';

/** What the administrator reads: what happened, and what to do next. */
interface ErrorText {
  message(params: Readonly<Record<string, string | number>>): string;
  next: string;
}

export const errors: Partial<Record<ErrorCode, ErrorText>> = {};
