import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Part {
  range: string;
  bytes: number;
}

/** An upload session as OneDrive has it: parts in order, of a multiple of 320 KiB, until the file is whole. */
export interface OneDrive {
  /** `127.0.0.1:port`, as it stands on the list of hosts. */
  host: string;
  uploadUrl: string;
  /** What was received, a part a line. */
  parts: Part[];
  /** The whole file, when it is there. */
  file(): string | undefined;
  /** The next part is answered like this. */
  answer?: (response: ServerResponse) => void;
  /** Parts are not answered before this resolves. */
  hold?: Promise<void>;
  close(): Promise<void>;
}

const PART = 320 * 1024;

export async function startOneDrive(): Promise<OneDrive> {
  const server = createServer((request, response) => void take(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  let [received, whole] = [Buffer.alloc(0), false];

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const range = request.headers['content-range'] ?? '';
    drive.parts.push({ range, bytes: body.length });
    await drive.hold;
    const { answer } = drive;
    delete drive.answer;
    if (answer) return answer(response);
    const [, from, to, size] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(range)?.map(Number) ?? [];
    const isLast = to! + 1 === size;
    const isPart = isLast || body.length % PART === 0;
    const fits = request.method === 'PUT' && from === received.length && to! - from! + 1 === body.length && isPart;
    received = fits ? Buffer.concat([received, body]) : received;
    whole ||= fits && isLast;
    response.statusCode = fits ? (isLast ? 201 : 202) : 416;
    response.end(JSON.stringify(isLast ? { id: 'item-1' } : { nextExpectedRanges: [`${received.length}-`] }));
  }

  const drive: OneDrive = {
    host,
    uploadUrl: `http://${host}/personal/anna/uploadSession?guid=1&tempauth=secret`,
    parts: [],
    file: () => (whole ? received.toString('utf8') : undefined),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return drive;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}
