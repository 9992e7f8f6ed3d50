import { HistoryInput } from '../../cards/historyCard.js';
import { onButton } from '../action.js';
import { historyAnswer } from '../historyAnswers.js';

export const showHistory = onButton('showHistory', HistoryInput, (input, turn) => historyAnswer(input, turn));
