import { z } from 'zod';
import { endpoint } from '../endpoint.js';
import { Nothing, Paging, TimeZone } from '../inputs.js';
import type { ConsentAnswer } from '../wire.js';

const HistoryAsk = Paging.extend({
  kind: z.enum(['run', 'refresh']).optional(),
  outcome: z.enum(['Successful', 'Failed', 'Canceled']).optional(),
  timeZone: TimeZone,
});

export const history = endpoint(
  { method: 'post', path: 'history' },
  HistoryAsk,
  async ({ kind, outcome, ...options }, { caller }, { services }) =>
    services.history.page(caller, { ...(kind && { kind }), ...(outcome && { outcome }) }, options),
);

export const consent = endpoint(
  { method: 'get', path: 'consent' },
  Nothing,
  async (_, { caller }, { services }): Promise<ConsentAnswer> => {
    const [overview, trend] = await Promise.all([services.consent.overview(caller), services.consent.trend(caller)]);
    return { overview, trend };
  },
);
