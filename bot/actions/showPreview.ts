import { PreviewInput } from '../../cards/unifyPreviewCard.js';
import { onButton } from '../action.js';
import { previewAnswer } from '../unificationAnswers.js';

/** Back from a list to the preview that it belongs to. Examples are names: the role is looked at again. */
export const showPreview = onButton(
  'showPreview',
  PreviewInput,
  async ({ preview }, turn) => {
    const { services, caller } = turn;
    return previewAnswer(await services.unifications.findPreview(caller, preview), turn);
  },
  { personal: true },
);
