import { z } from 'zod';
import type { SetupView } from '../services/setup.js';
import { button } from './buttons.js';
import { type AdaptiveCard, type CardElement, card } from './card.js';
import { DraftInput, draftData } from './draft.js';
import type { Form } from './form.js';
import { secretInput, type Typed, toggle } from './inputs.js';
import type { Locale } from './locale.js';
import { note, text, value } from './parts.js';
import { AgreedInput, privacyData, privacyParts } from './privacyText.js';
import { safeText } from './safeText.js';
import { stepHeading } from './setupParts.js';

export type ConnectView = Extract<SetupView, { step: 'connect' }> & { textVersion: string };

export const ConnectInput = DraftInput.extend({
  token: z.string().trim().max(1000, 'tooLong').optional(),
  ...AgreedInput.shape,
});
export type ConnectInput = z.infer<typeof ConnectInput>;

/** Step 1: the token and the privacy text, confirmed together; or only a new token of a connection that there is. */
export const connectForm: Form<ConnectView, ConnectInput> = {
  verb: 'setupConnect',
  input: ConnectInput,
  draw: (view, locale, typed) => (view.replaces ? replaceCard : connectCard)(view, locale, typed),
};

function connectCard(view: ConnectView, locale: Locale, typed?: Typed): AdaptiveCard {
  const words = locale.setup.connect;
  return card(locale, {
    fallbackText: words.heading,
    body: [
      ...stepHeading(1, words.heading, view, locale),
      view.unverified ? note('warning', words.unverified) : undefined,
      ...tokenInput(view, locale, typed),
      ...privacyParts(locale, view.destination),
      agreement(locale, typed),
    ],
    actions: [
      button('setupConnect', words.connect, data(view, locale), { style: 'positive' }),
      ...saveUnverified(view, locale),
      ...leave(view, locale),
    ],
  });
}

function replaceCard(view: ConnectView, locale: Locale, typed?: Typed): AdaptiveCard {
  const words = locale.setup.connect;
  const { name = '', tokenEnding = '' } = view.replaces ?? {};
  return card(locale, {
    fallbackText: words.replaceHeading,
    body: [
      ...stepHeading(undefined, words.replaceHeading, view, locale),
      value(locale.setup.connection.ending(safeText(name, 80), tokenEnding), { bold: true, most: 250 }),
      text(words.replaceText),
      view.unverified ? note('warning', words.unverified) : undefined,
      ...tokenInput(view, locale, typed),
    ],
    actions: [
      button('setupConnect', words.replaceHeading, data(view, locale), { style: 'positive' }),
      ...saveUnverified(view, locale),
      ...leave(view, locale),
    ],
  });
}

/** The tick below the privacy text, here and where the text is agreed to again. */
export const agreement = (locale: Locale, typed?: Typed): CardElement => {
  const { agreement: label, agree: title, agreeRequired: required } = locale.setup.connect;
  return toggle({ id: 'agree', label, title, required, typed });
};

function tokenInput(view: ConnectView, locale: Locale, typed?: Typed): CardElement[] {
  const words = locale.setup.connect;
  const kept = view.unverified === true;
  return [
    secretInput({
      id: 'token',
      label: words.token,
      placeholder: kept ? words.tokenKept : words.tokenHint,
      ...(!kept && { required: words.tokenRequired }),
      typed: typed && { ...typed, values: {} },
    }),
    { ...text(words.tokenSafe, { subtle: true, small: true }), spacing: 'Small' },
  ];
}

const saveUnverified = (view: ConnectView, locale: Locale): CardElement[] =>
  view.unverified ? [button('setupSaveUnverified', locale.setup.connect.saveUnverified, data(view, locale))] : [];

function leave(view: ConnectView, locale: Locale): CardElement[] {
  const back = button('setupBack', locale.general.back, draftData(view.draft), { skipInputs: true });
  const cancel = button('setupCancel', locale.general.cancel, draftData(view.draft), { skipInputs: true });
  return view.replaces ? [cancel] : [back, cancel];
}

const data = (view: ConnectView, locale: Locale) => ({
  ...draftData(view.draft),
  ...privacyData(locale, view.textVersion, view.destination),
});
