import type { SetupView } from '../services/setup.js';
import { button, link } from './buttons.js';
import { type AdaptiveCard, type CardElement, card } from './card.js';
import { draftData } from './draft.js';
import type { Locale } from './locale.js';
import { text } from './parts.js';
import { stepHeading } from './setupParts.js';

type View = Extract<SetupView, { step: 'prerequisites' }>;

const LEADSPACE = 'https://www.leadspace.com/';

/** What is needed before the set-up, and how much of it is there. */
export function prerequisitesCard(view: View, locale: Locale): AdaptiveCard {
  const words = locale.setup.prerequisites;
  const hasData = view.profiles > 0;
  const data = draftData(view.draft);
  return card(locale, {
    fallbackText: `${words.title}. ${words.intro}`,
    body: [
      ...stepHeading(undefined, words.title, view, locale),
      text(words.intro),
      need('🔑', words.token, words.tokenText),
      need('✅', words.role, words.roleText),
      need(hasData ? '✅' : '⚠️', words.data, hasData ? words.dataText(view.profiles) : words.noData),
    ],
    actions: [
      button('setupBegin', words.getStarted, data, { style: 'positive' }),
      hasData ? undefined : button('command', words.importData, { command: 'data' }),
      link(words.licence, LEADSPACE),
      button('setupCancel', locale.general.cancel, data),
    ],
  });
}

function need(sign: string, title: string, words: string): CardElement {
  const [mark, label] = [text(sign), text(title, { bold: true })];
  return {
    type: 'ColumnSet',
    columns: [
      { type: 'Column', width: 'auto', items: [mark] },
      { type: 'Column', width: 'stretch', items: [label, { ...text(words, { subtle: true }), spacing: 'None' }] },
    ],
  };
}
