import { named } from '../cards/choices.js';
import { NO_COLUMN } from '../cards/columnInputs.js';
import { columnsAt } from '../cards/columnPlaces.js';
import type { Typed } from '../cards/inputs.js';
import type { Locale } from '../cards/locale.js';
import {
  OWN_DATES,
  type ProfileChoice,
  type ProfileConsentInput,
  type ProfileConsentView,
  type ProfileStepInput,
  profileConsentForm,
} from '../cards/profileConsentForm.js';
import type { Vocabulary } from '../cards/vocabulary.js';
import { folded, type ProfileMapping } from '../services/consent/mapping.js';
import type { ConsentDraft, Seen } from '../services/consentImports.js';
import type { ImportDraft } from '../services/dataSources.js';
import { ServiceError } from '../services/errors.js';
import { type Problems, polarityOf, readingsOf, zoneOf } from './consentReading.js';
import { sourceNamed } from './sourceAnswers.js';
import type { Answer, Turn } from './turn.js';

/** Second step of profiles that hold consent: what these columns say. Their values are profile data: 1:1 chat only. */
export async function profileConsentAnswer(
  draft: ImportDraft,
  chosen: ProfileChoice,
  turn: Turn,
  again: { typed?: Typed; datesAmbiguous?: boolean } = {},
): Promise<Answer> {
  const view = await profileConsentView(draft, chosen, turn);
  const ambiguous = view.datesAmbiguous || again.datesAmbiguous === true;
  return {
    card: profileConsentForm.draw({ ...view, datesAmbiguous: ambiguous }, turn.own, again.typed),
    to: 'personal',
  };
}

export async function profileConsentView(
  draft: ImportDraft,
  chosen: ProfileChoice,
  turn: Turn,
): Promise<ProfileConsentView> {
  const { services, caller } = turn;
  const proposed = chosen.consent.map((column) => {
    const found = draft.consent?.find((each) => each.column === column);
    return found ?? { column, option: column, reversed: false };
  });
  const reads: ConsentDraft[] = [];
  // Each column is read as the values of consent data are: what they say is proposed by the same words.
  for (const { column, date } of proposed)
    reads.push(await services.consentImports.draft(caller, draft.draft, { value: column, ...(date && { date }) }));
  const replaces = await sourceNamed(chosen.name, turn);
  const timeZone = reads[0]?.mapping.timeZone;
  return {
    draft,
    chosen,
    proposed,
    vocabulary: together(reads),
    datesAmbiguous: reads.some(({ datesAmbiguous }) => datesAmbiguous),
    ...(timeZone && { timeZone }),
    ...(replaces?.kind === 'profiles' && { replaces: { id: replaces.id, name: replaces.name } }),
  };
}

/** Columns of one file say yes and no by the same words: one vocabulary for all of them. */
function together(reads: readonly ConsentDraft[]): Vocabulary {
  const values = new Map<string, Seen>();
  for (const seen of reads.flatMap((read) => read.values)) {
    const before = values.get(seen.folded);
    values.set(seen.folded, before ? { ...before, rows: before.rows + seen.rows } : seen);
  }
  const words = (reading: 'true' | 'false') => [
    ...new Set(reads.flatMap(({ mapping }) => mapping.readings?.[reading] ?? [])),
  ];
  const no = words('false');
  return {
    values: [...values.values()].sort((a, b) => b.rows - a.rows),
    moreValues: reads.reduce((sum, { moreValues }) => sum + moreValues, 0),
    // A word that means no in one column is not proposed as a yes in another.
    readings: { true: words('true').filter((word) => !no.includes(word)), false: no },
  };
}

/** The choices of the first step, by name. @throws ServiceError `cardOutdated` when the file has other columns by now */
export function choiceOfStep(input: ProfileStepInput, { columns, name }: ImportDraft): ProfileChoice {
  const names = columns.map((column) => column.name);
  const at = (role: string): string[] => {
    const found = columnsAt(names, input, role);
    if (!found) throw new ServiceError('cardOutdated');
    return found;
  };
  const [key] = at('key');
  if (key === undefined) throw new ServiceError('cardOutdated');
  const { region } = input;
  const contacts = { emails: at('emails'), phones: at('phones'), consent: at('consent') };
  return { name: input.name || name, key, ...contacts, ...(region && { region }) };
}

/** What the columns say about consent; what has to be put right stands below its input. */
export function profileMappingOf(
  input: ProfileConsentInput,
  { draft, chosen, proposed, vocabulary, datesAmbiguous }: ProfileConsentView,
  locale: Locale,
): { consent: NonNullable<ProfileMapping['consent']>; problems: Problems } {
  const { options, problems: ofOptions } = optionsOf(input, chosen.consent, locale);
  const { readings, problems: ofValues } = readingsOf(input, vocabulary.values, locale);
  const { problems: ofPolarity } = polarityOf({ ...input, reversed: [] }, [], locale);
  const { timeZone, problems: ofZone } = zoneOf(input, locale);
  const { dateOf, problems: ofDates } = datesOf(input, draft, proposed, locale);
  const columns = chosen.consent.map((column, index) => {
    const date = dateOf(index);
    const reversed = input.reversed.includes(String(index));
    return { column, option: options[index] ?? column, reversed, ...(date !== undefined && { date }) };
  });
  const dated = columns.some(({ date }) => date !== undefined);
  const unordered = datesAmbiguous && dated && !input.dateOrder;
  return {
    consent: { columns, readings, timeZone, ...(input.dateOrder && { dateOrder: input.dateOrder }) },
    problems: {
      ...ofOptions,
      ...ofPolarity,
      ...ofValues,
      ...ofDates,
      ...ofZone,
      ...(unordered && { dateOrder: locale.consentImport.dates.orderNeeded }),
    },
  };
}

function optionsOf(input: ProfileConsentInput, columns: readonly string[], locale: Locale) {
  const words = locale.consentImport.profiles;
  const options = columns.map((_, index) => {
    const typed = (input as Record<string, unknown>)[`option${index}`];
    return typeof typed === 'string' ? typed.trim().slice(0, 100) : '';
  });
  const problems: Problems = {};
  for (const [index, option] of options.entries()) {
    const before = options.slice(0, index).map(folded);
    if (!option) problems[`option${index}`] = words.optionNeeded;
    else if (before.includes(folded(option))) problems[`option${index}`] = words.optionTwice;
  }
  return { options, problems };
}

function datesOf(
  input: ProfileConsentInput,
  draft: ImportDraft,
  proposed: ProfileConsentView['proposed'],
  locale: Locale,
) {
  const { date } = input;
  const own = (index: number) => proposed[index]?.date;
  if (date === NO_COLUMN) return { dateOf: () => undefined, problems: {} };
  if (date === OWN_DATES) return { dateOf: own, problems: {} };
  const names = draft.columns.map(({ name }) => name);
  const name = named(names, date);
  const problems: Problems = name === undefined ? { date: locale.inputs.unknownChoice } : {};
  return { dateOf: () => name, problems };
}
