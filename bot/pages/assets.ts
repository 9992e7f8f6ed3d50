import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, Response } from 'restify';
import { sayNotFound } from './documents.js';

type Encoding = 'br' | 'gzip' | 'identity';

/** Of any other kind there is none. */
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};
/** One name, without a folder and without two dots in a row: nothing outside of the folder has one. */
const NAME = /^[\w-]+(?:\.[\w-]+)+$/;
const PACKED = new Set(['.js', '.css', '.svg']);
/** Above it the second time the bytes pay for is longer than what the last percent of them saves. */
const BROTLI_QUALITY = 9;

/**
 * Files with a hash of their content in their names: asked for once and kept for ever. They are packed when they are first asked for
 * and stay in memory; there are some twenty of them.
 */
export function createAssets(folder: string) {
  const kept = new Map<string, Promise<Buffer>>();

  function find(name: string, encoding: Encoding): Promise<Buffer> {
    const key = `${encoding}:${name}`;
    const known = kept.get(key);
    if (known) return known;
    const found = readFile(join(folder, name)).then((bytes) => PACK[encoding](bytes));
    kept.set(key, found);
    // Names that are none are not remembered.
    found.catch(() => kept.delete(key));
    return found;
  }

  return async (name: string, request: Request, response: Response): Promise<void> => {
    const type = NAME.test(name) ? TYPES[extname(name)] : undefined;
    const encoding = PACKED.has(extname(name)) ? encodingOf(request.header('accept-encoding', '')) : 'identity';
    const bytes = type && (await find(name, encoding).catch(() => undefined));
    if (!type || !bytes) return sayNotFound(response);
    response.writeHead(200, {
      'Content-Type': type,
      'Content-Length': bytes.length,
      ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
      Vary: 'Accept-Encoding',
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Cross-Origin-Resource-Policy': 'same-origin',
    });
    response.end(bytes);
  };
}

const PACK: Readonly<Record<Encoding, (bytes: Buffer) => Buffer | Promise<Buffer>>> = {
  identity: (bytes) => bytes,
  gzip: (bytes) => promisify(gzip)(bytes, { level: 9 }),
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
};

function encodingOf(accepted: string): Encoding {
  const names = accepted.split(',').map((each) => each.trim().toLowerCase());
  const takes = (name: string) =>
    names.some((each) => each === name || (each.startsWith(`${name};`) && !/;\s*q=0(\.0*)?$/.test(each)));
  if (takes('br')) return 'br';
  return takes('gzip') ? 'gzip' : 'identity';
}
