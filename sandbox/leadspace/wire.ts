import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './answer.js';

/** Reads on after the limit, so that the client hears 413 instead of a broken connection. */
export async function readBody(request: IncomingMessage, limit: number): Promise<{ body: string; tooLarge: boolean }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  }
  return { body: size > limit ? '' : Buffer.concat(chunks).toString('utf8'), tooLarge: size > limit };
}

export function send(response: ServerResponse, answer: Answer): void {
  const { head, body } = encoded(answer);
  response.writeHead(answer.status, head);
  response.end(body);
}

/** Half of the body under the full length; the rest never comes. */
export function sendHalf(response: ServerResponse, answer: Answer, then: 'cut' | 'stall'): void {
  const { head, body } = encoded(answer);
  response.writeHead(answer.status, head);
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => {
    if (then === 'cut') response.destroy();
  });
}

function encoded({ body, headers }: Answer): { head: Record<string, string>; body: Buffer } {
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const bytes = Buffer.from(text);
  // An empty answer (204, 401) carries neither length nor type.
  if (bytes.length === 0) return { head: { ...headers }, body: bytes };
  const head = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(bytes.length),
    ...headers,
  };
  return { head, body: bytes };
}
