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

/** The body of a JSON request, parsed; what it holds is not looked at. @throws BadRequest */
export async function readJson(request: IncomingMessage, most = MOST_BYTES): Promise<unknown> {
  const text = await readJsonText(request, most);
  if (isTooDeep(text)) throw new BadRequest(400, 'The body is nested too deeply.');
  try {
    return JSON.parse(text);
  } catch {
    throw new BadRequest(400, 'The body is not JSON.');
  }
}

/**
 * The body of a JSON request as text. Bytes are counted as they come in, and compressed bodies are refused unread: restify's
 * own reader counts them before they inflate. @throws BadRequest
 */
async function readJsonText(request: IncomingMessage, most: number): Promise<string> {
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

/** Deep nesting costs more than its bytes: brackets outside strings are counted before anything is parsed. */
function isTooDeep(json: string, most = 40): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (inString) {
      if (character === '\\') at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    if (depth > most) return true;
  }
  return false;
}
