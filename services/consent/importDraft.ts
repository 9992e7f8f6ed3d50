import { findSource, type StoredSource } from '../../storage/sources.js';
import type { Reader } from '../../storage/sql.js';
import type { ConsentDraft, Seen } from '../consentImports.js';
import type { Draft } from '../drafts.js';
import { drawnFile, type ImportDraftState, nameFor } from '../import/draft.js';
import { inspectFile } from '../import/inspect.js';
import { guessOrder, isAmbiguous } from './dates.js';
import { guessConsentColumns, guessRegion } from './guess.js';
import { guessReversed } from './guessPolarity.js';
import { distinct, type FirstRows, firstRows, valuesIn } from './importSample.js';
import { ConsentMapping, folded } from './mapping.js';
import { guessReadings } from './readings.js';

const MOST_LISTED = 40;
const OPTIONAL = ['option', 'consentId', 'date', 'expires'] as const;

type Proposed = Partial<ConsentMapping>;

/**
 * Looks at the file and proposes how it reads: as the source that it would replace, else by its columns. `chosen`: what the form
 * says already, which goes before both. @throws as `inspectFile`
 */
export async function drawConsentDraft(
  { reader, phoneRegion }: { reader: Reader; phoneRegion: string },
  draft: Draft<ImportDraftState>,
  file: { path: string; name: string },
  chosen?: Proposed,
): Promise<ConsentDraft> {
  const inspection = await inspectFile(reader, file);
  const found = await findSource(reader, { name: nameFor(file.name), kind: 'consent' });
  const replaced = found && !found.removed ? found : undefined;
  const first = await firstRows(reader, file, inspection);
  const columns =
    chosen ?? knownColumns(replaced, inspection.columns) ?? guessConsentColumns(first.columns, inspection.rows);
  const name = replaced?.name ?? nameFor(file.name);
  const values = distinct(valuesIn(first, columns.value));
  const options = optionsOf(first, columns, name);
  const read = { first, columns, values, options, before: mappingOf(replaced), phoneRegion };
  return {
    ...drawnFile(draft, inspection),
    name,
    looksLike: 'consent',
    mapping: proposed(read),
    values: values.slice(0, MOST_LISTED),
    moreValues: Math.max(0, values.length - MOST_LISTED),
    options: options.slice(0, MOST_LISTED),
    moreOptions: Math.max(0, options.length - MOST_LISTED),
    datesAmbiguous: isAmbiguous(datesIn(first, columns)),
    ...(read.before && { confirmed: { reversed: read.before.reversed, straight: read.before.straight } }),
    ...(replaced && { replaces: { id: replaced.id, name: replaced.name } }),
  };
}

interface Looked {
  first: FirstRows;
  columns: Proposed;
  values: readonly Seen[];
  options: readonly Seen[];
  before: ConsentMapping | undefined;
  phoneRegion: string;
}

/** What was confirmed for the source stays; values and options that it did not have yet are guessed. */
function proposed({ first, columns, values, options, before, phoneRegion }: Looked): Proposed {
  const known = columns.readings ?? before?.readings ?? { true: [], false: [] };
  const guessed = guessReadings(values.map(({ folded: key }) => key).filter((key) => !isIn(known, key)));
  const polarity = polarityOf(columns, before);
  const isConfirmed = (key: string) => polarity.reversed.includes(key) || polarity.straight.includes(key);
  const newOptions = options.map(({ folded: key }) => key).filter((key) => !isConfirmed(key));
  const words = values.map(({ text }) => text);
  const isReversed = (key: string) => guessReversed([key], words).length > 0;
  // Without a column of options the one option is called like the source, and the column of values says what it is about.
  const named = columns.option === undefined && columns.value !== undefined && isReversed(folded(columns.value));
  const reversed = newOptions.filter((key) => named || isReversed(key));
  const dates = datesIn(first, columns);
  const order = columns.dateOrder ?? before?.dateOrder ?? guessOrder(dates);
  return {
    ...columns,
    readings: { true: [...known.true, ...guessed.true], false: [...known.false, ...guessed.false] },
    reversed: [...polarity.reversed, ...reversed],
    straight: [...polarity.straight, ...newOptions.filter((key) => !reversed.includes(key))],
    ...(order && { dateOrder: order }),
    timeZone: columns.timeZone ?? before?.timeZone ?? 'UTC',
    region: columns.region ?? before?.region ?? guessRegion(valuesIn(first, columns.key), phoneRegion),
    holds: columns.holds ?? before?.holds ?? 'complete',
  };
}

function polarityOf(columns: Proposed, before: ConsentMapping | undefined) {
  return {
    reversed: columns.reversed ?? before?.reversed ?? [],
    straight: columns.straight ?? before?.straight ?? [],
  };
}

const isIn = (readings: ConsentMapping['readings'], key: string): boolean =>
  readings.true.includes(key) || readings.false.includes(key);

const datesIn = (first: FirstRows, { date, expires }: Proposed): string[] => [
  ...valuesIn(first, date),
  ...valuesIn(first, expires),
];

function optionsOf(first: FirstRows, columns: Proposed, name: string): Seen[] {
  if (columns.option !== undefined) return distinct(valuesIn(first, columns.option));
  return [{ text: name, folded: folded(name), rows: first.rows.length }];
}

function mappingOf(source: StoredSource | undefined): ConsentMapping | undefined {
  return source && ConsentMapping.safeParse(JSON.parse(source.mapping)).data;
}

/** The columns of the source that would be replaced, where the file has those that it needs. */
function knownColumns(source: StoredSource | undefined, names: readonly string[]): Proposed | undefined {
  const before = mappingOf(source);
  if (!before || !names.includes(before.key) || !names.includes(before.value)) return undefined;
  const optional = OPTIONAL.filter((part) => before[part] !== undefined && names.includes(before[part]));
  const { kind, key, value } = before;
  return { kind, key, value, ...Object.fromEntries(optional.map((part) => [part, before[part]])) };
}
