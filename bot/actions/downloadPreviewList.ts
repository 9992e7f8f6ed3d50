import { PreviewListInput } from '../../cards/unifyPreviewCard.js';
import { unifyPreviewListCard } from '../../cards/unifyPreviewListCard.js';
import { onButton } from '../action.js';

/** Rows behind a number of a preview, as a file. */
export const downloadPreviewList = onButton(
  'downloadPreviewList',
  PreviewListInput,
  async ({ preview, list }, { services, caller, own }) => {
    const view = await services.unifications.list(caller, preview, list);
    return { card: unifyPreviewListCard(view, own), live: `unifyPreviewList:${view.id}`, to: 'personal' };
  },
  { personal: true },
);
