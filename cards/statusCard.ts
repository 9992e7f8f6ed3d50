import type { StatusView } from '../services/status.js';
import { button } from './buttons.js';
import { type AdaptiveCard, type CardElement, card } from './card.js';
import { line, sandboxLine } from './listParts.js';
import type { Locale } from './locale.js';
import { heading, note, text } from './parts.js';
import type { StatusLine } from './statusLine.js';
import { statusLines } from './statusLines.js';

/** Health at a glance, with the next step where one is due. */
export function statusCard(view: StatusView, mayConnect: boolean, locale: Locale): AdaptiveCard {
  const words = locale.admin.status;
  const lines = statusLines(view, locale);
  const due = lines.filter(({ sign }) => sign === '⚠️' || sign === '⛔').length;
  const complete = view.connections.length > 0 && view.profiles > 0 && view.enrichments.length > 0;
  const summary = due > 0 ? words.attention(due) : complete ? words.well : words.notYet;
  return card(locale, {
    fallbackText: `${words.title}: ${summary}`,
    body: [
      heading(words.title),
      view.provider.sandbox ? sandboxLine(locale.general.sandbox) : undefined,
      note(due > 0 ? 'warning' : complete ? 'good' : 'info', summary),
      { type: 'Container', items: lines.map(drawn) },
    ],
    actions: buttons(view, mayConnect, locale),
  });
}

function drawn({ sign, label, words, next }: StatusLine): CardElement {
  const what = line([{ data: `${label}:`, bold: true }, ' ', { data: words, most: 300 }]);
  const how = next && { ...line(['→ ', { data: next, most: 300 }], { subtle: true }), spacing: 'None' };
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    columns: [
      { type: 'Column', width: 'auto', items: [text(sign)] },
      { type: 'Column', width: 'stretch', items: [what, ...(how ? [how] : [])] },
    ],
  };
}

function buttons(view: StatusView, mayConnect: boolean, locale: Locale): (CardElement | undefined)[] {
  const words = locale.admin.status;
  const { open } = locale.general;
  const outdated = view.connections.find(({ consentIsCurrent }) => !consentIsCurrent);
  const aged = view.connections.find(({ tokenAge }) => tokenAge !== 'fresh');
  const unfinished = view.connections.length === 0 || view.enrichments.length === 0;
  const { refresh } = view.keeping ?? {};
  const failed = refresh?.state === 'Failed' ? refresh.id : undefined;
  const connect = (element: CardElement | undefined | false) => (mayConnect && element) || undefined;
  return [
    connect(unfinished && button('command', locale.setup.startAgain, { command: 'setup' }, { style: 'positive' })),
    connect(
      outdated && button('showPrivacyText', words.agreeAgain, { connection: outdated.id }, { style: 'positive' }),
    ),
    connect(aged && button('replaceToken', words.replaceToken, { connection: aged.id })),
    connect(failed !== undefined && button('retryRefresh', locale.refresh.retry, { refresh: failed })),
    view.profiles === 0 ? button('command', open.data, { command: 'data' }) : undefined,
    view.enrichments.length > 0 ? button('command', open.enrichments, { command: 'enrichments' }) : undefined,
    button('command', words.again, { command: 'status' }),
  ];
}
