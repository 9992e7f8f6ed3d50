import { secretOf } from '../route.js';

/** The parts of a window that hold what the page was opened with. */
export interface Place {
  location: { hash: string; pathname: string; search: string };
  history: { readonly state: unknown; replaceState(entry: unknown, unused: string, address: string): void };
}

/**
 * The signed state of the page, taken out of the address, so that it is not copied, shared or photographed with it. It goes on in the
 * entry of the browser's history: a reload before it was used must not cost the reader a new page.
 */
export function takeState({ location, history }: Place): string | undefined {
  const state = secretOf(location.hash, 'state') ?? kept(history.state);
  if (state !== undefined) history.replaceState({ state }, '', `${location.pathname}${location.search}`);
  return state;
}

/** It is used up, or over: nothing needs it any more. */
export const forgetState = ({ location, history }: Place): void =>
  history.replaceState(null, '', `${location.pathname}${location.search}`);

const kept = (entry: unknown): string | undefined =>
  typeof entry === 'object' && entry !== null && 'state' in entry && typeof entry.state === 'string'
    ? entry.state
    : undefined;
