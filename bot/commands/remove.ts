import { chooseRemovalForm } from '../../cards/chooseRemovalForm.js';
import type { Removable } from '../../services/removal.js';
import { namedEnrichment } from '../namedEnrichment.js';
import { connectionRemovalAnswer, removalAnswer } from '../resultAnswers.js';
import type { Answer, Command, Turn } from '../turn.js';

export const remove: Command = {
  name: 'remove',
  words: { en: ['remove'], nl: ['verwijderen'] },
  personal: true,
  async run(args, turn) {
    const removables = await turn.services.removal.list(turn.caller);
    if (removables.some(({ kind }) => kind !== 'enrichment')) return chosenOf(removables, args.join(' '), turn);
    const named = await namedEnrichment(args, 'remove', turn);
    return 'card' in named ? named : removalAnswer(named.enrichment.id, turn);
  },
};

/** Where removals have left data or connections: the one that is named, or the only one; else a choice. */
function chosenOf(removables: readonly Removable[], typed: string, turn: Turn): Answer | Promise<Answer> {
  const fitting = typed ? removables.filter(({ name }) => isCalled(name, typed)) : removables;
  const [only] = fitting;
  if (only && fitting.length === 1) {
    return only.kind === 'connection' ? connectionRemovalAnswer(only.id, turn) : removalAnswer(only.id, turn);
  }
  return { card: chooseRemovalForm({ removables, unknownName: typed !== '' }, turn.own), to: 'personal' };
}

const isCalled = (name: string, typed: string): boolean => plain(name) === plain(typed);

/** Quotes were taken off what was typed. */
const plain = (words: string): string =>
  words
    .replace(/["“”„«»]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLocaleLowerCase();
