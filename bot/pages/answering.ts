import type { Request, Response } from 'restify';
import { createLocale, type Locale } from '../../cards/locale.js';
import type { Clock, NewId } from '../../services/clock.js';
import type { Log } from '../../services/log.js';
import type { Allowance } from '../allowance.js';
import { BadRequest, readJson } from '../requestBody.js';
import type { Endpoint, PageHouse, Visitor } from './endpoint.js';
import type { Identify } from './identify.js';
import { NotNow, refusalOf } from './problems.js';

export interface AnsweringParts {
  identify: Identify;
  allowance: Allowance;
  /** Undefined while the bot starts. */
  house(): PageHouse | undefined;
  clock: Pick<Clock, 'now'>;
  newId: NewId;
  log: Log;
}

/** One call of a page: who asks, whether that is not too much, what exactly; then the service decides. */
export function answering(parts: AnsweringParts, endpoint: Endpoint) {
  return async (request: Request, response: Response): Promise<void> => {
    const locale = localeOf(request.header('accept-language', ''));
    response.setHeader('Cache-Control', 'no-store');
    // Nothing of it is a document: whoever opens it as one gets a document that may do nothing.
    response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    try {
      response.json(200, await answerTo(parts, endpoint, request, locale));
    } catch (error) {
      refuse(parts, response, error, locale);
    }
  };
}

async function answerTo(parts: AnsweringParts, endpoint: Endpoint, request: Request, locale: Locale): Promise<object> {
  const house = parts.house();
  if (!house) throw new NotNow('starting');
  const { visitor, body } = await heard(parts, endpoint, request, house, locale);
  const began = parts.clock.now();
  const answer = await endpoint.answer({ ...body, ...request.params }, visitor, house);
  const { userId: user, tenantId: tenant } = visitor.caller;
  parts.log.info({ subject: endpoint.path, user, tenant, ms: parts.clock.now() - began }, 'page answered');
  return answer;
}

/** Nobody unknown has us read a body, except the small one that says by itself who it is from. */
async function heard(
  parts: AnsweringParts,
  endpoint: Endpoint,
  request: Request,
  house: PageHouse,
  locale: Locale,
): Promise<{ visitor: Visitor; body: object }> {
  const read = async () => (endpoint.method === 'post' ? readBody(request, endpoint) : {});
  const authorization = request.header('authorization', '');
  if (endpoint.entrance && !authorization) {
    const body = await read();
    return { body, visitor: await visitorOf(parts, endpoint, `Link ${stateIn(body)}`, house, locale) };
  }
  const visitor = await visitorOf(parts, endpoint, authorization, house, locale);
  return { visitor, body: await read() };
}

const stateIn = (body: object): unknown => ('state' in body ? body.state : '');

async function visitorOf(
  { identify, allowance, log }: AnsweringParts,
  endpoint: Endpoint,
  authorization: string,
  { services }: PageHouse,
  locale: Locale,
): Promise<Visitor> {
  const caller = await identify(authorization, endpoint, services.pageLinks);
  if (allowance.take(caller)) return { caller, locale };
  log.warn({ user: caller.userId, tenant: caller.tenantId, reason: 'rate' }, 'page refused');
  throw new NotNow('tooFast');
}

async function readBody(request: Request, { mostBytes }: Endpoint): Promise<object> {
  const body = await readJson(request, mostBytes);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new BadRequest(400, 'No object.');
  return body;
}

function refuse(parts: AnsweringParts, response: Response, error: unknown, locale: Locale): void {
  // Whoever asked has left: the next search was typed before this one was answered.
  if (response.destroyed || response.headersSent) return;
  const { status, problem, headers = {} } = refusalOf(error, locale, parts);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  // What was not read of the body must not be taken for the next request.
  response.setHeader('Connection', 'close');
  response.json(status, problem);
}

/** The pages send one language; browsers that are asked by hand send several. */
const localeOf = (accepted: string): Locale => createLocale(/^\s*nl\b/i.test(accepted) ? 'nl' : 'en');
