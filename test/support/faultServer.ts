import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket, type Server as TcpServer } from 'node:net';

export interface Received {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface FaultServer {
  url: string;
  /** Whole requests that have arrived, in order. */
  received: Received[];
  close(): Promise<void>;
}

/** Answers every whole request the same way; what arrived is kept. */
export async function answerWith(
  answer: (response: ServerResponse, request: Received, no: number) => void | Promise<void>,
): Promise<FaultServer> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url: path = '', headers } = request;
    const one = { method, path, headers, body: Buffer.concat(chunks).toString('utf8') };
    received.push(one);
    await answer(response, one, received.length);
  });
  return { url: await listen(server), received, close: () => closeAll(server) };
}

/** A fixed answer. */
export const fixed = (status: number, body = '', headers: Record<string, string> = {}) =>
  answerWith((response) => {
    response.writeHead(status, headers);
    response.end(body);
  });

/** Below HTTP: what a connection does when the first bytes are there. */
export async function onBytes(act: (socket: Socket) => void): Promise<FaultServer> {
  const received: Received[] = [];
  const server = createTcpServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (data) => {
      received.push({ method: '', path: '', headers: {}, body: data.toString('utf8') });
      act(socket);
    });
  });
  return { url: await listen(server), received, close: () => closeAll(server) };
}

/** An address where nobody listens. */
export async function nobodyThere(): Promise<string> {
  const server = createTcpServer();
  const url = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return url;
}

function listen(server: Server | TcpServer): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

function closeAll(server: Server | TcpServer): Promise<void> {
  if ('closeAllConnections' in server) server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
