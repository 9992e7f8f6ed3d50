import type { AdaptiveCard } from '../cards/card.js';
import { connectForm } from '../cards/connectForm.js';
import type { Locale } from '../cards/locale.js';
import type { DraftRef } from '../services/drafts.js';
import { PRIVACY_TEXT_VERSION } from '../services/privacyText.js';
import type { TokenPageCard } from '../services/setup/tokenPage.js';
import type { Turn } from './turn.js';

/** A page for who asks, about the step that the card was drawn from. @throws `draftGone`, `cardOutdated` */
export const openTokenPage = (ref: DraftRef, { services, caller, own, conversation }: Turn): Promise<TokenPageCard> =>
  services.setup.tokenPage.open(caller, ref, {
    language: own.language,
    conversationId: conversation.conversationId,
  });

/** The connect step, with a link to its page where no dialog is opened for it. */
export function drawTokenPage(
  { view, address }: TokenPageCard,
  locale: Locale,
  hasLink: boolean = !view.pageOnly,
): AdaptiveCard {
  const page = hasLink && address ? { pageUrl: address.link } : {};
  return connectForm.draw({ ...view, textVersion: PRIVACY_TEXT_VERSION, ...page }, locale);
}
