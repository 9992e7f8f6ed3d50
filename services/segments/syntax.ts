import { connectiveAt, isCapital, isConnectiveWord, isNegation, operatorAt } from './operators.js';
import type { Operator } from './rule.js';
import { readTokens, type Token, type Tokens } from './tokens.js';
import type { RuleProblem } from './view.js';

/** A name or value of a typed rule, and where it stands. */
export interface Piece {
  text: string;
  at: number;
  length: number;
}

export interface TypedCondition {
  name: Piece;
  operator: Operator;
  operatorPiece: Piece;
  values: Piece[];
}

/** A typed rule by its signs alone. `row`: square brackets, all of it holds on one consent row. */
export type Typed =
  | { kind: 'all' | 'any'; parts: Typed[] }
  | { kind: 'not' | 'row'; part: Typed }
  | { kind: 'condition'; condition: TypedCondition };

export const LONGEST_RULE = 4_000;
const MOST_CONDITIONS = 100;
const DEEPEST = 10;

/** What stopped the reading of a rule. */
export class SyntaxProblem extends Error {
  constructor(readonly problem: RuleProblem) {
    super(problem.code);
  }
}

/** Reads brackets, connectives and conditions. @throws {SyntaxProblem} */
export function readSyntax(text: string): Typed {
  if (text.length > LONGEST_RULE) throw problemAt('tooLong', { at: LONGEST_RULE, length: text.length - LONGEST_RULE });
  const tokens = readTokens(text);
  if (tokens.list.length === 0) throw problemAt('empty', { at: 0, length: text.length });
  if (tokens.unclosed !== undefined) throw problemAt('unclosed', tokens.place(tokens.unclosed, tokens.unclosed + 1));
  const reader: SyntaxReader = { tokens, next: 0, conditions: 0 };
  const typed = readAny(reader, 0);
  if (reader.next < tokens.list.length) throw unexpected(reader);
  return typed;
}

interface SyntaxReader {
  tokens: Tokens;
  next: number;
  conditions: number;
}

function readAny(reader: SyntaxReader, depth: number): Typed {
  return readJoined(reader, 'or', () => readJoined(reader, 'and', () => readNot(reader, depth)));
}

function readJoined(reader: SyntaxReader, connective: 'and' | 'or', read: () => Typed): Typed {
  const parts = [read()];
  while (connectiveAt(reader.tokens.list, reader.next) === connective) {
    reader.next += 1;
    parts.push(read());
  }
  return parts.length === 1 ? parts[0]! : { kind: connective === 'and' ? 'all' : 'any', parts };
}

function readNot(reader: SyntaxReader, depth: number): Typed {
  const { list } = reader.tokens;
  const token = list[reader.next];
  if (depth > DEEPEST && token) throw problemAt('tooDeep', reader.tokens.place(token.start, token.end));
  if (isNegation(list, reader.next)) {
    reader.next += 1;
    return { kind: 'not', part: readNot(reader, depth + 1) };
  }
  if (token?.kind !== '(' && token?.kind !== '[') return readCondition(reader);
  reader.next += 1;
  const inner = readAny(reader, depth + 1);
  const closing = list[reader.next];
  if (!closing) throw problemAt('unclosed', reader.tokens.place(token.start, token.end));
  if (closing.kind !== (token.kind === '(' ? ')' : ']')) throw unexpected(reader);
  reader.next += 1;
  return token.kind === '(' ? inner : { kind: 'row', part: inner };
}

function readCondition(reader: SyntaxReader): Typed {
  const { tokens } = reader;
  const name = readName(reader);
  const found = operatorAt(tokens.list, reader.next);
  if (!found) throw reader.next < tokens.list.length ? unexpected(reader) : problemAt('unexpected', name, name.text);
  const [first, last] = [tokens.list[reader.next]!, tokens.list[reader.next + found.taken - 1]!];
  reader.next += found.taken;
  const operatorPiece = { ...tokens.place(first.start, last.end), text: tokens.text.slice(first.start, last.end) };
  reader.conditions += 1;
  if (reader.conditions > MOST_CONDITIONS) throw problemAt('tooLong', name);
  const values = readValues(reader, found.operator);
  return { kind: 'condition', condition: { name, operator: found.operator, operatorPiece, values } };
}

