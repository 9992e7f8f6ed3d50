import { z } from 'zod';
import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import { type CompanyAnswer, readAnswer } from './company.js';
import { failureOfStatus, ProviderError } from './failure.js';
import { createHttp, type HttpAnswer, type HttpRequest, type Timeouts } from './http.js';
import { createGate, createPace } from './pace.js';
import type { LeadspaceRecord } from './payload.js';

export type { CompanyAnswer } from './company.js';
export { ProviderError, type ProviderFailure } from './failure.js';
export type { LeadspaceRecord } from './payload.js';

/** What a poll found. */
export type PollAnswer =
  | { state: 'pending' }
  /** Join on `externalId`; the order means nothing, and records may be missing. `unreadable` are those that are no records. */
  | { state: 'results'; answers: CompanyAnswer[]; unreadable: number }
  /** Unknown to the provider, or too old. */
  | { state: 'gone' };

/** Every call throws ProviderError and nothing else. A POST is sent once, always; what may be repeated is the caller's to decide. */
export interface Leadspace {
  /** Where the records go, to be shown. */
  readonly origin: string;
  /** Resolves when the token is accepted. Costs nothing: it sends a record that the provider must refuse as invalid. */
  verify(token: string): Promise<void>;
  single(token: string, record: LeadspaceRecord): Promise<CompanyAnswer>;
  /** At most 500 records, `external_id` unique among them. `path` is where to poll: save it before anything else. */
  submitBulk(token: string, records: readonly LeadspaceRecord[]): Promise<{ path: string }>;
  poll(token: string, path: string): Promise<PollAnswer>;
  close(): Promise<void>;
}

export interface LeadspaceSettings {
  /** Origin of the gateway, or of the sandbox. */
  baseUrl: string;
  clock: Clock;
  log: Log;
  /** Calls a second and connection: below the contracted rate. Default 10, at most 30. */
  tps?: number;
  /** Requests that are open at once, over all connections. */
  inFlight?: number;
  timeouts?: Partial<Timeouts>;
}

export const MOST_RECORDS = 500;
/** A second: the highest rate that Leadspace contracts. */
const MOST_CALLS = 30;

const TIMEOUTS: Timeouts = { connect: 5_000, body: 15_000, single: 30_000, bulk: 60_000, poll: 30_000 };

/** A record without a name: a gateway that knows the token refuses it (400), one that does not never looks at it. */
const PROBE = JSON.stringify({ company: { name: '' } });

const Submitted = z.object({ id: z.string().min(1) });
const Results = z.union([z.object({ results: z.array(z.unknown()) }), z.array(z.unknown())]);
const Problem = z.object({ tracking_id: z.string() });

export function createLeadspaceClient(settings: LeadspaceSettings): Leadspace {
  const { origin, pathname } = new URL(settings.baseUrl);
  if (pathname !== '/') throw new Error('The address of Leadspace is an origin, without a path');
  const timeouts = { ...TIMEOUTS, ...settings.timeouts };
  const calls = createCalls({ ...settings, origin, timeouts });
  const post = (path: string, token: string, body: string, totalMs: number, expected: readonly number[]) =>
    calls.send({ method: 'POST', path, token, body, totalMs }, expected);

  return {
    origin,
    async verify(token) {
      const answer = await post('/enrichment/enrich/single', token, PROBE, timeouts.single, [200, 400]);
      const readable = answer.text.trim() === '' ? answer.status === 400 : isObject(parseJson(answer.text));
      if (!readable) throw bad(answer.status, 'not JSON');
    },
    async single(token, record) {
      const body = JSON.stringify(record);
      const { status, text } = await post('/enrichment/enrich/single', token, body, timeouts.single, [200]);
      const read = readAnswer(parseJson(text));
      if (!read) throw bad(status, 'not a record');
      return read;
    },
    async submitBulk(token, records) {
      if (records.length < 1 || records.length > MOST_RECORDS)
        throw new RangeError(`${records.length} records in a call`);
      // The wrapper `data` is that of v4; should a program want a bare array, this is the line.
      const body = JSON.stringify({ data: records });
      const { status, text } = await post('/enrichment/enrich/bulk', token, body, timeouts.bulk, [200, 202]);
      const submitted = Submitted.safeParse(parseJson(text));
      const path = submitted.success ? pollingPath(submitted.data.id, origin) : undefined;
      if (path === undefined) throw bad(status, 'no polling address');
      return { path };
    },
    async poll(token, path) {
      const own = pollingPath(path, origin);
      if (own === undefined) throw bad(0, 'foreign polling address');
      const { status, text } = await calls.send(
        { method: 'GET', path: own, token, totalMs: timeouts.poll },
        [200, 202, 204, 404],
      );
      if (status === 404) return { state: 'gone' };
      return status === 200 ? readResults(text) : { state: 'pending' };
    },
    close: () => calls.close(),
  };
}

