import type { PageProblem } from '../../bot/pages/wire.js';

/** An answer to a page, as it came over HTTP. */
export interface PageAnswer {
  status: number;
  body: unknown;
  headers: Headers;
}

export interface Asking {
  authorization?: string | undefined;
  /** Posted where it is given. */
  body?: unknown;
  language?: string;
  headers?: Record<string, string>;
}

/** Asks what a page asks. `path`: behind `/tab/api/`. */
export async function ask(url: string, path: string, asking: Asking = {}): Promise<PageAnswer> {
  const { authorization, body, language, headers } = asking;
  const response = await fetch(`${url}/tab/api/${path}`, {
    ...(body !== undefined && { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }),
    headers: {
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(authorization !== undefined && { Authorization: authorization }),
      ...(language && { 'Accept-Language': language }),
      ...headers,
    },
  });
  return { status: response.status, body: await response.json(), headers: response.headers };
}

export const problemIn = ({ body }: PageAnswer): PageProblem => body as PageProblem;

/** Every endpoint with something good to ask. */
export const ASKED: readonly [path: string, body: object | undefined][] = [
  ['session', undefined],
  ['enrichments/e1', undefined],
  ['enrichments/e1/profiles', {}],
  ['enrichments/e1/count', {}],
  ['enrichments/e1/profiles/17', undefined],
  ['enrichments/e1/export', {}],
  ['exports/e1.x', undefined],
  ['history', { timeZone: 'Europe/Amsterdam' }],
  ['consent', undefined],
];
