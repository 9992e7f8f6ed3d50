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
  again: { typed?: Typed; date?: string } = {},
): Promise<Answer> {
  const view = await profileConsentView(draft, chosen, turn, again.date);
  return { card: profileConsentForm.draw(view, turn.own, again.typed), to: 'personal' };
}

/** `date`: what the form says about dates, where it has been drawn before. */
export async function profileConsentView(
  draft: ImportDraft,
  chosen: ProfileChoice,
  turn: Turn,
  date: string = OWN_DATES,
): Promise<ProfileConsentView> {
  const proposed = chosen.consent.map((column) => proposalFor(draft, column));
  const dates = datesOf(date, draft, proposed);
  const reads = await readColumns(draft, chosen.consent, dates, turn);
  const replaces = await sourceNamed(chosen.name, turn);
  const timeZone = draft.consentBefore?.timeZone ?? reads[0]?.mapping.timeZone;
  const dateOrder = reads.map(({ mapping }) => mapping.dateOrder).find((order) => order !== undefined);
  return {
    draft,
    chosen,
    proposed,
    dates,
    vocabulary: together(reads),
    datesAmbiguous: reads.some(({ datesAmbiguous }) => datesAmbiguous),
    ...(dateOrder && { dateOrder }),
    ...(timeZone && { timeZone }),
    ...(replaces?.kind === 'profiles' && { replaces: { id: replaces.id, name: replaces.name } }),
  };
}

/** What was found of a column, or else the option of its name. */
export const proposalFor = ({ consent = [] }: ImportDraft, column: string) =>
  consent.find((each) => each.column === column) ?? { column, option: column, reversed: false };

function datesOf(choice: string, { columns }: ImportDraft, proposed: ProfileConsentView['proposed']) {
  if (choice === OWN_DATES) return proposed.map(({ date }) => date);
  const names = columns.map(({ name }) => name);
  const name = choice === NO_COLUMN ? undefined : named(names, choice);
  return proposed.map(() => name);
}

/** Each column is read as the values of consent data are, so that the same words are proposed. */
async function readColumns(
  { draft, consentBefore }: ImportDraft,
  columns: readonly string[],
  dates: readonly (string | undefined)[],
  { services, caller }: Turn,
): Promise<ConsentDraft[]> {
  const reads: ConsentDraft[] = [];
  for (const [index, value] of columns.entries()) {
    const date = dates[index];
    const readings = consentBefore && { readings: consentBefore.readings };
    reads.push(await services.consentImports.draft(caller, draft, { value, ...readings, ...(date && { date }) }));
  }
  return reads;
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
  view: ProfileConsentView,
  locale: Locale,
): { consent: NonNullable<ProfileMapping['consent']>; problems: Problems } {
  const { chosen, dates, vocabulary, datesAmbiguous } = view;
  const { options, problems: ofOptions } = optionsOf(input, chosen.consent, locale);
  const { readings, problems: ofValues } = readingsOf(input, vocabulary.values, locale);
  const { problems: ofPolarity } = polarityOf({ ...input, reversed: [] }, [], locale);
  const { timeZone, problems: ofZone } = zoneOf(input, locale);
  const columns = chosen.consent.map((column, index) => {
    const date = dates[index];
    const reversed = input.reversed.includes(String(index));
    return { column, option: options[index] ?? column, reversed, ...(date !== undefined && { date }) };
  });
  const dateOrder = input.dateOrder ?? (datesAmbiguous ? undefined : view.dateOrder);
  const unordered = datesAmbiguous && !dateOrder;
  return {
    consent: { columns, readings, timeZone, ...(dateOrder && { dateOrder }) },
    problems: {
      ...ofOptions,
      ...ofPolarity,
      ...ofValues,
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
