import type { ErrorCode } from '../../../services/errors.js';
import type { ErrorText } from './errors.js';

/** What can go wrong with the pages. */
export const pageErrors = {
  pageLinkExpired: {
    message: () => 'This link is no longer valid: it works for an hour.',
    next: 'Go back to the chat and open the page from there again.',
  },
  signInRefused: {
    message: () => 'The sign-in was not accepted.',
    next: 'Open this page in Teams, with an account of the organisation that the bot belongs to.',
  },
  tokenPageOver: {
    message: () => 'This page has been used already, or was open for too long. Nothing was stored.',
    next: 'Go back to the chat and press “Enter the token” again.',
  },
  tokenOnlyOnPage: {
    message: () => 'A token is not taken in the chat, where it could be found later. It was not stored.',
    next: 'Press “Enter the token” on the newest card, and replace the token at Leadspace if others can read this chat.',
  },
} satisfies Partial<Record<ErrorCode, ErrorText>>;
