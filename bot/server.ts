import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import restify, { type Next, type Request, type Response, type Server } from 'restify';
import { ServiceError } from '../services/errors.js';
import type { Files } from '../services/files.js';
import type { Log } from '../services/log.js';
import { Activity, whatIsWrong } from './activity.js';
import { describe } from './log.js';
import { isAsset } from './pages/routes.js';
import { BadRequest, readJson } from './requestBody.js';

/** What the platform gets back: the HTTP status, and for an invoke its body. */
export interface Reply {
  status: number;
  body?: object;
}

export interface Handlers {
  /** Gets activities that are well formed, and the Authorization header. */
  receive(authorization: string, activity: Activity): Promise<Reply>;
  /** The file behind a signed link. */
  open: Files['open'];
}

export interface ServerParts {
  version: string;
  /** Requests a second from one address, before anything is read. */
  rate: { burst: number; rate: number };
  /** Undefined while the bot starts. */
  bot(): Handlers | undefined;
  log: Log;
}

export function createServer(parts: ServerParts): Server {
  const server = restify.createServer({
    name: '',
    ignoreTrailingSlash: true,
    // Its own log would tell addresses of signed links.
    log: pino({ level: 'silent' }) as never,
  });
  limitTime(server);
  server.pre((_request: Request, response: Response, next: Next) => {
    response.removeHeader('Server');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    return next();
  });
  const throttle = restify.plugins.throttle({ ...parts.rate, ip: true });
  server.pre((request: Request, response: Response, next: Next) =>
    isAsset(request.path()) ? next() : throttle(request, response, next),
  );
  server.get('/healthz', async (_request: Request, response: Response) => {
    const ok = parts.bot() !== undefined;
    response.json(ok ? 200 : 503, { ok, version: parts.version });
  });
  server.post('/api/messages', async (request: Request, response: Response) => messages(parts, request, response));
  server.get('/files/:signed', async (request: Request, response: Response) => file(parts, request, response));
  return server;
}

/** Resolves to the address it listens on. A busy port is an error that names it. */
export function listen(server: Server, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is in use. Stop what listens there, or set PORT.`)
          : error,
      ),
    );
    server.listen(port, host, () => {
      const at = server.address() as AddressInfo;
      resolve(`http://${at.family === 'IPv6' ? `[${at.address}]` : at.address}:${at.port}`);
    });
  });
}

/** Node waits a minute for headers and five for a body; half-sent requests pile up meanwhile. */
function limitTime({ server }: Server): void {
  server.headersTimeout = 10_000;
  server.requestTimeout = 15_000;
  // Node looks at the two above every 30 s only; a connection on which nothing moves ends sooner.
  server.timeout = 20_000;
  server.keepAliveTimeout = 5_000;
  server.maxConnections = 500;
}

async function messages(parts: ServerParts, request: Request, response: Response): Promise<void> {
  try {
    const activity = await readActivity(request);
    const { status, body } = await startedBot(parts).receive(request.header('authorization', ''), activity);
    if (body) response.json(status, body);
    else response.send(status);
  } catch (error) {
    refuse(parts.log, response, error);
  }
}

function startedBot({ bot }: ServerParts): Handlers {
  const handlers = bot();
  if (!handlers) throw new BadRequest(503, 'The bot is starting.');
  return handlers;
}

async function readActivity(request: Request): Promise<Activity> {
  const parsed = Activity.safeParse(await readJson(request));
  if (!parsed.success) throw new BadRequest(400, whatIsWrong(parsed.error));
  return parsed.data;
}

function refuse(log: Log, response: Response, error: unknown): void {
  const known = error instanceof BadRequest;
  // The connection went away while the body was read: there is nobody to answer.
  if (response.destroyed || response.headersSent) return;
  if (!known) log.error(describe(error), 'request failed');
  // What was not read of the body must not be taken for the next request.
  response.setHeader('Connection', 'close');
  response.json(known ? error.status : 500, { message: known ? error.message : 'The request failed.' });
}

/** Downloaded several times: clients look at links before people do. */
async function file(parts: ServerParts, request: Request, response: Response): Promise<void> {
  response.setHeader('Cache-Control', 'no-store');
  try {
    const { path, name } = await startedBot(parts).open(String(request.params.signed));
    const { size } = await stat(path);
    response.writeHead(200, {
      'Content-Type': name.endsWith('.json') ? 'application/json' : 'text/csv; charset=utf-8',
      'Content-Length': size,
      'Content-Disposition': `attachment; filename="${ascii(name)}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
    createReadStream(path)
      .on('error', () => response.destroy())
      .pipe(response);
  } catch (error) {
    if (!(error instanceof ServiceError)) parts.log.error(describe(error), 'download failed');
    sayWhyNot(response, error);
  }
}

/** Read by a person in a browser, who may have no language with us. */
function sayWhyNot(response: Response, error: unknown): void {
  const code = error instanceof ServiceError ? error.code : undefined;
  const status = code === 'linkExpired' ? 410 : code === 'notAllowed' ? 403 : 500;
  const words =
    code === 'linkExpired'
      ? 'This link is no longer valid. Ask the bot for a new one.\nDeze link is niet meer geldig. Vraag de bot om een nieuwe.\n'
      : code === 'notAllowed'
        ? 'You may not download this file.\nU mag dit bestand niet downloaden.\n'
        : 'The file could not be read. Ask the bot for a new link.\nHet bestand kon niet worden gelezen. Vraag de bot om een nieuwe link.\n';
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(words);
}

const ascii = (name: string) => name.replace(/[^\w .()-]/g, '_');
