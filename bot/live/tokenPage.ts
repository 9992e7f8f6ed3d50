import { drawTokenPage } from '../tokenAnswers.js';
import type { Draw } from './index.js';

/** The connect step while its token page is open: drawn again when the token is there, and when the page is over. */
export const tokenPage: Draw = async (id, locale, { setup }) => {
  const page = await setup.tokenPage.card(id);
  return { card: drawTokenPage(page, locale), ended: page.address === undefined };
};
