import { endpoint } from '../endpoint.js';
import { ById, Query } from '../inputs.js';

export const startExport = endpoint(
  { method: 'post', path: 'enrichments/:id/export' },
  ById.extend(Query.shape),
  async ({ id, ...query }, { caller }, { services }) => services.results.exportCsv(caller, id, query),
);

/** Of one's own only: the answer holds a link. */
export const exported = endpoint(
  { method: 'get', path: 'exports/:id' },
  ById,
  async ({ id }, { caller }, { services }) => services.results.exportOf(caller, id),
);
