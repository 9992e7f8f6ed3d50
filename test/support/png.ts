import { inflateSync } from 'node:zlib';

export interface Picture {
  width: number;
  height: number;
  hasAlpha: boolean;
  /** RGBA, row by row; without alpha every pixel is opaque. */
  pixels: (readonly [red: number, green: number, blue: number, alpha: number])[];
}

const RGB = 2;
const RGBA = 6;

/** Reads an 8-bit PNG without interlacing, as Chromium writes them. */
export function readPng(file: Buffer): Picture {
  const header = chunks(file).find(({ type }) => type === 'IHDR')!.data;
  const [width, height, depth, kind] = [header.readUInt32BE(0), header.readUInt32BE(4), header[8], header[9]];
  if (depth !== 8 || (kind !== RGB && kind !== RGBA)) throw new Error(`PNG of depth ${depth} and kind ${kind}`);
  const channels = kind === RGBA ? 4 : 3;
  const packed = chunks(file).filter(({ type }) => type === 'IDAT');
  const raw = unfilter(inflateSync(Buffer.concat(packed.map(({ data }) => data))), width * channels, channels);
  const pixels = Array.from({ length: width * height }, (_, at) => {
    const [red, green, blue, alpha] = raw.subarray(at * channels, (at + 1) * channels);
    return [red!, green!, blue!, alpha ?? 255] as const;
  });
  return { width, height, hasAlpha: kind === RGBA, pixels };
}

function chunks(file: Buffer): { type: string; data: Buffer }[] {
  const found = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    found.push({ type: file.toString('latin1', at + 4, at + 8), data: file.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return found;
}

/** Each row starts with the way it was filtered: https://www.w3.org/TR/png/#9Filters */
function unfilter(rows: Buffer, width: number, step: number): Buffer {
  const out = Buffer.alloc((rows.length / (width + 1)) * width);
  for (let row = 0; row * (width + 1) < rows.length; row++) {
    const filter = rows[row * (width + 1)]!;
    for (let column = 0; column < width; column++) {
      const at = row * width + column;
      const left = column < step ? 0 : out[at - step]!;
      const up = row === 0 ? 0 : out[at - width]!;
      const corner = row === 0 || column < step ? 0 : out[at - width - step]!;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!;
      out[at] = rows[row * (width + 1) + 1 + column]! + guess;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const byDistance = [left, up, corner].map((value) => ({ value, distance: Math.abs(guess - value) }));
  return byDistance.sort((one, other) => one.distance - other.distance)[0]!.value;
}