/** Everything up to an operator; brackets may be part of a name: Employees (range). */
function readName(reader: SyntaxReader): Piece {
  const { list } = reader.tokens;
  const from = reader.next;
  for (; reader.next < list.length; reader.next += 1) {
    const token = list[reader.next]!;
    if (reader.next > from && operatorAt(list, reader.next)) break;
    if (reader.next > from && token.kind === '(') skipBrackets(reader);
    else if (token.kind !== 'word' && token.kind !== 'quoted' && token.kind !== ',') break;
    else if (isConnectiveWord(token) && isCapital(token)) break;
  }
  if (reader.next === from) throw unexpected(reader);
  return pieceOf(reader.tokens, list.slice(from, reader.next));
}

function readValues(reader: SyntaxReader, operator: Operator): Piece[] {
  if (operator === 'isSet' || operator === 'isNotSet') return [];
  return operator === 'in' ? readList(reader) : [readValue(reader)];
}

/** What is quoted is a value by itself; other words go on until something that joins or closes. */
function readValue(reader: SyntaxReader): Piece {
  const { list } = reader.tokens;
  const from = reader.next;
  if (list[from]?.kind === 'quoted') {
    reader.next += 1;
    return pieceOf(reader.tokens, [list[from]!]);
  }
  for (; reader.next < list.length; reader.next += 1) {
    const token = list[reader.next]!;
    if (token.kind === '(' && reader.next > from) skipBrackets(reader);
    else if ([')', ']', '(', '['].includes(token.kind) || connectiveAt(list, reader.next)) break;
    else if (token.kind === 'operator') throw unexpected(reader);
  }
  if (reader.next === from) throw unexpected(reader);
  return pieceOf(reader.tokens, list.slice(from, reader.next));
}

/** Values between brackets, with commas between them. */
function readList(reader: SyntaxReader): Piece[] {
  const { tokens } = reader;
  const opening = tokens.list[reader.next]!;
  const values: Piece[] = [];
  reader.next += 1;
  for (let from = reader.next; ; reader.next += 1) {
    const token = tokens.list[reader.next];
    if (!token) throw problemAt('unclosed', tokens.place(opening.start, opening.end));
    if (token.kind === '(') skipBrackets(reader);
    if (token.kind !== ',' && token.kind !== ')') continue;
    if (reader.next === from) throw unexpected(reader);
    values.push(pieceOf(tokens, tokens.list.slice(from, reader.next)));
    from = reader.next + 1;
    if (token.kind === ',') continue;
    reader.next += 1;
    return values;
  }
}

/** From an opening bracket to the one that closes it. */
function skipBrackets(reader: SyntaxReader): void {
  const { tokens } = reader;
  const opening = tokens.list[reader.next]!;
  for (let open = 0; reader.next < tokens.list.length; reader.next += 1) {
    if (tokens.list[reader.next]!.kind === '(') open += 1;
    if (tokens.list[reader.next]!.kind === ')') open -= 1;
    if (open === 0) return;
  }
  throw problemAt('unclosed', tokens.place(opening.start, opening.end));
}

/** The text of some tokens: as typed, but for quotes around a part of it and for spaces of any number. */
function pieceOf({ text, place }: Tokens, list: readonly Token[]): Piece {
  const [first, last] = [list[0]!, list.at(-1)!];
  const parts = list.map((token, index) => {
    const spaced = index > 0 && token.start > list[index - 1]!.end ? ' ' : '';
    return spaced + (token.kind === 'quoted' ? token.text : text.slice(token.start, token.end));
  });
  return { ...place(first.start, last.end), text: parts.join('') };
}

function unexpected({ tokens, next }: SyntaxReader): SyntaxProblem {
  const token = tokens.list[next];
  const end = tokens.text.length;
  if (!token) return problemAt('unexpected', tokens.place(end, end));
  return problemAt('unexpected', tokens.place(token.start, token.end), tokens.text.slice(token.start, token.end));
}

function problemAt(code: RuleProblem['code'], place: { at: number; length: number }, text?: string): SyntaxProblem {
  const { at, length } = place;
  return new SyntaxProblem({ at, length, code, params: text === undefined ? {} : { text }, suggestions: [] });
}
