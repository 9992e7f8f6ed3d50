import { helpAnswer, mustClaim } from '../helpAnswers.js';
import { rolesAnswer } from '../rolesAnswer.js';
import type { Command } from '../turn.js';

export const roles: Command = {
  name: 'roles',
  words: { en: ['roles'], nl: ['rollen'] },
  run: (_args, turn) => (mustClaim(turn) ? helpAnswer(turn) : rolesAnswer(turn)),
};
