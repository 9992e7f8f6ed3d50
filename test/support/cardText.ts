import type { AdaptiveCard } from '../../cards/card.js';

type Node = Readonly<Record<string, unknown>>;

/** What a client without charts shows: every element, and fallbacks in the place of what is not of version 1.5. */
const UNKNOWN = /^(Chart\.|ProgressBar|ProgressRing|Badge|Icon|CodeBlock)/;

/** All that can be read on the card, a line a text, as a client shows it that knows version 1.5 only. */
export function readable(card: AdaptiveCard): string {
  const lines: string[] = [];
  walk(card, (node) => {
    if (typeof node.text === 'string') lines.push(node.text.replace(/[\u2068\u2069]/g, ''));
    if (typeof node.label === 'string') lines.push(node.label);
    if (typeof node.title === 'string') lines.push(node.title);
  });
  return lines.join('\n');
}

/** Rows of label and value, the label being the first text of the row. */
export function rows(card: AdaptiveCard): Record<string, string> {
  const found: Record<string, string> = {};
  walk(card, (node) => {
    if (node.type !== 'ColumnSet' || !Array.isArray(node.columns) || node.columns.length !== 2) return;
    const [label, value] = node.columns.map((column) => texts(column).join(' '));
    if (label !== undefined && value !== undefined) found[label] = value;
  });
  return found;
}

export interface Button {
  title: string;
  verb?: string;
  data: Readonly<Record<string, unknown>>;
}

export function buttons(card: AdaptiveCard): Button[] {
  const found: Button[] = [];
  walk(card, (node) => {
    if (node.type === 'Action.Execute') {
      found.push({ title: String(node.title), verb: String(node.verb), data: node.data as Button['data'] });
    }
    if (node.type === 'Action.OpenUrl') found.push({ title: String(node.title), data: {} });
  });
  return found;
}

export const titles = (card: AdaptiveCard): string[] => buttons(card).map(({ title }) => title);

/** Addresses that buttons open. */
export function openUrls(card: AdaptiveCard): string[] {
  const found: string[] = [];
  walk(card, (node) => {
    if (node.type === 'Action.OpenUrl') found.push(String(node.url));
  });
  return found;
}

export interface Input {
  id: string;
  label: string;
  value?: string;
  choices?: { title: string; value: string }[];
}

export function inputs(card: AdaptiveCard): Input[] {
  const found: Input[] = [];
  walk(card, (node) => {
    if (String(node.type).startsWith('Input.')) found.push(node as unknown as Input);
  });
  return found;
}

/** Texts that clients read markdown in. */
export function markdown(card: AdaptiveCard): string[] {
  const found: string[] = [];
  walk(card, (node) => {
    if (node.type === 'TextBlock') found.push(String(node.text));
  });
  return found;
}

function texts(value: unknown): string[] {
  const found: string[] = [];
  walk(value, (node) => {
    if (typeof node.text === 'string') found.push(node.text.replace(/[\u2068\u2069]/g, ''));
  });
  return found;
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (typeof value !== 'object' || value === null) return;
  const node = value as Node;
  if (UNKNOWN.test(String(node.type))) {
    walk(node.fallback, visit);
    return;
  }
  if (!Array.isArray(value)) visit(node);
  for (const [key, child] of Object.entries(node)) if (key !== 'fallback' && key !== 'data') walk(child, visit);
}
