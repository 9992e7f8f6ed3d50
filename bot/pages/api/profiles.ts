import { z } from 'zod';
import { endpoint } from '../endpoint.js';
import { ById, Order, Paging, Query } from '../inputs.js';

const TableAsk = ById.extend({ ...Paging.shape, query: Query.optional(), order: Order.optional() });
const OneProfile = ById.extend({ profile: z.coerce.number().int().min(0) });

export const enrichment = endpoint(
  { method: 'get', path: 'enrichments/:id' },
  ById,
  async ({ id }, { caller }, { services }) => services.results.overview(caller, id),
);

export const profiles = endpoint(
  { method: 'post', path: 'enrichments/:id/profiles' },
  TableAsk,
  async ({ id, ...asked }, { caller }, { services }) => services.results.table(caller, id, asked),
);

export const count = endpoint(
  { method: 'post', path: 'enrichments/:id/count' },
  ById.extend(Query.shape),
  async ({ id, ...query }, { caller }, { services }) => ({ count: await services.results.count(caller, id, query) }),
);

export const profile = endpoint(
  { method: 'get', path: 'enrichments/:id/profiles/:profile' },
  OneProfile,
  async ({ id, profile: customerId }, { caller }, { services }) => services.results.profile(caller, id, customerId),
);
