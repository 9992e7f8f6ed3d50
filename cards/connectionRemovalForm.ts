import { z } from 'zod';
import type { ConnectionRemovalPlan } from '../services/removal/connection.js';
import { button } from './buttons.js';
import { card } from './card.js';
import type { Form } from './form.js';
import { textInput } from './inputs.js';
import type { Locale } from './locale.js';
import { facts, heading, text, value } from './parts.js';

export const ConnectionRemovalInput = z.object({
  connection: z.string().min(1).max(100),
  confirmation: z.string('required').trim().min(1, 'required').max(255, 'tooLong'),
});
export type ConnectionRemovalInput = z.infer<typeof ConnectionRemovalInput>;

/** A connection that no enrichment uses: token and consent go, once its name is typed. */
export const connectionRemovalForm: Form<ConnectionRemovalPlan, ConnectionRemovalInput> = {
  verb: 'removeConnection',
  input: ConnectionRemovalInput,
  draw(plan, locale, typed) {
    const words = locale.results;
    return card(locale, {
      fallbackText: words.removeConnectionSummary,
      body: [
        heading(words.removeConnectionTitle),
        { ...value(plan.connection.name, { bold: true, most: 300 }), spacing: 'None' },
        text(words.removeConnectionPlan),
        whatGoes(plan, locale),
        textInput({
          id: 'confirmation',
          label: words.typeConnection,
          required: locale.inputs.required,
          maxLength: 255,
          typed,
        }),
        text(words.auditStays, { subtle: true, small: true }),
      ],
      actions: [
        button('removeConnection', words.remove, { connection: plan.connection.id }, { style: 'destructive' }),
        button('showEnrichments', locale.general.cancel, {}, { skipInputs: true }),
      ],
    });
  },
};

const whatGoes = ({ tokenEnding, agreed }: ConnectionRemovalPlan, { results, dateTime }: Locale) =>
  facts([
    [results.token, results.tokenEnds(tokenEnding)],
    [results.consent, results.agreedBy(agreed.by, dateTime(agreed.at))],
  ]);
