import { SegmentInput } from '../../cards/segmentsCard.js';
import { onButton } from '../action.js';
import { exportFormAnswer } from '../exportAnswers.js';

export const planExport = onButton('planExport', SegmentInput, async ({ segment }, turn) =>
  exportFormAnswer(await turn.services.exports.plan(turn.caller, segment), turn),
);
