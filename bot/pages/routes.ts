import { fileURLToPath } from 'node:url';
import type { Request, Response, Server } from 'restify';
import { type AnsweringParts, answering } from './answering.js';
import { endpoints } from './api/index.js';
import { createAssets } from './assets.js';
import { createDocument, type DocumentParts } from './documents.js';

/** All below `/tab`: the document, the files that it loads, and what they ask for. */
export function servePages(server: Server, parts: AnsweringParts & DocumentParts): void {
  const document = createDocument(parts);
  const assets = createAssets(`${parts.folder}/assets`);
  server.get('/tab', async (_request: Request, response: Response) => {
    response.writeHead(302, { Location: '/tab/overview', 'Cache-Control': 'no-store' });
    response.end();
  });
  server.get('/tab/:view', async (request: Request, response: Response) =>
    document(String(request.params.view), response),
  );
  server.get('/tab/assets/:name', async (request: Request, response: Response) =>
    assets(String(request.params.name), request, response),
  );
  for (const endpoint of endpoints) {
    server[endpoint.method](`/tab/api/${endpoint.path}`, answering(parts, endpoint));
  }
}

/** They cost nothing to serve, and come by the dozen: not counted with what one address may ask for. */
export const isAsset = (path: string): boolean => path.startsWith('/tab/assets/');

/** Beside the program that was built, or where the build puts them. */
export const builtPages = (): string =>
  fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../../dist/tab' : './tab', import.meta.url));
