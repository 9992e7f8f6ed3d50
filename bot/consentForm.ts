import { choiceKey } from '../cards/choices.js';
import { columnsAt } from '../cards/columnPlaces.js';
import { CONSENT_ROLES, type ConsentColumns, type ConsentRole } from '../cards/consentMappingForm.js';
import {
  type ConsentStepInput,
  type ConsentValuesInput,
  consentValuesForm,
  ONLY_OPTION,
  shownOptions,
} from '../cards/consentValuesForm.js';
import type { Typed } from '../cards/inputs.js';
import type { Locale } from '../cards/locale.js';
import { type ConsentMapping, folded } from '../services/consent/mapping.js';
import type { ConsentDraft, Seen } from '../services/consentImports.js';
import type { ImportDraft } from '../services/dataSources.js';
import type { DraftRef } from '../services/drafts.js';
import { ServiceError } from '../services/errors.js';
import { type Problems, polarityOf, readingsOf, regionOf, zoneOf } from './consentReading.js';
import { sourceNamed } from './sourceAnswers.js';
import type { Answer, Turn } from './turn.js';

/** Second step of consent data: how values, options and dates of the chosen columns read. Values are profile data: 1:1 chat only. */
export async function consentValuesAnswer(
  step: { ref: DraftRef; columns: ConsentColumns; name: string },
  turn: Turn,
  again: { typed?: Typed; datesAmbiguous?: boolean } = {},
): Promise<Answer> {
  const { ref, columns, name } = step;
  const draft = await turn.services.consentImports.draft(turn.caller, ref, columns);
  const replaces = await sourceNamed(name, turn);
  const view = {
    draft: again.datesAmbiguous ? { ...draft, datesAmbiguous: true } : draft,
    columns,
    name,
    ...(replaces?.kind === 'consent' && { replaces: { id: replaces.id, name: replaces.name } }),
  };
  return { card: consentValuesForm.draw(view, turn.own, again.typed), to: 'personal' };
}

/** The columns of the first step, by name. @throws ServiceError `cardOutdated` when the file has other columns by now */
export function columnsOfStep(input: ConsentStepInput, { columns }: Pick<ImportDraft, 'columns'>): ConsentColumns {
  const names = columns.map(({ name }) => name);
  const chosen: Partial<Record<ConsentRole, string>> = {};
  for (const role of CONSENT_ROLES) {
    const found = columnsAt(names, input, role);
    if (!found) throw new ServiceError('cardOutdated');
    if (found[0] !== undefined) chosen[role] = found[0];
  }
  const { key, value, ...optional } = chosen;
  if (key === undefined || value === undefined) throw new ServiceError('cardOutdated');
  return { ...optional, key, value, kind: input.kind, holds: input.holds };
}

/** The whole mapping, out of both steps; what has to be put right first stands below its input. */
export function consentMappingOf(
  input: ConsentValuesInput,
  columns: ConsentColumns,
  draft: ConsentDraft,
  locale: Locale,
): { mapping: ConsentMapping; problems: Problems } {
  const { readings, problems: ofValues } = readingsOf(input, draft.values, locale);
  const { problems: ofOptions, ...polarity } = optionsOf(input, columns, draft, locale);
  const { timeZone, problems: ofZone } = zoneOf(input, locale);
  const { region, problems: ofRegion } = regionOf(input, columns.kind === 'phone', locale);
  const dateOrder = input.dateOrder ?? (draft.datesAmbiguous ? undefined : draft.mapping.dateOrder);
  const unordered = draft.datesAmbiguous && !dateOrder;
  return {
    mapping: {
      ...columns,
      ...polarity,
      readings,
      timeZone,
      // Of addresses it has no meaning, and is what the service proposed.
      region: region ?? draft.mapping.region ?? 'NL',
      ...(dateOrder && { dateOrder }),
    },
    problems: {
      ...ofValues,
      ...ofOptions,
      ...ofZone,
      ...ofRegion,
      ...(unordered && { dateOrder: locale.consentImport.dates.orderNeeded }),
    },
  };
}

function optionsOf(input: ConsentValuesInput, columns: ConsentColumns, draft: ConsentDraft, locale: Locale) {
  if (columns.option === undefined) {
    const name = folded(input.name);
    const reversed = input.reversed.includes(ONLY_OPTION) ? [choiceKey(name)] : [];
    return polarityOf({ ...input, reversed }, [{ text: input.name, folded: name, rows: 0 }], locale);
  }
  const { choices } = shownOptions(draft.options, locale);
  const keys = new Set(choices.map(({ value }) => value));
  const shown = draft.options.filter((option) => keys.has(choiceKey(option.folded)));
  const found = polarityOf(input, shown, locale);
  const kept = confirmedBefore(draft, shown);
  const said = new Set([...found.reversed, ...found.straight]);
  return {
    ...found,
    reversed: [...found.reversed, ...kept.reversed.filter((option) => !said.has(option))],
    straight: [...found.straight, ...kept.straight.filter((option) => !said.has(option))],
  };
}

/** What was confirmed for the same source and does not stand in this file is not asked again. */
function confirmedBefore({ confirmed }: ConsentDraft, shown: readonly Seen[]) {
  const { reversed = [], straight = [] } = confirmed ?? {};
  const notShown = (option: string) => !shown.some(({ folded: form }) => form === option);
  return { reversed: reversed.filter(notShown), straight: straight.filter(notShown) };
}
