import type { CardElement } from './card.js';
import { note } from './parts.js';
import { safeText } from './safeText.js';

/** What was typed before, when a form is drawn again: values are kept, and each problem stands below its input. */
export interface Typed {
  values: Readonly<Record<string, unknown>>;
  /** Input id to words of the locale. */
  problems: Readonly<Record<string, string>>;
}

interface InputSettings {
  id: string;
  label: string;
  required?: string;
  placeholder?: string;
  value?: string;
  typed?: Typed;
}

export function textInput(settings: InputSettings & { maxLength?: number; multiline?: boolean }): CardElement {
  const { maxLength = 255, multiline } = settings;
  const input = common(settings);
  return withProblem(settings, {
    type: 'Input.Text',
    ...input,
    // A client may send more than it was allowed to: drawn again in full, that would burst the card.
    ...(input.value !== undefined && { value: input.value.slice(0, maxLength) }),
    maxLength,
    ...(multiline && { isMultiline: true }),
  });
}

/** A day, as 2026-11-22 whatever the client shows. */
export function dateInput(settings: InputSettings): CardElement {
  const { value: day, ...input } = common(settings);
  // Clients draw an empty input for what is no day; some do not draw it at all.
  const isDay = day !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day);
  return withProblem(settings, { type: 'Input.Date', ...input, ...(isDay && { value: day }) });
}

/** Masked while typed. What was typed is never drawn again. */
export function secretInput(settings: Omit<InputSettings, 'value'>): CardElement {
  const { value: _never, ...rest } = common(settings);
  return withProblem(settings, { type: 'Input.Text', style: 'Password', ...rest, maxLength: 1000 });
}

export interface Choice {
  title: string;
  value: string;
}

export function choiceInput(
  settings: InputSettings & { choices: readonly Choice[]; style?: 'compact' | 'expanded' | 'filtered'; many?: boolean },
): CardElement {
  const style = settings.style ?? 'compact';
  const open = style === 'expanded' || settings.many === true;
  const choices = settings.choices.map(({ title, value }) => {
    const shown = safeText(title, 100);
    return { title: open ? withoutMarkdown(shown) : shown, value };
  });
  const input = common(settings);
  return withProblem(settings, {
    type: 'Input.ChoiceSet',
    ...input,
    ...(input.value !== undefined && {
      value: settings.many ? offered(input.value, choices) : input.value.slice(0, 100),
    }),
    choices,
    style,
    wrap: true,
    ...(settings.many && { isMultiSelect: true }),
  });
}

/** Whatever a client sent, only what is offered can be ticked again: the rest would burst the card. */
function offered(value: string, choices: readonly Choice[]): string {
  const values = new Set(choices.map((choice) => choice.value));
  return value
    .split(',')
    .filter((each) => values.has(each))
    .join(',');
}

/** Clients read markdown in the choices of an open list. Escapes would be seen where they do not: look-alikes are not. */
export const withoutMarkdown = (title: string): string => title.replaceAll('*', '∗').replaceAll('](', '] (');

/** Clients send "false", not `valueOff`, for a toggle that was never touched: everything but "true" is off. */
export function toggle(settings: InputSettings & { title: string }): CardElement {
  const input = common(settings);
  return withProblem(settings, {
    type: 'Input.Toggle',
    ...input,
    ...(input.value !== undefined && { value: String(input.value === 'true') }),
    title: settings.title,
    valueOn: 'true',
    valueOff: 'false',
    wrap: true,
  });
}

function common({ id, label, required, placeholder, value, typed }: InputSettings) {
  const before = typed?.values[id];
  // Clients leave an emptied input out: what was emptied stays empty, and is not filled in again.
  const came = Object.keys(typed?.values ?? {}).length > 0;
  const shown = typeof before === 'string' ? before : came ? undefined : value;
  return {
    id,
    label,
    ...(required && { isRequired: true, errorMessage: required }),
    ...(placeholder && { placeholder }),
    ...(shown !== undefined && { value: shown }),
  };
}

function withProblem({ id, typed }: InputSettings, input: CardElement): CardElement {
  const problem = typed?.problems[id];
  if (!problem) return input;
  return { type: 'Container', items: [input, note('problem', problem)] };
}
