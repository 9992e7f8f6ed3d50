import { z } from 'zod';
import { type Answer, refusal } from './answer.js';
import type { Parts } from './exchange.js';
import { Fault } from './faults.js';
import { type Incoming, parseJson } from './gateway.js';

/** The stand-in's own addresses: for people, tests and the demo. The product never calls them; the provider has none. */
export const CONTROL_PATH = '/__sandbox/';

const TokenChange = z.object({
  token: z.string(),
  revoked: z.boolean().optional(),
  credits: z.number().int().nonnegative().optional(),
});

type Route = (parts: Parts, incoming: Incoming, query: URLSearchParams) => Answer | Promise<Answer>;

const ROUTES: Record<string, Route> = {
  'GET credits': (parts) => ok(credits(parts)),
  'GET requests': ({ log }, _, query) => {
    const from = Number(query.get('from') ?? 1);
    const kind = query.get('kind');
    return ok({ requests: log.all().filter((entry) => entry.n >= from && (!kind || entry.kind === kind)) });
  },
  'GET submitted': ({ log }) => ok(submitted(log.acceptedIds())),
  'GET faults': ({ faults }) => ok({ faults: faults.all() }),
  'POST faults': ({ faults }, { body }) => {
    const fault = Fault.safeParse(parseJson(body));
    if (!fault.success) return { status: 400, body: { error: z.prettifyError(fault.error) } };
    faults.add(fault.data);
    return ok({ faults: faults.all() });
  },
  'DELETE faults': ({ faults }) => {
    faults.clear();
    return { status: 204 };
  },
  'POST tokens': (parts, { body }) => changeToken(parts, parseJson(body)),
  /** With `?wait`, answers as soon as a request is held. */
  'GET held': async ({ held }, _, query) => {
    if (query.has('wait')) await held.whenHeld();
    return ok({ held: held.all() });
  },
  'POST release': ({ held }) => {
    held.release();
    return { status: 204 };
  },
  'POST reset': ({ reset }) => {
    reset();
    return { status: 204 };
  },
};

export async function answerControl(parts: Parts, url: string, incoming: Incoming): Promise<Answer> {
  const name = `${incoming.method} ${incoming.path.slice(CONTROL_PATH.length)}`;
  const route = Object.hasOwn(ROUTES, name) ? ROUTES[name] : undefined;
  if (!route) return refusal(404, `One of: ${Object.keys(ROUTES).join(', ')}`, parts.now());
  return route(parts, incoming, new URL(url, 'http://sandbox').searchParams);
}

function credits({ accounts }: Parts) {
  const tokens = accounts.all().map(({ ref, creditsLeft, creditsSpent, recordsTaken }) => ({
    token: ref,
    creditsLeft,
    creditsSpent,
    recordsTaken,
  }));
  return {
    creditsSpent: tokens.reduce((sum, one) => sum + one.creditsSpent, 0),
    recordsTaken: tokens.reduce((sum, one) => sum + one.recordsTaken, 0),
    tokens,
  };
}

function submitted(ids: string[]) {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const id of ids) (seen.has(id) ? twice : seen).add(id);
  return { records: ids.length, distinct: seen.size, twice: [...twice] };
}

function changeToken({ accounts }: Parts, body: unknown): Answer {
  const change = TokenChange.safeParse(body);
  if (!change.success) return { status: 400, body: { error: z.prettifyError(change.error) } };
  const account = accounts.of(change.data.token);
  if (!account) return { status: 404, body: { error: 'No such token' } };
  if (change.data.revoked !== undefined) account.revoked = change.data.revoked;
  if (change.data.credits !== undefined) account.creditsLeft = change.data.credits;
  return ok({ token: account.ref, revoked: account.revoked, creditsLeft: account.creditsLeft });
}

function ok(body: unknown): Answer {
  return { status: 200, body };
}
