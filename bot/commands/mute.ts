import { muteOf } from '../muteTimes.js';
import { muteFormAnswer, muteHere } from '../subscriptionAnswers.js';
import type { Command } from '../turn.js';

/** `mute 2h`, `mute 17:00`, `mute until fixed`, `mute off`: quiet in this conversation; `mute` asks. */
export const mute: Command = {
  name: 'mute',
  words: { en: ['mute'], nl: ['dempen'] },
  async run(args, turn) {
    if (args.length === 0) return muteFormAnswer(turn);
    return muteHere(turn, muteOf(args.join(' '), { at: turn.at, timeZone: turn.conversation.timeZone }));
  },
};
