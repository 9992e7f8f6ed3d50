import { type Dispatcher, Pool } from 'undici';
import type { Clock } from '../clock.js';
import { ProviderError, type ProviderFailure } from './failure.js';

/** All in milliseconds. */
export interface Timeouts {
  connect: number;
  /** Between two pieces of the answer's body. Its headers may take the whole call: giving up on a POST early only loses its outcome. */
  body: number;
  /** One whole call, by kind. */
  single: number;
  bulk: number;
  poll: number;
}

export interface HttpRequest {
  method: 'GET' | 'POST';
  path: string;
  token: string;
  body?: string;
  totalMs: number;
}

export interface HttpAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

export interface Http {
  /** One call, whatever its status. @throws ProviderError `unavailable` or `unknownOutcome` when there is no whole answer */
  send(request: HttpRequest): Promise<HttpAnswer>;
  close(): Promise<void>;
}

/** 500 records with all that they may hold are far below; a flood must not fill the memory. */
const LARGEST_ANSWER = 64 * 1024 * 1024;

export function createHttp(parts: { origin: string; clock: Clock; connections: number; timeouts: Timeouts }): Http {
  const { origin, clock, connections, timeouts } = parts;
  const settings: Pool.Options = {
    connections,
    connect: { timeout: timeouts.connect },
    bodyTimeout: timeouts.body,
    maxResponseSize: LARGEST_ANSWER,
  };
  // A POST gets a connection of its own: on a kept one it may meet the other side closing it, and its outcome is unknown.
  const posting = new Pool(origin, { ...settings, pipelining: 0 });
  const polling = new Pool(origin, settings);

  async function send(request: HttpRequest): Promise<HttpAnswer> {
    const done = new AbortController();
    const call = dispatch(request.method === 'POST' ? posting : polling, request);
    void clock.sleep(request.totalMs, done.signal).then(() => call.giveUp('time limit'));
    try {
      return await call.answer;
    } finally {
      done.abort();
    }
  }

  return {
    send,
    async close() {
      await Promise.all([posting.destroy(), polling.destroy()]);
    },
  };
}

/**
 * One request on undici's own handler interface, because only that tells whether the request has left: `onRequestStart` comes
 * once there is a connection, right before the first byte is written.
 */
function dispatch(dispatcher: Dispatcher, request: HttpRequest) {
  const answer: HttpAnswer = { status: 0, headers: {}, text: '' };
  const chunks: Buffer[] = [];
  const { promise, resolve, reject } = withResolvers<HttpAnswer>();
  let running: Dispatcher.DispatchController | undefined;
  let over = false;

  /** Also when its time has passed. Has no effect on a call that is over. */
  function giveUp(reason: string): void {
    if (over) return;
    over = true;
    reject(new ProviderError(failureOf(request.method, running !== undefined, reason)));
    running?.abort(new Error(reason));
  }

  const handler: Dispatcher.DispatchHandler = {
    onRequestStart(controller) {
      // Given up while it waited for a connection: nothing may leave any more.
      if (over) controller.abort(new Error('given up'));
      else running = controller;
    },
    onResponseStart(_controller, status, headers) {
      Object.assign(answer, { status, headers });
    },
    onResponseData(_controller, chunk) {
      chunks.push(chunk);
    },
    onResponseEnd() {
      over = true;
      resolve({ ...answer, text: Buffer.concat(chunks).toString('utf8') });
    },
    onResponseError: (_controller, error) => giveUp(reasonOf(error)),
  };
  dispatcher.dispatch(optionsOf(request), handler);
  return { answer: promise, giveUp };
}

function optionsOf({ method, path, token, body, totalMs }: HttpRequest): Dispatcher.DispatchOptions {
  const headers = {
    authorization: `Bearer ${token}`,
    accept: 'application/json',
    'user-agent': 'enrichment-steward',
    ...(body !== undefined && { 'content-type': 'application/json' }),
  };
  return { method, path, headers, body: body ?? null, headersTimeout: totalMs };
}

function failureOf(method: HttpRequest['method'], left: boolean, reason: string): ProviderFailure {
  if (!left) return { kind: 'unavailable', sent: false, reason };
  if (method === 'POST') return { kind: 'unknownOutcome', reason };
  return { kind: 'unavailable', sent: 'cutOff', reason };
}

/** The error's code only: its message may hold addresses. */
function reasonOf(error: Error): string {
  const code = 'code' in error ? String(error.code) : error.name;
  return REASONS[code] ?? code;
}

const REASONS: Readonly<Record<string, string>> = {
  UND_ERR_CONNECT_TIMEOUT: 'connect time limit',
  UND_ERR_HEADERS_TIMEOUT: 'headers time limit',
  UND_ERR_BODY_TIMEOUT: 'body time limit',
  UND_ERR_SOCKET: 'connection cut',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'answer cut short',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'answer too large',
};

function withResolvers<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<T>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  return { promise, resolve, reject };
}
