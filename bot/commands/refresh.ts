import type { RefreshChoice } from '../../services/refresh.js';
import { isCalled } from '../namedEnrichment.js';
import { namedAnswer, refreshChoices, startAnswer } from '../refreshAnswers.js';
import type { Command } from '../turn.js';

const ONLY = new Set(['only', 'alleen']);
const EVERYTHING = new Set(['everything', 'all', 'alles']);

/** `refresh`: everything; `refresh <name>`: a data source or segment with what depends on it; `refresh only <name>`: just that one. */
export const refresh: Command = {
  name: 'refresh',
  words: { en: ['refresh'], nl: ['vernieuwen', 'vernieuw'] },
  async run(args, turn) {
    if (args.length === 0) return startAnswer({ kind: 'all' }, turn);
    const choices = await refreshChoices(turn);
    const { name, only } = meant(args, choices);
    if (!only && EVERYTHING.has(name.toLowerCase()) && !isThere(name, choices))
      return startAnswer({ kind: 'all' }, turn);
    return namedAnswer({ name, only, choices }, turn);
  },
};

/** A name may itself begin with "only". */
function meant(args: readonly string[], choices: readonly RefreshChoice[]): { name: string; only: boolean } {
  const [first = '', ...rest] = args;
  const [all, behind] = [args.join(' '), rest.join(' ')];
  const saysOnly = ONLY.has(first.toLowerCase()) && behind !== '';
  return saysOnly && (isThere(behind, choices) || !isThere(all, choices))
    ? { name: behind, only: true }
    : { name: all, only: false };
}

const isThere = (name: string, choices: readonly RefreshChoice[]): boolean =>
  choices.some((choice) => isCalled(choice, name));
