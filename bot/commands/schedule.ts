import {
  newFormView,
  scheduledNamed,
  scheduleFormAnswer,
  schedulesAnswer,
  targetFormView,
} from '../scheduleAnswers.js';
import type { Command } from '../turn.js';

const EVERYTHING = new Set(['everything', 'all', 'alles']);

/** `schedule`: all of them; `schedule <name>`, `schedule everything`: the form of that one. */
export const schedule: Command = {
  name: 'schedule',
  words: { en: ['schedule', 'schedules'], nl: ['planning', 'planningen'] },
  async run(args, turn) {
    const name = args.join(' ');
    if (name === '') return schedulesAnswer(0, turn);
    const meant = await scheduledNamed(name, turn);
    if ('kind' in meant) return scheduleFormAnswer(await targetFormView(meant, turn), turn);
    if (meant.named === 'none' && EVERYTHING.has(name.toLowerCase()))
      return scheduleFormAnswer(await targetFormView({ kind: 'all' }, turn), turn);
    return scheduleFormAnswer(await newFormView(turn, meant), turn);
  },
};
