import { z } from 'zod';
import { UNIFY_LISTS } from '../../services/consent.js';
import { onButton } from '../action.js';
import { unifyListAnswer } from '../consentAnswers.js';

const Input = z.object({ list: z.enum(UNIFY_LISTS) });

export const downloadUnifyList = onButton('downloadUnifyList', Input, async ({ list }, turn) =>
  unifyListAnswer(await turn.services.consent.list(turn.caller, list), turn),
);
