import { isAscii, isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';

/** Shown to the administrator by these names. */
export const ENCODINGS = ['UTF-8', 'UTF-16 LE', 'UTF-16 BE', 'Windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/**
 * Stands for what could not be decoded: no decoder gives a lone surrogate. Records that hold one are refused, so it is
 * never stored.
 */
export const UNDECODABLE = '\udfff';

const BLOCK = 65_536;

export interface Letters {
  encoding: Encoding;
  /** There are NUL characters in it. */
  nul: boolean;
}

/**
 * Guesses the encoding from byte order marks, from zero bytes at every other place, and else by reading on, at most `limit`
 * bytes: text with more lines that are broken UTF-8 than lines that are good UTF-8 beyond ASCII is Windows-1252.
 */
export async function guessEncoding(path: string, limit = Number.MAX_SAFE_INTEGER): Promise<Letters> {
  let broken = 0;
  let good = 0;
  let seen = 0;
  let nul = false;
  for await (const block of blocks(path)) {
    const wide = seen === 0 ? wideEncoding(block) : undefined;
    if (wide) return { encoding: wide, nul: false };
    seen += block.length;
    nul ||= block.includes(0);
    for (const line of isUtf8(block) ? [block] : lines(block)) {
      if (!isUtf8(line)) broken += 1;
      else if (!isAscii(line)) good += 1;
    }
    if (seen >= limit) break;
  }
  return { encoding: broken > good ? 'Windows-1252' : 'UTF-8', nul };
}

/** The file as text, in blocks, without a byte order mark. Any size in constant memory. */
export async function* decodedText(path: string, encoding: Encoding): AsyncIterable<string> {
  const decode = decoder(encoding);
  let first = true;
  for await (const block of blocks(path, encoding.startsWith('UTF-16'))) {
    const text = decode(block);
    yield first && text.startsWith('\ufeff') ? text.slice(1) : text;
    first = false;
  }
  const rest = decode();
  if (rest) yield rest;
}

/** True for text that holds something undecodable. */
export const isBroken = (text: string): boolean => /\p{Surrogate}/u.test(text);

function decoder(encoding: Encoding): (block?: Buffer) => string {
  if (encoding === 'UTF-8') return (block) => (block ? decodeUtf8(block) : '');
  if (encoding === 'Windows-1252') {
    const windows = new TextDecoder('windows-1252');
    return (block) => (block ? windows.decode(block, { stream: true }) : '');
  }
  const wide = new StringDecoder('utf16le');
  const bigEndian = encoding === 'UTF-16 BE';
  // Lone surrogates pass as they are; an odd byte at the end of the file is no character.
  return (block) => {
    if (!block) return wide.end();
    if (block.length % 2 === 1) return `${wide.write(block.subarray(0, -1))}${UNDECODABLE}`;
    return wide.write(bigEndian ? Buffer.from(block).swap16() : block);
  };
}

function decodeUtf8(block: Buffer): string {
  if (isUtf8(block)) return block.toString('utf8');
  const texts = [...lines(block)].map((line) => {
    const text = line.toString('utf8');
    // Only here do replacement characters stand for what is broken: elsewhere they are in the file.
    return isUtf8(line) ? text : text.replaceAll('\ufffd', UNDECODABLE);
  });
  return texts.join('\n');
}

function wideEncoding(head: Buffer): Encoding | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'UTF-16 LE';
  if (head[0] === 0xfe && head[1] === 0xff) return 'UTF-16 BE';
  const zeros = [0, 0];
  for (const [index, byte] of head.subarray(0, 4096).entries()) if (byte === 0) zeros[index % 2]! += 1;
  const places = Math.min(head.length, 4096) / 2;
  if (zeros[1]! > places * 0.4 && zeros[0]! < places * 0.1) return 'UTF-16 LE';
  if (zeros[0]! > places * 0.4 && zeros[1]! < places * 0.1) return 'UTF-16 BE';
  return undefined;
}

/**
 * Blocks of the file that never end within a character of UTF-8 or a pair of bytes, but for the last one. All of them in one
 * buffer: a block is only good until the next one is asked for.
 */
async function* blocks(path: string, wide = false): AsyncIterable<Buffer> {
  const file = await open(path, 'r');
  const buffer = Buffer.allocUnsafe(BLOCK);
  let kept = 0;
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, kept, BLOCK - kept, null);
      if (bytesRead === 0) break;
      const block = buffer.subarray(0, kept + bytesRead);
      const end = wide ? block.length - (block.length % 2) : wholeCharacters(block);
      if (end > 0) yield block.subarray(0, end);
      buffer.copyWithin(0, end, block.length);
      kept = block.length - end;
    }
    if (kept > 0) yield buffer.subarray(0, kept);
  } finally {
    await file.close();
  }
}

/** Where the last character begins that may go on in the next block, or the end. */
function wholeCharacters(block: Buffer): number {
  for (let back = 1; back <= Math.min(3, block.length); back++) {
    const byte = block[block.length - back]!;
    if (byte < 0x80) return block.length;
    if (byte >= 0xc0) return block.length - back;
  }
  return block.length;
}

function* lines(block: Buffer): Iterable<Buffer> {
  let at = 0;
  for (let end = block.indexOf(0x0a); end >= 0; end = block.indexOf(0x0a, at)) {
    yield block.subarray(at, end);
    at = end + 1;
  }
  yield block.subarray(at);
}
