import { z } from 'zod';
import type { SetupView } from '../services/setup.js';
import { button, dialogButton, link } from './buttons.js';
import { type AdaptiveCard, type CardElement, card } from './card.js';
import { DraftInput, draftData } from './draft.js';
import type { Form } from './form.js';
import { secretInput, type Typed, toggle } from './inputs.js';
import type { Locale } from './locale.js';
import { note, text, value } from './parts.js';
import { AgreedInput, privacyData, privacyParts } from './privacyText.js';
import { safeText } from './safeText.js';
import { stepHeading } from './setupParts.js';

export type ConnectView = Extract<SetupView, { step: 'connect' }> & {
  textVersion: string;
  /** Where the token page is open for the reader, and no dialog has it. */
  pageUrl?: string;
};

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
      ...tokenParts(view, locale, typed),
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
      ...tokenParts(view, locale, typed),
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

/** In production there is no input for the token: what is typed into a card is kept with the conversation. */
function tokenParts(view: ConnectView, locale: Locale, typed?: Typed): CardElement[] {
  const words = locale.setup.connect;
  const small = (line: string) => ({ ...text(line, { subtle: true, small: true }), spacing: 'Small' });
  const entry = { type: 'ActionSet', actions: [entryButton(view, locale)] };
  if (view.pageOnly) return [...storedToken(view, locale, typed?.problems.token), small(words.tokenOnPage), entry];
  const stored = view.stored ? [value(storedLine(view, locale))] : [];
  return [tokenInput(view, locale, typed), small(words.tokenSafe), ...stored, entry];
}

function storedToken(view: ConnectView, locale: Locale, problem: string | undefined): CardElement[] {
  const label = text(locale.setup.connect.token, { bold: true });
  const line = { ...value(storedLine(view, locale)), spacing: 'Small' };
  return problem ? [label, line, note('problem', problem)] : [label, line];
}

function storedLine({ stored }: ConnectView, locale: Locale): string {
  const words = locale.setup.connect;
  if (!stored) return words.noToken;
  const line = words.tokenStored(stored.ending);
  return stored.untried ? `${line} ${words.tokenUntried}` : line;
}

function tokenInput({ stored }: ConnectView, locale: Locale, typed?: Typed): CardElement {
  const words = locale.setup.connect;
  return secretInput({
    id: 'token',
    label: words.token,
    placeholder: stored ? words.tokenKept : words.tokenHint,
    ...(!stored && { required: words.tokenRequired }),
    typed: typed && { ...typed, values: {} },
  });
}

/** Clients of development know no dialogs: there the card leads to the page by a link, made when it is asked for. */
function entryButton({ draft, pageOnly, pageUrl }: ConnectView, locale: Locale): CardElement {
  const words = locale.setup.connect;
  if (pageUrl) return link(pageOnly ? words.openTokenPage : words.openTokenPageInBrowser, pageUrl);
  return pageOnly
    ? dialogButton('enterToken', words.enterToken, draftData(draft))
    : button('enterToken', words.enterToken, draftData(draft), { skipInputs: true });
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
