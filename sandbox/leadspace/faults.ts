import { z } from 'zod';
import type { RequestKind } from './requestLog.js';

/** Something that shall go wrong. `on` says with which requests, `times` with how many of them, `after` how many go well first. */
const Scope = z.object({
  on: z.enum(['single', 'bulk', 'poll', 'any']),
  times: z.union([z.number().int().positive(), z.literal('always')]).default(1),
  after: z.number().int().nonnegative().default(0),
});

export const Fault = z.discriminatedUnion('do', [
  /** Answered by the gateway, nothing taken in. A text body is sent as it is, with the content type of `headers`. */
  Scope.extend({
    do: z.literal('answer'),
    status: z.number().int().min(200).max(599),
    body: z.unknown().optional(),
    headers: z.record(z.string(), z.string()).default({}),
  }),
  /** The connection is cut before an answer; `accept` says whether the records were taken in. */
  Scope.extend({ do: z.literal('drop'), accept: z.boolean().default(true) }),
  /** Half of the answer's body, then the connection is cut. */
  Scope.extend({ do: z.literal('cut') }),
  /** Half of the answer's body, then silence. */
  Scope.extend({ do: z.literal('stall') }),
  /** Taken in, and the answer kept back until it is released. */
  Scope.extend({ do: z.literal('hold') }),
  Scope.extend({ do: z.literal('delay'), ms: z.number().nonnegative() }),
  /** A submission that never finishes. */
  Scope.extend({ do: z.literal('neverReady') }),
  /** Results that carry other external ids than those that were sent. */
  Scope.extend({ do: z.literal('foreign') }),
  /** The first `records` results are left out. */
  Scope.extend({ do: z.literal('missing'), records: z.number().int().positive().default(1) }),
  /** The first `records` results fail with 1100. */
  Scope.extend({ do: z.literal('internal'), records: z.number().int().positive().default(1) }),
]);
export type Fault = z.output<typeof Fault>;
export type FaultInput = z.input<typeof Fault>;

export interface Faults {
  add(fault: FaultInput): void;
  /** The fault for this request, if one is due; it is then used up by one. */
  take(kind: RequestKind): Fault | undefined;
  /** What is still to come, and how often each has happened. */
  all(): { fault: Fault; fired: number }[];
  clear(): void;
}

const GATEWAY_PAGE =
  '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';

/** Ready-made troubles, each for the next request unless told otherwise: `{ on: 'bulk', times: 3, ...trouble.serverError() }`. */
export const trouble = {
  tooManyRequests: (retryAfter?: string) =>
    answer(429, { error: 'Too Many Requests' }, retryAfter ? { 'retry-after': retryAfter } : {}),
  serverError: (status = 503) => answer(status, { error: 'Service Unavailable' }),
  html: (status = 200) => answer(status, GATEWAY_PAGE, { 'content-type': 'text/html' }),
};

function answer(status: number, body: unknown, headers: Record<string, string> = {}) {
  return { do: 'answer' as const, status, body, headers };
}

export function createFaults(): Faults {
  let planned: { fault: Fault; seen: number; fired: number }[] = [];
  return {
    add: (fault) => planned.push({ fault: Fault.parse(fault), seen: 0, fired: 0 }),
    take(kind) {
      for (const plan of planned) {
        if (plan.fault.on !== 'any' && plan.fault.on !== kind) continue;
        if (plan.fault.times !== 'always' && plan.fired >= plan.fault.times) continue;
        plan.seen += 1;
        if (plan.seen <= plan.fault.after) continue;
        plan.fired += 1;
        return plan.fault;
      }
      return undefined;
    },
    all: () => planned.map(({ fault, fired }) => ({ fault, fired })),
    clear: () => {
      planned = [];
    },
  };
}

/** Every third submission and poll of a flaky token fails, in turn in three ways; nothing is taken in then. */
export function flakyFault(kind: RequestKind, call: number): Fault | undefined {
  if (call % 3 !== 0) return undefined;
  const ways = [trouble.tooManyRequests(), trouble.html(502), trouble.serverError(503)];
  return Fault.parse({ on: kind === 'other' ? 'any' : kind, ...ways[(call / 3 - 1) % ways.length] });
}
