import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Accounts } from './accounts.js';
import { sendCallback } from './callback.js';
import { answerControl, CONTROL_PATH } from './control.js';
import { type Fault, type Faults, flakyFault } from './faults.js';
import {
  answerRequest,
  BULK_PATH,
  type GatewayParts,
  type Incoming,
  type Outcome,
  parseJson,
  RESULTS_PATH,
  recordsOf,
  SINGLE_PATH,
} from './gateway.js';
import type { Held } from './held.js';
import type { LoggedRequest, RequestKind, RequestLog } from './requestLog.js';
import { spoil } from './spoil.js';
import { tokenRef } from './tokens.js';
import { readBody, send, sendHalf } from './wire.js';

const BODY_LIMIT = 10 * 1024 * 1024;

export interface Parts {
  gateway: GatewayParts;
  log: RequestLog;
  faults: Faults;
  held: Held;
  accounts: Accounts;
  now: () => number;
  reset(): void;
}

/** One request, from the wire to the wire: logged before it is answered, and spoilt when a fault is due. */
export async function exchange(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const incoming = await read(request);
  if (incoming.path.startsWith(CONTROL_PATH))
    return send(response, await answerControl(parts, request.url ?? '', incoming));
  const entry = parts.log.add(described(parts, request, incoming));
  const fault = parts.faults.take(incoming.kind) ?? flakyOf(parts, incoming);
  entry.fault = fault?.do;

  const outcome = answerWith(parts, incoming, fault);
  entry.accepted = outcome?.accepted ?? false;
  entry.bulk = outcome?.bulk?.id;
  const pause =
    (fault?.do === 'delay' ? fault.ms : 0) +
    (incoming.kind === 'single' ? (outcome?.account?.behaviour.singleMs ?? 0) : 0);
  if (pause > 0) await delay(pause, undefined, { ref: false });
  if (outcome?.accepted && outcome.bulk) sendCallback(outcome.bulk, parts.now());

  if (!outcome || fault?.do === 'drop') return finish(parts, entry, () => response.destroy());
  if (fault?.do === 'hold') {
    parts.log.settle(entry);
    response.once('close', () => parts.held.drop(entry));
    await parts.held.hold(entry);
    entry.status = outcome.status;
    return send(response, outcome);
  }
  entry.status = outcome.status;
  finish(parts, entry, () => {
    if (fault?.do === 'cut' || fault?.do === 'stall') sendHalf(response, outcome, fault.do);
    else send(response, outcome);
  });
}

function answerWith({ gateway }: Parts, incoming: Incoming, fault: Fault | undefined): Outcome | undefined {
  if (fault?.do === 'drop' && !fault.accept) return undefined;
  if (fault?.do === 'answer') return { status: fault.status, body: fault.body, headers: fault.headers };
  const outcome = answerRequest(gateway, incoming);
  return fault ? spoil(outcome, fault) : outcome;
}

function flakyOf({ accounts }: Parts, { kind, token }: Incoming): Fault | undefined {
  const account = token === undefined ? undefined : accounts.of(token);
  if (!account?.behaviour.flaky) return undefined;
  account.calls[kind] = (account.calls[kind] ?? 0) + 1;
  return flakyFault(kind, account.calls[kind]);
}

function finish({ log }: Parts, entry: LoggedRequest, answer: () => void): void {
  log.settle(entry);
  answer();
}

async function read(request: IncomingMessage): Promise<Incoming> {
  const path = (request.url ?? '').split('?')[0] ?? '';
  const { body, tooLarge } = await readBody(request, BODY_LIMIT);
  return {
    kind: kindOf(path),
    method: request.method ?? '',
    path,
    token: /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1],
    contentType: request.headers['content-type'],
    body,
    tooLarge,
  };
}

function kindOf(path: string): RequestKind {
  if (path === SINGLE_PATH) return 'single';
  if (path === BULK_PATH) return 'bulk';
  return path.startsWith(RESULTS_PATH) ? 'poll' : 'other';
}

function described(parts: Parts, request: IncomingMessage, incoming: Incoming) {
  const { kind, method, path, token, body } = incoming;
  const { authorization: _, ...headers } = request.headers;
  const sent = kind === 'poll' ? undefined : parseJson(body);
  const records = kind === 'single' ? [sent] : (recordsOf(sent) ?? []);
  return {
    at: parts.now(),
    kind,
    method,
    path,
    token: token && tokenRef(token),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    externalIds: records.flatMap(externalId),
    records: records.length,
    body: body === '' ? undefined : body,
  };
}

function externalId(record: unknown): string[] {
  if (typeof record !== 'object' || record === null || !('external_id' in record)) return [];
  return typeof record.external_id === 'string' ? [record.external_id] : [];
}
