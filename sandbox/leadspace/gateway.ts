import { type Account, type Accounts, spend } from './accounts.js';
import { type Answer, refusal } from './answer.js';
import type { Bulk, Bulks } from './bulks.js';
import type { Directory } from './companies/directory.js';
import { enrichedAnswer, matchFor, missAnswer, readRecord } from './records.js';
import type { RequestKind } from './requestLog.js';

/** A request as the gateway sees it. */
export interface Incoming {
  kind: RequestKind;
  method: string;
  path: string;
  token: string | undefined;
  contentType: string | undefined;
  body: string;
  /** The body was longer than the gateway reads. */
  tooLarge: boolean;
}

/** An answer, and what it did. */
export interface Outcome extends Answer {
  account?: Account;
  bulk?: Bulk;
  /** Records were taken in. */
  accepted?: boolean;
}

export interface GatewayParts {
  accounts: Accounts;
  bulks: Bulks;
  directory: Directory;
  now: () => number;
  processingMs: (records: number) => number;
  maxBacklog: number;
}

export const SINGLE_PATH = '/enrichment/enrich/single';
export const BULK_PATH = '/enrichment/enrich/bulk';
export const RESULTS_PATH = '/v3/enrichment/results/';
const MAX_RECORDS = 500;

/** Who is asking comes before what is asked: a wrong token hears 401 whatever it sends. */
export function answerRequest(parts: GatewayParts, request: Incoming): Outcome {
  const refuse = (status: number, details: string, headers = {}) => refusal(status, details, parts.now(), headers);
  if (request.kind === 'other') return refuse(404, 'No such resource');
  const allowed = request.kind === 'poll' ? 'GET' : 'POST';
  if (request.method !== allowed) return refuse(405, `Use ${allowed}`, { allow: allowed });
  const account = request.token === undefined ? undefined : parts.accounts.of(request.token);
  if (!account || account.revoked) return refuse(401, '');
  if (account.behaviour.refused) return { account, ...refuse(account.behaviour.refused, 'Invalid Program ID') };
  if (!parts.accounts.admit(account)) return { account, ...refuse(429, 'Over the contracted rate') };
  if (request.kind === 'poll') return { account, ...poll(parts, account, request.path) };
  return { account, ...submit(parts, account, request) };
}

function poll({ bulks, now }: GatewayParts, account: Account, path: string): Outcome {
  const bulk = bulks.find(path.slice(RESULTS_PATH.length), account);
  if (!bulk) return refusal(404, 'Unknown bulk', now());
  if (bulk.readyAt > now()) return { status: 204, bulk };
  return { status: 200, body: { results: bulks.results(bulk) }, bulk };
}

function submit(parts: GatewayParts, account: Account, request: Incoming): Outcome {
  const refuse = (status: number, details: string) => refusal(status, details, parts.now());
  if (!/^application\/json\b/i.test(request.contentType ?? ''))
    return refuse(415, 'Content-Type must be application/json');
  if (request.tooLarge) return refuse(413, 'The body is too large');
  if (account.creditsLeft <= 0) return refuse(427, 'The program has no credits left, or its Program ID is invalid');
  const body = parseJson(request.body);
  if (body === undefined) return refuse(400, 'The body is not JSON');
  return request.kind === 'single' ? single(parts, account, body) : bulk(parts, account, body);
}

function single({ directory, now }: GatewayParts, account: Account, body: unknown): Outcome {
  const record = readRecord(body);
  if ('invalid' in record) return refusal(400, record.invalid, now());
  account.recordsTaken += 1;
  const match = matchFor(directory, account.behaviour, record.question);
  if (match) spend(account, 1);
  const answer = match ? enrichedAnswer(directory, account.behaviour, record, match) : missAnswer(record);
  return { status: 200, body: answer, accepted: true };
}

function bulk(parts: GatewayParts, account: Account, body: unknown): Outcome {
  const { bulks, now } = parts;
  const records = recordsOf(body);
  if (!records || records.length === 0) return refusal(400, 'data must hold 1 to 500 records', now());
  if (records.length > MAX_RECORDS)
    return refusal(400, `data holds ${records.length} records; the most is ${MAX_RECORDS}`, now());
  if (bulks.backlog(account) + records.length > parts.maxBacklog) return refusal(429, 'The backlog is full', now());
  const processingMs = account.behaviour.processingMs ?? parts.processingMs(records.length);
  const taken = bulks.take(account, records, { processingMs, callbackUrl: callbackOf(body) });
  return { status: 202, body: { id: RESULTS_PATH + taken.id }, bulk: taken, accepted: true };
}

/** `{data: [...]}` or the bare list of older programs. */
export function recordsOf(body: unknown): unknown[] | undefined {
  if (Array.isArray(body)) return body;
  return isObject(body) && Array.isArray(body.data) ? body.data : undefined;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function callbackOf(body: unknown): string | undefined {
  return isObject(body) && typeof body.callbackUrl === 'string' ? body.callbackUrl : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
