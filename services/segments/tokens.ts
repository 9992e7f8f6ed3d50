/** A piece of a typed rule. `text` of a quoted one is what stands between its quotes. */
export interface Token {
  kind: 'word' | 'quoted' | 'operator' | 'and' | 'or' | 'not' | '(' | ')' | '[' | ']' | ',';
  text: string;
  /** In the decoded text. */
  start: number;
  end: number;
}

export interface Tokens {
  /** The text after entities were decoded. */
  text: string;
  list: Token[];
  /** Where a quote was opened that nobody closed. */
  unclosed?: number;
  /** Place and length in the text as it was typed. */
  place(start: number, end: number): { at: number; length: number };
}

/** Cuts a rule into pieces. Chat clients send `&amp;` for `&`: entities are decoded first, once. */
export function readTokens(typed: string): Tokens {
  const { text, offsets } = decode(typed);
  const list: Token[] = [];
  let unclosed: number | undefined;
  for (let at = 0; at < text.length; ) {
    const space = /^[\s\p{Cf}]+/u.exec(text.slice(at));
    if (space) {
      at += space[0].length;
      continue;
    }
    const token = quotedAt(text, at) ?? signAt(text, at) ?? wordAt(text, at);
    if (token.kind === 'word' && /^["“”„«]/.test(token.text)) unclosed ??= at;
    list.push(token);
    at = token.end;
  }
  return {
    text,
    list,
    ...(unclosed !== undefined && { unclosed }),
    place: (start, end) => ({ at: offsets[start]!, length: offsets[end]! - offsets[start]! }),
  };
}

const ENTITIES: Record<string, string> = {
  amp: '&',
  nbsp: ' ',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  ne: '≠',
  le: '≤',
  ge: '≥',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  '#39': "'",
  '#34': '"',
  '#38': '&',
  '#60': '<',
  '#62': '>',
  '#160': ' ',
};
/** What is decoded; a text that holds such a thing literally is written with `&amp;`. */
export const ENTITY = new RegExp(`&(${Object.keys(ENTITIES).join('|')});`, 'giu');

/** The text without entities, and where each of its characters was typed (with one more place: the end). */
function decode(typed: string): { text: string; offsets: number[] } {
  let text = '';
  const offsets: number[] = [];
  let done = 0;
  const copy = (until: number): void => {
    for (; done < until; done += 1) {
      text += typed[done];
      offsets.push(done);
    }
  };
  for (const match of typed.matchAll(ENTITY)) {
    copy(match.index);
    text += ENTITIES[match[1]!.toLowerCase()]!;
    offsets.push(match.index);
    done = match.index + match[0].length;
  }
  copy(typed.length);
  return { text, offsets: [...offsets, typed.length] };
}

const QUOTES: Record<string, string> = { '"': '"', '“': '”“"', '”': '”“"', '„': '”“"', '«': '»', "'": "'", '‘': "’'" };
const SINGLE = /['‘]/;

/** Straight quotes and smart ones; a quote within is doubled. An apostrophe that nothing closes is a letter. */
function quotedAt(text: string, start: number): Token | undefined {
  const opened = text[start]!;
  const closers = QUOTES[opened];
  // 't Hoekje, 's Heeren Loo: not the beginning of a quote.
  if (!closers || (SINGLE.test(opened) && /^.[ts]\s/i.test(text.slice(start)))) return undefined;
  return closedBy(text, start, closers) ?? (opened === '"' ? closedBy(text, start, '”“') : undefined);
}

function closedBy(text: string, start: number, closers: string): Token | undefined {
  const single = SINGLE.test(text[start]!);
  let content = '';
  for (let at = start + 1; at < text.length; at += 1) {
    const sign = text[at]!;
    const doubled = closers.includes(sign) && text[at + 1] === sign && sign === text[start];
    if (closers.includes(sign) && !doubled && !(single && /^[\p{L}\p{N}]/u.test(text.slice(at + 1)))) {
      return { kind: 'quoted', text: content, start, end: at + 1 };
    }
    content += sign;
    if (doubled) at += 1;
  }
  return undefined;
}

const SIGNS: readonly [sign: string, kind: Token['kind'], text: string][] = [
  ['!=', 'operator', '!='],
  ['<>', 'operator', '!='],
  ['≠', 'operator', '!='],
  ['<=', 'operator', '<='],
  ['≤', 'operator', '<='],
  ['>=', 'operator', '>='],
  ['≥', 'operator', '>='],
  ['==', 'operator', '='],
  ['=', 'operator', '='],
  ['<', 'operator', '<'],
  ['>', 'operator', '>'],
  ['&&', 'and', '&&'],
  ['&', 'and', '&'],
  ['||', 'or', '||'],
  ['|', 'or', '|'],
  ['!', 'not', '!'],
  ['(', '(', '('],
  [')', ')', ')'],
  ['[', '[', '['],
  [']', ']', ']'],
  [',', ',', ','],
];

function signAt(text: string, start: number): Token | undefined {
  const found = SIGNS.find(([sign]) => text.startsWith(sign, start));
  return found && { kind: found[1], text: found[2], start, end: start + found[0].length };
}

/** Up to the next space or sign; an exclamation mark within a word belongs to it (Yahoo!), but for `!=`. */
function wordAt(text: string, start: number): Token {
  let end = start + 1;
  while (end < text.length && !/[\s"“”„«≠≤≥=<>&|()[\],]/u.test(text[end]!) && !text.startsWith('!=', end)) end += 1;
  return { kind: 'word', text: text.slice(start, end), start, end };
}

/** Words that mean something in a rule, so that a name or value with one of them is written in quotes. */
const KEYWORDS = /^(and|or|not|in|is|contains|starts|en|of|niet|bevat|begint)$/i;

/** A name or value as it is written in a rule: in quotes where it could be read as something else. */
export function quote(text: string): string {
  const plain = /^-?[\p{L}\p{N}][\p{L}\p{N}_.:/@%+*-]*( [\p{L}\p{N}_.:/@%+*-]+)*$/u.test(text);
  if (plain && !text.split(' ').some((word) => KEYWORDS.test(word))) return text;
  return `"${text.replaceAll('"', '""').replace(ENTITY, (entity) => `&amp;${entity.slice(1)}`)}"`;
}
