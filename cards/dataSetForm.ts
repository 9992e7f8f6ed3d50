import { z } from 'zod';
import type { DataSet } from '../services/dataSources.js';
import type { SetupView } from '../services/setup.js';
import { button } from './buttons.js';
import { card } from './card.js';
import { fitting } from './choices.js';
import { DraftInput, draftData } from './draft.js';
import type { Form } from './form.js';
import { choiceInput, textInput } from './inputs.js';
import type { Locale } from './locale.js';
import { note } from './parts.js';
import { safeText } from './safeText.js';
import { stepHeading } from './setupParts.js';

type View = Extract<SetupView, { step: 'dataSet' }>;

const Input = DraftInput.extend({
  name: z.string('required').trim().min(1, 'required').max(100, 'tooLong'),
  dataSet: z.string('required').min(1, 'required').max(100, 'unknownChoice'),
});

/** Step 2: what it is called, and which profiles. */
export const dataSetForm: Form<View, z.infer<typeof Input>> = {
  verb: 'setupDataSet',
  input: Input,
  draw(view, locale, typed) {
    const words = locale.setup.dataSet;
    const data = draftData(view.draft);
    const { choices } = fitting(view.dataSets.map((set) => ({ title: dataSetTitle(set, locale), value: set.id })));
    const empty = view.dataSets.every(({ size }) => size === 0);
    const { name: label, nameHint: placeholder, nameRequired: required } = words;
    return card(locale, {
      fallbackText: words.title,
      body: [
        ...stepHeading(2, words.title, { stale: view.stale, sandbox: view.connection.sandbox }, locale),
        connected(view, locale),
        empty ? note('warning', words.noProfiles) : undefined,
        textInput({
          id: 'name',
          label,
          placeholder,
          required,
          value: view.name ?? freeName(view, locale),
          maxLength: 100,
          typed,
        }),
        choiceInput({
          id: 'dataSet',
          label: words.label,
          choices,
          value: view.chosen ?? choices[0]?.value,
          style: 'expanded',
          required: words.required,
          typed,
        }),
        view.dataSets.some(({ outdated }) => outdated) ? note('warning', words.outdatedNote) : undefined,
      ],
      actions: [
        button('setupDataSet', locale.general.next, data, { style: 'positive' }),
        empty
          ? button('command', locale.setup.prerequisites.importData, { command: 'data' }, { skipInputs: true })
          : undefined,
        view.connection.consentIsCurrent ? undefined : agreeAgain(view, locale),
        button('setupBack', locale.general.back, data, { skipInputs: true }),
        button('setupCancel', locale.general.cancel, data, { skipInputs: true }),
      ],
    });
  },
};

/** Prefilled and new, so that Next is enough. */
function freeName({ taken }: View, { setup }: Locale): string {
  const known = new Set(taken.map((name) => name.toLowerCase()));
  for (let n = 2, name = setup.dataSet.suggestedName; ; n++) {
    if (!known.has(name.toLowerCase())) return name;
    name = `${setup.dataSet.suggestedName} ${n}`;
  }
}

const agreeAgain = ({ connection }: View, locale: Locale) =>
  button('showPrivacyText', locale.admin.status.agreeAgain, { connection: connection.id }, { skipInputs: true });

function connected({ connection }: View, locale: Locale) {
  if (!connection.consentIsCurrent) return note('warning', locale.admin.status.consentOutdated);
  if (connection.verifiedAt === undefined) return note('warning', locale.setup.dataSet.savedUnverified);
  return note('good', locale.setup.dataSet.connected);
}

/** "Customer · 603 profiles · as of 22 Nov 2026, 10:04" */
export function dataSetTitle({ kind, name, size, asOf, outdated }: DataSet, locale: Locale): string {
  const words = locale.setup.dataSet;
  const shown = kind === 'customer' ? locale.general.customer : `${words.segment} ${safeText(name, 40)}`;
  const title = words.size(shown, size, asOf === undefined ? undefined : locale.dateTime(asOf));
  return outdated ? `${title} · ⚠️ ${words.outdated}` : title;
}
