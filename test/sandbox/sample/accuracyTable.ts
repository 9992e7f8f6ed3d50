import type { Accuracy } from './accuracy.js';

const START = '<!-- accuracy -->';
const END = '<!-- /accuracy -->';

/** A Markdown table; the cells of a level read "right / wrong". */
export function accuracyTable(lines: readonly Accuracy[]): string {
  const levels = lines[0]?.levels.map(({ level }) => level) ?? [];
  const head = ['What is sent', 'Matched', 'Right', 'Wrong', 'Missed', 'Rightly not matched', ...levels];
  const rows = lines.map((line) => [
    line.sent,
    `${line.right + line.wrong} of ${line.profiles}`,
    percent(line.right, line.right + line.wrong),
    percent(line.wrong, line.right + line.wrong),
    String(line.missed),
    String(line.rightlyNot),
    ...line.levels.map(({ right, wrong }) => `${right} / ${wrong}`),
  ]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The text with what stands between the two markers replaced. */
export function withTable(text: string, table: string): string {
  const [from, to] = span(text);
  return `${text.slice(0, from)}\n${table}\n${text.slice(to)}`;
}

/** What stands between the two markers, trimmed. */
export function tableIn(text: string): string {
  const [from, to] = span(text);
  return text.slice(from, to).trim();
}

export function hasMarkers(text: string): boolean {
  return text.includes(START) && text.includes(END);
}

function span(text: string): [number, number] {
  const [start, end] = [text.indexOf(START), text.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`No ${START} … ${END}`);
  return [start + START.length, end];
}

function percent(part: number, whole: number): string {
  return `${part} (${((100 * part) / whole).toFixed(1)} %)`;
}
