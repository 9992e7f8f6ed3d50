import type { SetupParts } from '../services/setup/parts.js';
import type { Config } from './config.js';
import { inTeams } from './pages/addresses.js';

/**
 * Where a token is entered. The state stands behind the #, which no server and no log between here and there gets to see. In production
 * the page is the only place, and what leads there from a chat goes through Teams, because the page signs in with it.
 */
export function tokenPageOf(
  { development, identity }: Pick<Config, 'development' | 'identity'>,
  publicUrl: string,
): SetupParts['tokenPage'] {
  return {
    only: !development,
    addressOf(signed) {
      const page = `token#state=${signed}`;
      const url = `${publicUrl}/tab/${page}`;
      return { url, link: development ? url : inTeams(identity.appId, page) };
    },
  };
}
