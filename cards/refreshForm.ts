import { z } from 'zod';
import type { RefreshChoice, RefreshTarget } from '../services/refresh.js';
import { button } from './buttons.js';
import { type AdaptiveCard, card } from './card.js';
import { fitting } from './choices.js';
import { choiceInput, textInput } from './inputs.js';
import type { Locale } from './locale.js';
import { heading, note, text } from './parts.js';
import { targetKey } from './refreshParts.js';
import { safeText } from './safeText.js';

const WHAT = /^(?:all|(source|segment):([\w-]{1,100}))$/;

/** What is wanted: chosen in the list, or one that the list has no room for, by its name. */
export const RefreshInput = z.object({
  what: z.string().regex(WHAT),
  typed: z.string().trim().max(200).catch(''),
  scope: z.enum(['with', 'only']).catch('with'),
});
export type RefreshInput = z.infer<typeof RefreshInput>;

export interface RefreshFormView {
  choices: readonly RefreshChoice[];
  chosen?: Pick<RefreshChoice, 'kind' | 'id'>;
  only?: boolean;
  /** A name was typed that none of them has, or several. */
  named?: 'none' | 'several';
}

/** What to refresh, where it was not said: names only, so it may stand in a channel. */
export function refreshForm(view: RefreshFormView, locale: Locale): AdaptiveCard {
  const words = locale.refresh.form;
  const { choices, more } = choicesOf(view, locale);
  return card(locale, {
    fallbackText: words.title,
    body: [
      heading(words.title),
      view.named ? note('warning', view.named === 'none' ? words.noneCalled : words.severalCalled) : undefined,
      choiceInput({
        ...{ id: 'what', label: words.what, required: locale.inputs.required, choices },
        value: view.chosen ? `${view.chosen.kind}:${view.chosen.id}` : 'all',
      }),
      more > 0 ? textInput({ id: 'typed', label: words.typed, maxLength: 200 }) : undefined,
      choiceInput({
        ...{ id: 'scope', label: words.scope, value: view.only ? 'only' : 'with' },
        choices: (['with', 'only'] as const).map((scope) => ({ title: words[scope], value: scope })),
      }),
      text(`${words.scopeWhat} ${words.attached}`, { subtle: true, small: true }),
    ],
    actions: [button('startRefresh', words.refresh, {}, { style: 'positive' })],
  });
}

/** Everything first, and what was meant before the others: a list has room for some only. */
function choicesOf({ choices, chosen }: RefreshFormView, locale: Locale) {
  const words = locale.refresh.form;
  const isChosen = ({ kind, id }: RefreshChoice) => kind === chosen?.kind && id === chosen.id;
  const ordered = [...choices.filter(isChosen), ...choices.filter((each) => !isChosen(each))];
  return fitting([
    { title: words.everything, value: 'all' },
    ...ordered.map(({ kind, id, name }) => ({
      title: `${safeText(name, 60)} · ${words.kinds[kind]}`,
      value: targetKey({ kind, id, only: false }),
    })),
  ]);
}

/** What was chosen, as the service takes it. */
export function targetOf({ what, scope }: Pick<RefreshInput, 'what' | 'scope'>): RefreshTarget {
  const [, kind, id] = WHAT.exec(what) ?? [];
  if (id === undefined || (kind !== 'source' && kind !== 'segment')) return { kind: 'all' };
  return { kind, id, only: scope === 'only' };
}
