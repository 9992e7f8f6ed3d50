import { MembersInput } from '../../cards/membersCard.js';
import { onButton } from '../action.js';
import { membersAnswer } from '../segmentAnswers.js';

/** Pressed in a channel, the names go to the 1:1 chat. */
export const showMembers = onButton('showMembers', MembersInput, (input, turn) => membersAnswer(input, turn));