/** Calls within the contracted rate and the requests in flight; a status that is not expected is a failure of its kind. */
function createCalls(parts: LeadspaceSettings & { origin: string; timeouts: Timeouts }) {
  const { clock, log, inFlight = 4 } = parts;
  const http = createHttp({ origin: parts.origin, clock, connections: inFlight, timeouts: parts.timeouts });
  const gate = createGate(inFlight);
  const paces = new Map<string, () => Promise<void>>();

  /** One for each token: the contracted rate is that of its program, whatever runs use it. */
  function paceOf(token: string): () => Promise<void> {
    const pace = paces.get(token) ?? createPace(clock, Math.min(parts.tps ?? 10, MOST_CALLS));
    paces.set(token, pace);
    return pace;
  }

  async function timed(request: HttpRequest): Promise<HttpAnswer> {
    const { method } = request;
    await paceOf(request.token)();
    const started = clock.now();
    try {
      const answer = await http.send(request);
      log.info({ method, status: answer.status, ms: clock.now() - started }, 'Leadspace answered');
      return answer;
    } catch (error) {
      if (error instanceof ProviderError) log.warn({ method, ...error.failure }, 'Leadspace did not answer');
      throw error;
    }
  }

  async function send(request: HttpRequest, expected: readonly number[]): Promise<HttpAnswer> {
    const answer = await gate(() => timed(request));
    if (expected.includes(answer.status)) return answer;
    const { method } = request;
    const failure = failureOfStatus(method, answer.status, header(answer, 'retry-after'), clock.now());
    const trackingId = Problem.safeParse(parseJson(answer.text)).data?.tracking_id;
    log.warn({ method, ...failure, trackingId }, 'Leadspace refused');
    throw new ProviderError(failure, trackingId);
  }

  return { send, close: () => http.close() };
}

/**
 * The provider names a path, or (tolerated) a bare id or a whole address. It is followed on the configured origin only: another one
 * must never receive the token.
 */
export function pollingPath(id: string, origin: string): string | undefined {
  const address = /^[\w.~-]+$/.test(id) ? `/v3/enrichment/results/${id}` : id;
  if (!/^(\/|https?:\/\/)/i.test(address) || !URL.canParse(address, origin)) return undefined;
  const url = new URL(address, origin);
  return url.origin === origin && url.username === '' ? `${url.pathname}${url.search}` : undefined;
}

function readResults(text: string): PollAnswer {
  const parsed = Results.safeParse(parseJson(text));
  if (!parsed.success) throw bad(200, 'not results');
  const records = Array.isArray(parsed.data) ? parsed.data : parsed.data.results;
  const answers = records.map(readAnswer).filter((answer) => answer !== undefined);
  return { state: 'results', answers, unreadable: records.length - answers.length };
}

const bad = (status: number, reason: string): ProviderError =>
  new ProviderError({ kind: 'badResponse', status, reason });

/** The type an answer declares is not trusted either way: what reads as JSON is JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

function header(answer: HttpAnswer, name: string): string | undefined {
  const value = answer.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
