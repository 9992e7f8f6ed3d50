import { OPERATOR_WORDS } from './attributes.js';
import { OPERATORS, type Operator } from './rule.js';
import type { Token } from './tokens.js';
import { fold } from './values.js';

const PHRASES = OPERATORS.flatMap((operator) => {
  const { en, nl } = OPERATOR_WORDS[operator];
  return [...new Set([...en, ...nl])].map((phrase) => ({ operator, words: phrase.split(' ') }));
}).sort((a, b) => b.words.length - a.words.length);

/** The operator that begins with a token, and how many tokens it takes. */
export function operatorAt(list: readonly Token[], at: number): { operator: Operator; taken: number } | undefined {
  const token = list[at];
  if (token?.kind === 'operator') return { operator: token.text as Operator, taken: 1 };
  if (token?.kind !== 'word') return undefined;
  const found = PHRASES.find(({ words }) => words.every((word, index) => isWord(list[at + index], word)));
  if (!found || (found.operator === 'in' && list[at + 1]?.kind !== '(')) return undefined;
  return { operator: found.operator, taken: found.words.length };
}

const CONNECTIVES: Record<string, 'and' | 'or'> = { and: 'and', en: 'and', or: 'or', of: 'or' };

const connectiveOf = (token: Token | undefined): 'and' | 'or' | undefined => {
  if (token?.kind === 'and' || token?.kind === 'or') return token.kind;
  return token?.kind === 'word' ? CONNECTIVES[fold(token.text)] : undefined;
};

/**
 * Whether a token joins conditions here. A word in small letters may as well belong to a value (Bank of America, Smith and
 * Sons): it joins where a condition, a bracket or a NOT follows.
 */
export function connectiveAt(list: readonly Token[], at: number): 'and' | 'or' | undefined {
  const token = list[at];
  const connective = connectiveOf(token);
  if (!connective || token!.kind !== 'word' || isCapital(token!)) return connective;
  const next = list[at + 1];
  if (next && ['(', '[', 'not'].includes(next.kind)) return connective;
  for (let ahead = at + 1; ahead < list.length && !connectiveOf(list[ahead]); ahead += 1) {
    if (list[ahead]!.kind === ')' || list[ahead]!.kind === ']') break;
    if (operatorAt(list, ahead)) return connective;
  }
  return undefined;
}

export const isCapital = (token: Token): boolean => token.text === token.text.toUpperCase();

/** `!`, or the word for it where it cannot be the name of an attribute. */
export function isNegation(list: readonly Token[], at: number): boolean {
  const token = list[at];
  if (token?.kind === 'not') return true;
  const isNot = isWord(token, 'not') || isWord(token, 'niet');
  return isNot && operatorAt(list, at + 1) === undefined;
}

export const isConnectiveWord = (token: Token): boolean => token.kind === 'word' && connectiveOf(token) !== undefined;

const isWord = (token: Token | undefined, word: string): boolean => token?.kind === 'word' && fold(token.text) === word;
