import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { QuietClock } from './quietClock.js';

/** How the platform answers a call. */
export interface Reply {
  status: number;
  code?: string;
  /** In the words of the message store below the connector. */
  subCode?: string;
  /** Seconds. */
  retryAfter?: number;
  /** It takes effect, whatever the answer says. */
  lands?: boolean;
  /** The connection ends before any answer. */
  breaks?: boolean;
}

export type CallKind = 'post' | 'update';

export interface TeamsCall {
  kind: CallKind;
  tenantId: string;
  conversationId: string;
  at: number;
}

/** A message as it stands in a conversation now. */
export interface Standing {
  id: string;
  summary: string;
  alert: boolean;
}

/**
 * The Bot Connector as Teams limits it, by the clock that is handed in:
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
export interface TeamsLimits {
  url: string;
  calls: TeamsCall[];
  /** Every call that was one too many, or came while its conversation wanted to be left alone. */
  violations: string[];
  standing(conversationId: string): Standing[];
  close(): Promise<void>;
}

export interface TeamsLimitsSettings {
  clock: QuietClock;
  tenantOf(conversationId: string): string;
  /** What the n-th post or update in a conversation is answered with; undefined: all is well. */
  reply(conversationId: string, kind: CallKind, number: number): Reply | undefined;
  /** How long the n-th call of all takes. */
  latencyMs(number: number): number;
}

interface Limit {
  most: number;
  ms: number;
}

const CONVERSATION_LIMITS: Limit[] = [
  { most: 7, ms: 1_000 },
  { most: 8, ms: 2_000 },
  { most: 60, ms: 30_000 },
  { most: 1_800, ms: 3_600_000 },
];
const TENANT_LIMITS: Limit[] = [{ most: 50, ms: 1_000 }];
const THROTTLED: Reply = { status: 429, code: 'Throttled' };
const NO_ACTIVITY: Reply = { status: 404, code: 'ActivityNotFoundInConversation' };

export async function startTeamsLimits(settings: TeamsLimitsSettings): Promise<TeamsLimits> {
  const { clock } = settings;
  const limits = createLimits();
  const chats = createChats();
  const calls: TeamsCall[] = [];
  const numbers = new Map<string, number>();
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, , , conversationId = '', , activityId] = (request.url ?? '').split('/').map(decodeURIComponent);
    const body = JSON.parse(await bodyOf(request)) as Body;
    const kind = request.method === 'PUT' ? 'update' : 'post';
    const call = { kind, tenantId: settings.tenantOf(conversationId), conversationId, at: clock.now() } as const;
    const number = (numbers.get(`${kind} ${conversationId}`) ?? 0) + 1;
    numbers.set(`${kind} ${conversationId}`, number);
    calls.push(call);
    const isTooMuch = limits.isTooMuch(call);
    await clock.asleep(settings.latencyMs(calls.length));
    const planned = isTooMuch ? THROTTLED : settings.reply(conversationId, kind, number);
    const id = !planned || planned.lands ? chats.land(conversationId, activityId, body) : undefined;
    const reply = planned ?? (id ? { status: activityId ? 200 : 201 } : NO_ACTIVITY);
    if (reply.breaks) return void request.socket.destroy();
    limits.hold(conversationId, clock.now() + (reply.retryAfter ?? 0) * 1_000);
    const again = reply.retryAfter && { 'Retry-After': String(reply.retryAfter) };
    response.writeHead(reply.status, { 'Content-Type': 'application/json', ...again });
    response.end(JSON.stringify(reply.status < 300 ? { id } : problem(reply)));
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    calls,
    violations: limits.violations,
    standing: chats.standing,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function createLimits() {
  const violations: string[] = [];
  const times = new Map<string, number[]>();
  const heldUntil = new Map<string, number>();

  function look(what: string, limits: Limit[], at: number): void {
    const earlier = times.get(what) ?? [];
    earlier.push(at);
    times.set(what, earlier);
    for (const { most, ms } of limits) {
      const first = earlier.at(-most - 1);
      if (first !== undefined && first > at - ms) violations.push(`${what}: more than ${most} in ${ms} ms`);
    }
  }

  return {
    violations,
    isTooMuch({ conversationId, tenantId, at }: TeamsCall): boolean {
      const before = violations.length;
      if (at < (heldUntil.get(conversationId) ?? 0)) violations.push(`${conversationId}: before Retry-After`);
      look(conversationId, CONVERSATION_LIMITS, at);
      look(`tenant ${tenantId}`, TENANT_LIMITS, at);
      return violations.length > before;
    },
    hold: (conversationId: string, until: number) => void heldUntil.set(conversationId, until),
  };
}

interface Body {
  summary?: string;
  channelData?: { notification?: { alert?: boolean } };
}

function createChats() {
  const messages = new Map<string, Standing[]>();
  let ids = 0;
  return {
    standing: (conversationId: string) => messages.get(conversationId) ?? [],
    /** Resolves to the id of the message; undefined: there is no such message to be updated. */
    land(conversationId: string, activityId: string | undefined, { summary = '', channelData }: Body) {
      const standing = messages.get(conversationId) ?? [];
      messages.set(conversationId, standing);
      const found = standing.find(({ id }) => id === activityId);
      if (found) found.summary = summary;
      if (activityId) return found?.id;
      ids += 1;
      standing.push({ id: `m${ids}`, summary, alert: channelData?.notification?.alert === true });
      return `m${ids}`;
    },
  };
}

function problem({ code, subCode }: Reply): object {
  if (!subCode) return code ? { error: { code, message: 'In other words.' } } : {};
  return { errorCode: 209, message: JSON.stringify({ subCode, details: 'In other words.', errorCode: null }, null, 2) };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
