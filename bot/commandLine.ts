import { closest, distance } from 'fastest-levenshtein';
import type { Activity } from './activity.js';
import type { Command } from './turn.js';

export interface Typed {
  command: Command;
  args: string[];
  /** As `args`, as it was typed. */
  rest: string;
}

/** What was typed, without the @mention of the bot, tags, `&nbsp;` and line breaks. */
export function plainText({ text, entities, recipient }: Pick<Activity, 'text' | 'entities' | 'recipient'>): string {
  let words = text ?? '';
  for (const entity of entities ?? []) {
    const mentioned = entity.mentioned as { id?: unknown } | undefined;
    if (entity.type !== 'mention' || mentioned?.id !== recipient.id || typeof entity.text !== 'string') continue;
    // An empty one would be "replaced" for ever.
    if (entity.text) words = words.replaceAll(entity.text, ' ');
  }
  return words
    .replace(/<at\b[^>]*>[^<]*<\/at>/gi, ' ')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/&nbsp;/gi, ' ')
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&quot;/gi, '"')
    .replace(/&#39;|&apos;/gi, "'")
    .replace(/&amp;/gi, '&')
    .replace(/\s+/gu, ' ')
    .trim();
}

const QUOTED = /["“”„«»]([^"“”„«»]*)["“”„«»]?|(\S+)/gu;

interface Word {
  word: string;
  /** Where it ends in the text. */
  end: number;
}

/** Words; what stands in quotes (straight or smart ones) is one, without the quotes. */
function readWords(text: string): Word[] {
  return [...text.matchAll(QUOTED)]
    .map(({ 0: all, 1: quoted, 2: bare, index }) => ({ word: (quoted ?? bare ?? '').trim(), end: index + all.length }))
    .filter(({ word }) => word !== '');
}

export const wordsOf = (text: string): string[] => readWords(text).map(({ word }) => word);

/** The command whose words the text starts with, the longest first: "my enrichments" goes before "my". */
export function findCommand(text: string, commands: readonly Command[]): Typed | undefined {
  const words = readWords(text);
  for (const count of [3, 2, 1]) {
    const last = words[count - 1];
    if (!last) continue;
    const said = tidy(namesOf(words.slice(0, count)).join(' '));
    const command = commands.find((each) => phrasesOf(each).includes(said));
    if (command) return { command, args: namesOf(words.slice(count)), rest: text.slice(last.end).trim() };
  }
  return undefined;
}

const namesOf = (words: readonly Word[]): string[] => words.map(({ word }) => word);

/** The command that was probably meant, with the word that is like the one typed; undefined for what is like nothing. */
export function nearestCommand(
  words: readonly string[],
  commands: readonly Command[],
): { command: Command; word: string } | undefined {
  const said = tidy(words[0] ?? '').slice(0, 40);
  const phrases = commands.flatMap((command) => phrasesOf(command).map((word) => ({ command, word })));
  if (!said || phrases.length === 0) return undefined;
  const word = closest(
    said,
    phrases.map((phrase) => phrase.word),
  );
  const near = distance(said, word) <= Math.max(1, Math.floor(Math.min(said.length, word.length) / 2));
  return near ? phrases.find((phrase) => phrase.word === word) : undefined;
}

const phrasesOf = ({ name, words }: Command): string[] => [name, ...words.en, ...words.nl].map(tidy);

const tidy = (word: string): string => word.toLowerCase().replace(/^[\s/!?.,;:]+|[\s!?.,;:]+$/gu, '');
