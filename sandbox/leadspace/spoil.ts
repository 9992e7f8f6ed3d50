import type { Fault } from './faults.js';
import type { Outcome } from './gateway.js';

/** Faults that change what an otherwise good answer says. */
export function spoil(outcome: Outcome, fault: Fault): Outcome {
  if (fault.do === 'neverReady') {
    if (outcome.bulk) outcome.bulk.readyAt = Number.POSITIVE_INFINITY;
    return outcome.status === 200 ? { status: 204, ...(outcome.bulk && { bulk: outcome.bulk }) } : outcome;
  }
  const results = resultsOf(outcome.body);
  if (!results) return outcome;
  if (fault.do === 'foreign')
    return withResults(
      outcome,
      results.map((result, at) => ({ ...result, external_id: `foreign-${at}` })),
    );
  if (fault.do === 'missing') return withResults(outcome, results.slice(fault.records));
  if (fault.do === 'internal') {
    return withResults(
      outcome,
      results.map((result, at) => (at < fault.records ? internalError(result) : result)),
    );
  }
  return outcome;
}

function withResults(outcome: Outcome, results: object[]): Outcome {
  return { ...outcome, body: { results } };
}

function internalError(result: object) {
  const id = 'external_id' in result ? { external_id: result.external_id } : {};
  const error = { code: 1100, description: 'Internal Error' };
  return { status: 'failure', ...id, error, data: { enrichment_status: 'Not Enriched' } };
}

function resultsOf(body: unknown): object[] | undefined {
  if (typeof body !== 'object' || body === null || !('results' in body) || !Array.isArray(body.results))
    return undefined;
  return body.results;
}
