import { z } from 'zod';
import { moveToChatCard } from '../cards/moveToChatCard.js';
import { unknownCommandCard } from '../cards/unknownCommandCard.js';
import { ServiceError } from '../services/errors.js';
import { findCommand, nearestCommand, wordsOf } from './commandLine.js';
import { helpAnswer, mustClaim } from './helpAnswers.js';
import type { Action, Answer, Command, Turn } from './turn.js';

type Data = Readonly<Record<string, unknown>>;

/** From what was typed or pressed to who answers it. Errors go through: the caller draws them. */
export interface Router {
  say(text: string, turn: Turn): Promise<Answer>;
  press(verb: string, data: Data, turn: Turn): Promise<Answer>;
}

const CommandButton = z.object({ command: z.string().min(1).max(50) });

export function createRouter(commands: readonly Command[], actions: readonly Action[]): Router {
  const named = (name: string) => commands.find((command) => command.name === name);

  async function run(command: Command, args: readonly string[], turn: Turn, rest = ''): Promise<Answer> {
    if (!command.personal || turn.scope === 'personal') return command.run(args, turn, rest);
    return { card: moveToChatCard({ command: command.name }, turn.locale) };
  }

  /** Nobody could help with a refusal yet: then the role comes first. */
  async function claimFirst(turn: Turn, work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await work();
    } catch (error) {
      if (!isRefusal(error) || !mustClaim(turn)) throw error;
      return helpAnswer(turn);
    }
  }

  /** The verb `command`: a button that does what the word does. */
  async function pressCommand(data: Data, turn: Turn): Promise<Answer> {
    const parsed = CommandButton.safeParse(data);
    const command = parsed.success ? named(parsed.data.command) : undefined;
    if (!command) throw new ServiceError('cardOutdated');
    return run(command, [], turn);
  }

  return {
    async say(text, turn) {
      const words = wordsOf(text);
      const found = findCommand(words.length > 0 ? text : turn.files.length > 0 ? 'data' : 'help', commands);
      if (found) return claimFirst(turn, () => run(found.command, found.args, turn, found.rest));
      const near = nearestCommand(words, commands);
      const nearest = near && { command: near.command.name, word: near.word };
      return { card: unknownCommandCard(nearest ? { nearest } : {}, turn.locale) };
    },
    async press(verb, data, turn) {
      if (verb === 'command' || verb === 'continueInChat') return claimFirst(turn, () => pressCommand(data, turn));
      const action = actions.find((each) => each.verb === verb);
      if (!action) throw new ServiceError('cardOutdated');
      if (action.personal && turn.scope !== 'personal') throw new PersonalOnly();
      return claimFirst(turn, () => action.answer(data, turn));
    },
  };
}

const isRefusal = (error: unknown): boolean => error instanceof ServiceError && error.code === 'notAllowed';

/** A form or somebody's data, pressed where others can see the answer. */
export class PersonalOnly extends Error {
  override readonly name = 'PersonalOnly';
}
