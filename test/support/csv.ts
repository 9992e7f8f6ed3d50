/** How a spreadsheet would write it: quotes where they are needed. */
export function csv(
  rows: readonly (readonly string[])[],
  { separator = ',', lineEnd = '\n' }: { separator?: string; lineEnd?: string | ((row: number) => string) } = {},
): string {
  const endOf = typeof lineEnd === 'string' ? () => lineEnd : lineEnd;
  return rows.map((row, index) => row.map((cell) => quoted(cell, separator)).join(separator) + endOf(index)).join('');
}

const quoted = (cell: string, separator: string): string =>
  cell.includes(separator) || /^ |["\r\n]| $/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

const WINDOWS: Record<string, number> = { '€': 0x80, '“': 0x93, '”': 0x94, Š: 0x8a, ž: 0x9e };

/** Bytes of text in an encoding, with a byte order mark where the name says so. */
export const ENCODERS = {
  'UTF-8': (text: string) => Buffer.from(text),
  'UTF-8 with mark': (text: string) => Buffer.from(`\ufeff${text}`),
  'UTF-16 LE with mark': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16 BE with mark': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  'UTF-16 LE': (text: string) => Buffer.from(text, 'utf16le'),
  'UTF-16 BE': (text: string) => Buffer.from(text, 'utf16le').swap16(),
  'Windows-1252': (text: string) =>
    Buffer.from([...text].map((character) => WINDOWS[character] ?? character.charCodeAt(0))),
} as const;
