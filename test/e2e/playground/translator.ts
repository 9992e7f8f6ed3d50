import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { ANNA, type Somebody } from './people.js';

/** Stands between the page and the bot, because the page always speaks as one person in en-US. */
export interface Translator {
  /** For Agents Playground instead of the bot's own address. */
  endpoint: string;
  /** From now on the bot sees this person and language behind what is done in the page. */
  speakAs(person: Somebody, locale: string): void;
  close(): Promise<void>;
}

export async function startTranslator(botEndpoint: string): Promise<Translator> {
  let [person, locale] = [ANNA, 'en-US'];

  function translated(body: string): string {
    const activity = JSON.parse(body);
    activity.locale = locale;
    if (activity.from?.id === ANNA.id) activity.from = { ...activity.from, ...person };
    return JSON.stringify(activity);
  }

  const server = createServer(async (request, response) => {
    // The page first looks whether anybody is there.
    if (request.method !== 'POST') {
      response.writeHead(405);
      return response.end();
    }
    const body = translated(await text(request));
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(botEndpoint, { method: 'POST', headers, body }).catch(
      (error: Error) => new Response(error.message, { status: 502 }),
    );
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`,
    speakAs(somebody, language) {
      [person, locale] = [somebody, language];
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
