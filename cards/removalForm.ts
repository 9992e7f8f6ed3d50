import { z } from 'zod';
import type { RemovalPlan } from '../services/removal.js';
import { button } from './buttons.js';
import { card } from './card.js';
import type { Form } from './form.js';
import { choiceInput, textInput, toggle } from './inputs.js';
import type { Locale } from './locale.js';
import { facts, heading, text, value } from './parts.js';

export const RemovalInput = z.object({
  enrichment: z.string().min(1).max(100),
  output: z.enum(['keep', 'purge'], 'unknownChoice'),
  /** Everything but "true" is off: taking more away than was asked for cannot be undone. */
  connection: z
    .unknown()
    .optional()
    .transform((ticked) => (ticked === 'true' ? ('remove' as const) : ('keep' as const))),
  confirmation: z.string('required').trim().min(1, 'required').max(255, 'tooLong'),
});
export type RemovalInput = z.infer<typeof RemovalInput>;

/** What would go, before anything goes; the name has to be typed. */
export const removalForm: Form<RemovalPlan, RemovalInput> = {
  verb: 'remove',
  input: RemovalInput,
  draw(plan, locale, typed) {
    const words = locale.results;
    return card(locale, {
      fallbackText: words.removeSummary,
      body: [
        heading(words.removeTitle),
        { ...value(plan.enrichment.name, { bold: true, most: 300 }), spacing: 'None' },
        text(words.removePlan),
        whatGoes(plan, locale),
        choiceInput({
          id: 'output',
          label: words.output,
          value: wasRemoved(plan) ? 'purge' : 'keep',
          typed,
          choices: outputs(locale),
        }),
        plan.connection.usedOnlyHere
          ? toggle({
              id: 'connection',
              label: words.removeConnection,
              title: words.withConnection,
              value: 'false',
              typed,
            })
          : text(wasRemoved(plan) ? words.wasRemoved : words.connectionShared, { subtle: true }),
        textInput({
          id: 'confirmation',
          label: words.typeName,
          required: locale.inputs.required,
          maxLength: 255,
          typed,
        }),
        text(words.auditStays, { subtle: true, small: true }),
      ],
      actions: [
        button('remove', words.remove, { enrichment: plan.enrichment.id }, { style: 'destructive' }),
        // In no list any more: this is where its data can still be looked at.
        wasRemoved(plan)
          ? button('viewEnriched', locale.run.viewEnriched, { enrichment: plan.enrichment.id }, { skipInputs: true })
          : undefined,
        button('showEnrichments', locale.general.cancel, {}, { skipInputs: true }),
      ],
    });
  },
};

const wasRemoved = ({ connection }: RemovalPlan): boolean => connection.id === '';

const whatGoes = (plan: RemovalPlan, locale: Locale) =>
  facts([
    [locale.results.removeProfiles, locale.number(plan.enrichedProfiles)],
    [locale.results.removeRuns, locale.number(plan.runs)],
    wasRemoved(plan) ? undefined : [locale.results.connection, plan.connection.name],
  ]);

const outputs = ({ results }: Locale) => [
  { title: results.keepOutput, value: 'keep' },
  { title: results.purgeOutput, value: 'purge' },
];
