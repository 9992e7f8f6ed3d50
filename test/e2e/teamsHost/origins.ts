import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';

export const TEAMS_ORIGIN = 'https://teams.microsoft.com';
export const PAGES_ORIGIN = 'https://steward.example';

/** Both addresses that a browser sees, with a certificate of this machine: Teams, and the bot behind its proxy. */
export interface Origins {
  /** For Chromium: where the two hosts are, and that the certificate is known. */
  browserArguments: string[];
  /** Where the bot listens from now on. */
  pointTo(botUrl: string): void;
  close(): Promise<void>;
}

export async function startOrigins(): Promise<Origins> {
  const hosts = [TEAMS_ORIGIN, PAGES_ORIGIN].map((origin) => new URL(origin).host);
  const { private: key, cert } = await generate([{ name: 'commonName', value: hosts[0]! }], { algorithm: 'sha256' });
  const script = await readFile(new URL('host.mjs', import.meta.url));
  let bot = '';
  const server = createServer({ key, cert }, (request, response) => {
    if (request.headers.host === hosts[0]) teams(request, response, script);
    else forward(bot, request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const rules = hosts.map((host) => `MAP ${host}:443 ${at}`).join(',');

  return {
    // Nothing else is there: a page that asks somebody else is told so at once.
    browserArguments: [
      `--host-resolver-rules=${rules},MAP * ~NOTFOUND,EXCLUDE 127.0.0.1`,
      '--ignore-certificate-errors',
    ],
    pointTo(botUrl) {
      bot = botUrl;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** As Teams embeds a tab: https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements */
const WINDOW = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Microsoft Teams</title>
    <link rel="icon" href="data:,">
    <style>
      body { margin: 0; height: 100vh; display: flex; flex-direction: column; font-family: sans-serif; }
      iframe { flex: 1; border: 0; width: 100%; }
    </style>
  </head>
  <body>
    <iframe name="embedded-page-container" title="Enrichment Steward"
      sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads"></iframe>
    <footer hidden><button disabled>Save</button></footer>
    <script type="module" src="/host.mjs"></script>
  </body>
</html>
`;

function teams(request: IncomingMessage, response: ServerResponse, script: Buffer): void {
  const isScript = request.url === '/host.mjs';
  response.writeHead(200, { 'Content-Type': isScript ? 'text/javascript' : 'text/html; charset=utf-8' });
  response.end(isScript ? script : WINDOW);
}

function forward(bot: string, request: IncomingMessage, response: ServerResponse): void {
  const { method, headers, url } = request;
  const onward = send(`${bot}${url}`, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}
