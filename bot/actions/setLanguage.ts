import { z } from 'zod';
import { onButton } from '../action.js';
import { languageAnswer } from '../languageAnswer.js';

const Input = z.object({ language: z.enum(['en', 'nl']) });

export const setLanguage = onButton('setLanguage', Input, ({ language }, turn) => languageAnswer(language, turn));
