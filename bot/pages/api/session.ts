import { endpoint } from '../endpoint.js';
import { Nothing } from '../inputs.js';
import type { SessionView } from '../wire.js';

/** The first thing a page asks: who looks, and what there is to look at. */
export const session = endpoint(
  { method: 'get', path: 'session' },
  Nothing,
  async (_, { caller }, { services, languages, chatUrl }): Promise<SessionView> => {
    const enrichments = await services.enrichments.readable(caller);
    const [role, language] = [services.access.roleOf(caller), await languages.chosen(caller)];
    return { name: caller.name, ...(role && { role }), ...(language && { language }), chatUrl, enrichments };
  },
);
