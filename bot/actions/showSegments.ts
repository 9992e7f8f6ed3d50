import { SegmentsInput } from '../../cards/segmentsCard.js';
import { onButton } from '../action.js';
import { segmentsAnswer } from '../segmentAnswers.js';

export const showSegments = onButton('showSegments', SegmentsInput, ({ page }, turn) => segmentsAnswer(page, turn));
