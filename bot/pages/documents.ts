import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Response } from 'restify';
import type { NewId } from '../../services/clock.js';
import { framesOf } from './hosts.js';
import type { PageSettings } from './wire.js';

export interface DocumentParts {
  /** Where the built pages are. */
  folder: string;
  settings: PageSettings;
  newSecret: NewId;
}

/** A view's name is a word; what else is asked for is somebody looking for a file. */
const VIEW = /^[a-z]{1,30}$/;

/** Every view is the same document: what it shows, its script reads from the address. */
export function createDocument({ folder, settings, newSecret }: DocumentParts) {
  return async (view: string, response: Response): Promise<void> => {
    if (!VIEW.test(view)) return sayNotFound(response);
    const template = await readFile(join(folder, 'index.html'), 'utf8').catch(() => undefined);
    if (template === undefined) return sayNotBuilt(response);
    // Nobody can know it before, so that only what stands in the document itself is run or drawn.
    const nonce = newSecret();
    const values: Record<string, string> = { nonce, settings: escaped(JSON.stringify(settings)) };
    const html = template.replace(/\{\{(\w+)\}\}/g, (hole, name: string) => values[name] ?? hole);
    response.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': Buffer.byteLength(html),
      'Content-Security-Policy': policyOf(nonce, !settings.production),
      // The address may hold what is looked at.
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    });
    response.end(html);
  };
}

/** No X-Frame-Options: it knows no lists, and frame-ancestors goes before it wherever both are known. */
const policyOf = (nonce: string, development: boolean): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    `frame-ancestors ${framesOf(development).join(' ')}`,
  ].join('; ');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  "'": '&#39;',
  '<': '&lt;',
  '>': '&gt;',
};

const escaped = (text: string): string => text.replace(/[&"'<>]/g, (letter) => ENTITIES[letter] ?? letter);

export function sayNotFound(response: Response): void {
  response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end('Not found\n');
}

function sayNotBuilt(response: Response): void {
  response.writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end('The pages are not built: npm run build\nDe pagina’s zijn niet gebouwd: npm run build\n');
}
