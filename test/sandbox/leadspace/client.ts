import type { Sandbox } from '../../../sandbox/leadspace/server.js';

// A bare HTTP caller for the tests of the stand-in: the product's own client must not hide what is on the wire.

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  /** Whatever came back; what is not there is undefined all the same. */
  json: Body;
}

interface Body {
  id: string;
  data: Data;
  results: { external_id: string; status: string; error: { code: number }; data: Data }[];
  requests: { body: string }[];
  details: string;
  [other: string]: unknown;
}

interface Data {
  enrichment_status: string;
  company: Company;
}

interface Company {
  family_tree: { companies: unknown[] };
  matching_confidence: { level: string };
  [field: string]: unknown;
}

export async function post(sandbox: Sandbox, path: string, token: string, body: unknown): Promise<Reply> {
  return call(sandbox, 'POST', path, { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body);
}

export async function get(sandbox: Sandbox, path: string, token = 'good-test'): Promise<Reply> {
  return call(sandbox, 'GET', path, { authorization: `Bearer ${token}` });
}

export async function call(
  sandbox: Sandbox,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: unknown,
) {
  const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
  const response = await fetch(sandbox.url + path, { method, headers, ...sent });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : undefined };
}

export function single(sandbox: Sandbox, token: string, company: unknown, externalId = 'p1') {
  return post(sandbox, '/enrichment/enrich/single', token, { company, external_id: externalId });
}

export function bulk(sandbox: Sandbox, token: string, companies: unknown[]) {
  const data = companies.map((company, at) => ({ company, external_id: `p${at}` }));
  return post(sandbox, '/enrichment/enrich/bulk', token, { data });
}
