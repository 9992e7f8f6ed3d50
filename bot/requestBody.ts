import type { IncomingMessage } from 'node:http';

/** What is wrong with a request before its content matters: an HTTP status and words for whoever sent it. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest';

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export const MOST_BYTES = 256 * 1024;

/**
 * The body of a JSON request as text. Bytes are counted as they come in, and compressed bodies are refused unread: restify's
 * own reader counts them before they inflate. @throws BadRequest
 */
export async function readJsonText(request: IncomingMessage, most = MOST_BYTES): Promise<string> {
  const { 'content-encoding': encoding, 'content-type': type = '', 'content-length': length } = request.headers;
  if (encoding && encoding !== 'identity') throw new BadRequest(415, 'Send the body without Content-Encoding.');
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new BadRequest(415, 'Send application/json.');
  if (Number(length) > most) throw tooLarge(most);
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > most) throw tooLarge(most);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

const tooLarge = (most: number) => new BadRequest(413, `The body is larger than ${most} bytes.`);
