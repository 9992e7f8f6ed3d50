import { z } from 'zod';
import type { ConnectionView } from '../services/connections.js';
import type { SetupView } from '../services/setup.js';
import { button } from './buttons.js';
import { card } from './card.js';
import { fitting } from './choices.js';
import { DraftInput, draftData } from './draft.js';
import type { Form } from './form.js';
import { choiceInput } from './inputs.js';
import type { Locale } from './locale.js';
import { safeText } from './safeText.js';
import { stepHeading } from './setupParts.js';

type View = Extract<SetupView, { step: 'chooseConnection' }>;

export const ConnectionChoice = DraftInput.extend({ connection: z.string('required').min(1, 'required').max(100) });
type Input = z.infer<typeof ConnectionChoice>;

/** Step 1 where there are connections already: one of them, or a new one. */
export const connectionChoiceForm: Form<View, Input> = {
  verb: 'setupChooseConnection',
  input: ConnectionChoice,
  draw(view, locale, typed) {
    const words = locale.setup.connection;
    const { choices } = fitting(view.connections.map((connection) => choice(connection, locale)));
    const data = draftData(view.draft);
    const sandbox = view.connections.some((connection) => connection.sandbox);
    return card(locale, {
      fallbackText: words.title,
      body: [
        ...stepHeading(1, words.title, { stale: view.stale, sandbox }, locale),
        choiceInput({
          id: 'connection',
          label: words.label,
          choices: [...choices, { title: words.anotherOne, value: 'new' }],
          value: view.connections[0]?.id ?? 'new',
          style: 'expanded',
          required: locale.inputs.required,
          typed,
        }),
      ],
      actions: [
        button('setupChooseConnection', locale.general.next, data, { style: 'positive' }),
        button('replaceToken', words.replaceToken, data),
        button('setupBack', locale.general.back, data, { skipInputs: true }),
        button('setupCancel', locale.general.cancel, data, { skipInputs: true }),
      ],
    });
  },
};

function choice({ id, name, tokenEnding, consentIsCurrent }: ConnectionView, locale: Locale) {
  const words = locale.setup.connection;
  const title = words.ending(safeText(name, 40), tokenEnding);
  return { value: id, title: consentIsCurrent ? title : `⚠️ ${title}: ${words.agreeAgain}` };
}
