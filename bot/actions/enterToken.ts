import { DraftInput, draftRef } from '../../cards/draft.js';
import { onButton } from '../action.js';
import { orPresentStep } from '../setupAnswers.js';
import { drawTokenPage, openTokenPage } from '../tokenAnswers.js';

/**
 * Enter the token, from clients that open no dialog: the same card, with a link to the page in the place of the button. In production
 * it is not followed: drawn again, it would have the button that opens the dialog.
 */
export const enterToken = onButton(
  'enterToken',
  DraftInput,
  (input, turn) =>
    orPresentStep(turn, async () => {
      const page = await openTokenPage(draftRef(input), turn);
      const card = drawTokenPage(page, turn.own, true);
      return page.view.pageOnly ? { card } : { card, live: `tokenPage:${page.id}` };
    }),
  { personal: true },
);
