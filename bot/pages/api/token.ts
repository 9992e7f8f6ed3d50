import { z } from 'zod';
import { endpoint } from '../endpoint.js';
import type { TokenLook, TokenStored } from '../wire.js';

const ByState = z.object({ state: z.string().max(200) });
/** One that is longer than any token is refused by the service, in words. */
const Entered = ByState.extend({ token: z.string().max(6_000) });

/** A token has 4,096 characters at most. */
const MOST_BYTES = 8 * 1024;

/** What the token page is about. Looking does not use it up: pages are loaded twice, and looked at by what checks links. */
export const lookAtToken = endpoint(
  { method: 'post', path: 'token/look', entrance: true, mostBytes: MOST_BYTES },
  ByState,
  async ({ state }, { caller }, { services }): Promise<TokenLook> => services.setup.tokenPage.look(caller, state),
);

/** Straight from the page to us: nothing of the token passes Teams, and nothing but its ending is answered. */
export const enterToken = endpoint(
  { method: 'post', path: 'token', entrance: true, mostBytes: MOST_BYTES },
  Entered,
  async ({ state, token }, { caller }, { services }): Promise<TokenStored> =>
    services.setup.tokenPage.enter(caller, state, token),
);
