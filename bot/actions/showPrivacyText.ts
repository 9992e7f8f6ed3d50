import { z } from 'zod';
import { onButton } from '../action.js';
import { privacyAnswer } from '../privacyAnswer.js';

const Input = z.object({ connection: z.string().min(1).max(100) });

/** Agree again: the text first. */
export const showPrivacyText = onButton('showPrivacyText', Input, ({ connection }, turn) =>
  privacyAnswer(connection, turn),
);
