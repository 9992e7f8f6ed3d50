import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClient, PageError } from '../../tab/client.js';

/** What the server was asked, and what it answers next. */
interface Asked {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}
let server: Server;
let asked: Asked[];
let next: { status: number; body: string };
const ofBrowser = globalThis.fetch;
const client = createClient(
  async () => 'Link signed',
  () => 'nl',
);

beforeEach(async () => {
  asked = [];
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = await request.toArray();
    const { method = '', url = '', headers } = request;
    asked.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
    response.statusCode = next.status;
    response.end(next.body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  // A page knows where it came from; a test has to be told.
  globalThis.fetch = (path, init) => ofBrowser(new URL(String(path), `http://127.0.0.1:${port}`), init);
});

afterEach(async () => {
  globalThis.fetch = ofBrowser;
  server.closeAllConnections();
  server.close();
});

test('every call says who asks and in which language, and what is searched for stands in no address', async () => {
  next = { status: 200, body: '{"count":3}' };

  const answer = await client.post('enrichments/e1/count', { search: 'Contoso' });

  expect(answer).toEqual({ count: 3 });
  expect(asked).toMatchObject([{ method: 'POST', url: '/tab/api/enrichments/e1/count', body: '{"search":"Contoso"}' }]);
  expect(asked[0]!.headers).toMatchObject({ authorization: 'Link signed', 'accept-language': 'nl' });
});

test('a refusal says what happened and what to do, in the words of the server', async () => {
  const problem = { code: 'pageLinkExpired', message: 'Verlopen.', next: 'Vraag een nieuwe.' };
  next = { status: 401, body: JSON.stringify(problem) };

  const refused = client.get('session');

  await expect(refused).rejects.toMatchObject({ status: 401, problem });
});

test.each(['<html>Bad gateway</html>', '', '{"message":1}', 'null'])(
  'an answer that is none of ours (%s) is a refusal without words',
  async (body) => {
    next = { status: 502, body };

    const error = await client.get('session').catch((refusal: unknown) => refusal);

    expect(error).toBeInstanceOf(PageError);
    expect(error).toMatchObject({ status: 502, problem: undefined });
  },
);

test('a server that cannot be reached is told apart from one that refuses', async () => {
  globalThis.fetch = async () => {
    throw new TypeError('fetch failed');
  };

  await expect(client.get('session')).rejects.toMatchObject({ status: 0, problem: undefined });
});

test('a question that nobody waits for any more is no error of the server', async () => {
  const stop = new AbortController();
  stop.abort();

  await expect(client.get('session', stop.signal)).rejects.toMatchObject({ name: 'AbortError' });
});
