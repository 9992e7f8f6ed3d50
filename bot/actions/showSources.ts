import { PageInput } from '../../cards/dataSourcesCard.js';
import { onButton } from '../action.js';
import { sourcesAnswer } from '../sourceAnswers.js';

export const showSources = onButton('showSources', PageInput, ({ page }, turn) => sourcesAnswer(page, turn));
