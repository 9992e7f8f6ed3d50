import { z } from 'zod';
import type { MeasureView } from '../services/measures/view.js';
import { button } from './buttons.js';
import { type AdaptiveCard, type CardElement, card, present } from './card.js';
import { choiceInput } from './inputs.js';
import { listRow, type Piece } from './listParts.js';
import type { Locale } from './locale.js';
import { dataSetName, figure } from './measureParts.js';
import { heading, note, text } from './parts.js';
import { stateWords } from './segmentParts.js';

export interface MeasuresView {
  measures: readonly MeasureView[];
  /** From 0. */
  page: number;
  /** Contributors make and refresh measures, viewers look at them. */
  mayChange: boolean;
  /** What has just happened. */
  notice?: string;
}

/** Which measure a button is about: that of the card, or the chosen one of the list. */
export const MeasureInput = z.object({ measure: z.string('required').min(1, 'required').max(100, 'unknownChoice') });

export const MeasuresInput = z.object({ page: z.coerce.number().int().min(0).catch(0) });

const PAGE = 5;

/** Measures: five rows a page, one choice list and one set of buttons. Figures of many profiles, so it may stand in a channel. */
export function measuresCard(view: MeasuresView, locale: Locale): AdaptiveCard {
  const words = locale.measures;
  const { measures, notice, mayChange } = view;
  const pages = Math.max(1, Math.ceil(measures.length / PAGE));
  const page = Math.min(view.page, pages - 1);
  const rows = measures.slice(page * PAGE, page * PAGE + PAGE);
  return card(locale, {
    fallbackText: words.summary(measures.length),
    body: [
      heading(words.title),
      notice === undefined ? undefined : note('good', notice),
      rows.length > 0 ? undefined : text(mayChange ? words.none : `${words.none} ${words.askContributor}`),
      ...rows.map((measure) => measureRow(measure, locale)),
      pages > 1 ? text(words.page(page + 1, pages), { subtle: true, small: true }) : undefined,
      rows.length > 0 ? choose(rows, locale) : undefined,
    ],
    actions: buttons(view, rows.length, page, pages, locale),
  });
}

function measureRow(measure: MeasureView, locale: Locale): CardElement {
  const words = locale.measures;
  const { latest, unit } = measure;
  const details: (Piece | undefined)[] = [
    { data: measure.words[locale.language], most: 120 },
    { data: dataSetName(measure, locale), most: 60 },
    latest ? words.asOf(locale.dateTime(latest.at)) : words.never,
    measure.outdated ? words.outdated : undefined,
    measure.state === 'Successful' ? undefined : stateWords(measure, locale),
  ];
  return listRow({ title: measure.name, details: present(details), aside: figure(latest?.value, unit, locale) });
}

const choose = (rows: readonly MeasureView[], locale: Locale): CardElement =>
  choiceInput({
    id: 'measure',
    label: locale.measures.one,
    required: locale.inputs.required,
    value: rows[0]?.id,
    choices: rows.map(({ id, name }) => ({ title: name, value: id })),
  });

/** View and Refresh are about the chosen measure, the others skip the list. */
function buttons({ mayChange }: MeasuresView, shown: number, page: number, pages: number, locale: Locale) {
  const words = locale.measures;
  const to = (title: string, target: number) => button('showMeasures', title, { page: target }, { skipInputs: true });
  return [
    shown > 0 ? button('showMeasure', words.view) : undefined,
    mayChange ? button('newMeasure', words.create, {}, { style: 'positive', skipInputs: true }) : undefined,
    mayChange && shown > 0 ? button('refreshMeasure', words.refresh) : undefined,
    page > 0 ? to(locale.general.previousPage, page - 1) : undefined,
    page < pages - 1 ? to(locale.general.nextPage, page + 1) : undefined,
    shown === 0 && !mayChange ? button('command', locale.general.open.help, { command: 'help' }) : undefined,
  ];
}
