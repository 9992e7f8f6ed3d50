import { z } from 'zod';
import type { ConsentMapping } from '../services/consent/mapping.js';
import type { ConsentDraft } from '../services/consentImports.js';
import type { SourceColumn } from '../services/dataSources.js';
import { button } from './buttons.js';
import { type CardElement, card } from './card.js';
import { chosenColumn, columnInput } from './columnInputs.js';
import { DraftInput, draftData } from './draft.js';
import type { Form } from './form.js';
import { fileFacts } from './importFile.js';
import { previewRows } from './importPreview.js';
import { choiceInput, type Typed, textInput } from './inputs.js';
import type { Locale } from './locale.js';
import { heading, note, text } from './parts.js';
import { safeText } from './safeText.js';

export const CONSENT_ROLES = ['key', 'value', 'option', 'consentId', 'date', 'expires'] as const;
export type ConsentRole = (typeof CONSENT_ROLES)[number];

/** What the first step says; the second one adds how values and dates read. */
export type ConsentColumns = Pick<ConsentMapping, ConsentRole | 'kind' | 'holds'>;

const Key = z.string().max(40, 'unknownChoice').optional();
const Name = z.string().max(10_000, 'tooLong').default('');

export const ConsentMappingInput = DraftInput.extend({
  name: z.string('required').trim().min(1, 'required').max(100, 'tooLong'),
  kind: z.enum(['email', 'phone'], 'required'),
  holds: z.enum(['complete', 'changes'], 'required'),
  key: Key,
  value: Key,
  option: Key,
  consentId: Key,
  date: Key,
  expires: Key,
  keyTyped: Name,
  valueTyped: Name,
  optionTyped: Name,
  consentIdTyped: Name,
  dateTyped: Name,
  expiresTyped: Name,
});
export type ConsentMappingInput = z.infer<typeof ConsentMappingInput>;

/** Six lists share what a card can hold. */
const LIST_BYTES = 1_500;

/** Consent data, first step: which column is what. */
export const consentMappingForm: Form<ConsentDraft, ConsentMappingInput> = {
  verb: 'mapConsent',
  input: ConsentMappingInput,
  draw(view, locale, typed) {
    const words = locale.consentImport.mapping;
    const data = draftData(view.draft);
    const { mapping } = view;
    return card(locale, {
      fallbackText: words.title,
      body: [
        heading(words.title),
        fileFacts(view, locale),
        view.replaces ? note('warning', words.replaces(safeText(view.replaces.name, 80))) : undefined,
        textInput({ id: 'name', ...nameWords(locale), value: view.name, maxLength: 100, typed }),
        view.replaces ? undefined : text(words.nameMeans, { subtle: true, small: true }),
        text(words.intro, { subtle: true }),
        ...roleInput('key', view, locale, typed),
        kindInput(mapping.kind ?? 'email', locale, typed),
        ...CONSENT_ROLES.slice(1).flatMap((role) => roleInput(role, view, locale, typed)),
        text(words.optional, { subtle: true, small: true }),
        holdsInput(mapping.holds ?? 'complete', locale, typed),
        text(words.holdsMeans, { subtle: true, small: true }),
        ...previewRows(view, (column) => rank(view, column), locale),
      ],
      actions: [
        button('mapConsent', locale.general.next, data, { style: 'positive' }),
        button('readAs', words.areProfiles, { ...data, as: 'profiles' }, { skipInputs: true }),
        button('command', locale.general.cancel, { command: 'data' }, { skipInputs: true }),
      ],
    });
  },
};

const nameWords = (locale: Locale) => ({
  label: locale.data.mapping.name,
  required: locale.data.mapping.nameRequired,
});

function roleInput(role: ConsentRole, { mapping, columns }: ConsentDraft, locale: Locale, typed?: Typed) {
  const { roles, required } = locale.consentImport.mapping;
  const needed = role === 'key' ? required.key : role === 'value' ? required.value : undefined;
  const chosen = mapping[role];
  const settings = { id: role, label: roles[role], mostBytes: LIST_BYTES };
  return columnInput(
    { ...settings, ...(needed && { required: needed }), ...(chosen !== undefined && { chosen }) },
    columns,
    locale,
    typed,
  );
}

function kindInput(value: ConsentMapping['kind'], locale: Locale, typed?: Typed): CardElement {
  const words = locale.consentImport.mapping;
  const choices = (['email', 'phone'] as const).map((kind) => ({ title: words.kinds[kind], value: kind }));
  return choiceInput({ id: 'kind', label: words.kind, choices, value, style: 'expanded', typed });
}

function holdsInput(value: ConsentMapping['holds'], locale: Locale, typed?: Typed): CardElement {
  const words = locale.consentImport.mapping;
  const choices = (['complete', 'changes'] as const).map((holds) => ({ title: words.holdings[holds], value: holds }));
  return choiceInput({ id: 'holds', label: words.holds, choices, value, style: 'expanded', typed });
}

/** The columns as the service takes them; a problem stands below the input that it is about. */
export function consentColumnsOf(
  input: ConsentMappingInput,
  columns: readonly SourceColumn[],
  locale: Locale,
): { chosen: ConsentColumns; problems: Record<string, string> } {
  const { required, twice } = locale.consentImport.mapping;
  const found: Partial<Record<ConsentRole, string>> = {};
  const problems: Record<string, string> = {};
  for (const role of CONSENT_ROLES) {
    const { name, missing } = chosenColumn(columns, input[role], input[`${role}Typed`]);
    const below = input[`${role}Typed`].trim() ? `${role}Typed` : role;
    if (missing) problems[below] = locale.consentImport.columns.unknown;
    if (name === undefined) continue;
    if (Object.values(found).includes(name)) problems[below] = twice;
    found[role] = name;
  }
  for (const role of ['key', 'value'] as const)
    if (found[role] === undefined && !(`${role}Typed` in problems)) problems[role] ??= required[role];
  const { key = '', value = '', ...optional } = found;
  return { chosen: { ...optional, key, value, kind: input.kind, holds: input.holds }, problems };
}

/** What means something goes first. */
function rank({ mapping }: ConsentDraft, { name }: SourceColumn): number {
  const place = CONSENT_ROLES.findIndex((role) => mapping[role] === name);
  return place < 0 ? CONSENT_ROLES.length : place;
}
