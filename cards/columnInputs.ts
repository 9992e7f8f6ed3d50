import type { SourceColumn } from '../services/dataSources.js';
import { type CardElement, present } from './card.js';
import { choiceKey, fittingOf, named } from './choices.js';
import { choiceInput, type Typed, textInput } from './inputs.js';
import type { Locale } from './locale.js';
import { safeText } from './safeText.js';

/** What an optional column is set to when there is none. */
export const NO_COLUMN = '-';

interface ColumnInput {
  id: string;
  label: string;
  /** Of a column that has to be chosen: what to say while it is not. */
  required?: string;
  chosen?: string;
  /** For the list, where several of them stand on one card. */
  mostBytes?: number;
}

/** A list with one column to choose; any other by its name where the list cannot hold them all. */
export function columnInput(
  { id, label, required, chosen, mostBytes }: ColumnInput,
  columns: readonly SourceColumn[],
  locale: Locale,
  typed?: Typed,
): CardElement[] {
  const words = locale.consentImport.columns;
  const first = columns.filter(({ name }) => name === chosen);
  const { choices, more } = listed([...first, ...columns.filter(({ name }) => name !== chosen)], locale, {
    ...(mostBytes && { mostBytes }),
  });
  const optional = required === undefined;
  const known = chosen !== undefined && first.length > 0;
  return present([
    choiceInput({
      id,
      label,
      choices: optional ? [{ title: words.none, value: NO_COLUMN }, ...choices] : choices,
      placeholder: optional ? words.none : required,
      value: known ? choiceKey(chosen) : optional ? NO_COLUMN : undefined,
      // The client must not insist on the list where the name may be typed instead.
      ...(!optional && more === 0 && { required }),
      typed,
    }),
    more > 0 ? textInput({ id: `${id}Typed`, label: words.byName(label), typed }) : undefined,
  ]);
}

/** What was chosen or, before that, typed; `missing` where the list does not know it. */
export function chosenColumn(
  columns: readonly SourceColumn[],
  key: string | undefined,
  byName: string,
): { name?: string; missing?: 'list' | 'typed' } {
  const names = columns.map(({ name }) => name);
  const wanted = byName.trim();
  if (wanted) return names.includes(wanted) ? { name: wanted } : { missing: 'typed' };
  if (key === undefined || key === NO_COLUMN) return {};
  const name = named(names, key);
  return name === undefined ? { missing: 'list' } : { name };
}

/** Columns with how full they are, as many as fit. */
export const listed = (
  columns: readonly SourceColumn[],
  locale: Locale,
  { most, mostBytes }: { most?: number; mostBytes?: number } = {},
) =>
  fittingOf(
    columns,
    ({ name, fillRate }) => ({
      title: locale.data.mapping.column(safeText(name, 40), locale.percent(fillRate)),
      value: choiceKey(name),
    }),
    most,
    mostBytes,
  );
