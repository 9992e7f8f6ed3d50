/**
 * One line of a CSV file after RFC 4180, its end included. A text that a spreadsheet program would run as a formula gets a
 * leading apostrophe: also when spaces, quotes of invisible characters or full-width forms hide how it begins (CWE-1236).
 */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(cell: string | number): string {
  if (typeof cell === 'number') return String(cell);
  const harmless = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

const FORMULA = /^[\s\p{C}\p{Z}]*[=+\-@＝＋－＠]|^[\t\r\n\0]/u;
