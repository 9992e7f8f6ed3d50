import type { Locale } from './locale.js';

/** Plain JSON: cards are objects built by functions, never text with holes, so that data cannot become card. */
export interface CardElement {
  type: string;
  [property: string]: unknown;
}

export interface AdaptiveCard {
  type: 'AdaptiveCard';
  $schema: string;
  /** 1.5 is the ceiling of bot cards in Teams; newer elements ride on it with a fallback. */
  version: '1.5';
  lang: string;
  /** Shown by clients that cannot draw the card, and used as the notification's text. */
  fallbackText: string;
  body: CardElement[];
  actions?: CardElement[];
  msteams: { width: 'Full' };
}

export interface CardContent {
  fallbackText: string;
  body: (CardElement | undefined)[];
  actions?: (CardElement | undefined)[];
}

/** The frame of every card. Absent parts (`undefined`) are left out, so that callers can write conditions in place. */
export function card(locale: Locale, content: CardContent): AdaptiveCard {
  const actions = present(content.actions ?? []);
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: locale.language,
    fallbackText: content.fallbackText,
    body: present(content.body),
    ...(actions.length > 0 && { actions }),
    msteams: { width: 'Full' },
  };
}

export const present = <T>(items: readonly (T | undefined)[]): T[] => items.filter((item) => item !== undefined);
