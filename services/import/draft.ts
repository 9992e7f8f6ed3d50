import { z } from 'zod';
import { findSource, type StoredSource } from '../../storage/sources.js';
import type { Reader } from '../../storage/sql.js';
import { looksLikeConsent } from '../consent/guess.js';
import { guessProfileConsent } from '../consent/guessProfileConsent.js';
import { ProfileMapping } from '../consent/mapping.js';
import type { ImportDraft, SourceColumn } from '../dataSources.js';
import type { Draft } from '../drafts.js';
import { samplesOf } from './describe.js';
import { guessColumns, guessKey } from './guess.js';
import { type Inspection, inspectFile } from './inspect.js';
import { FileRef } from './job.js';

/** Only which file: what is in it is looked at again each time, so that no value of a profile stays in a draft. */
export const ImportDraftState = z.object({ file: FileRef, fileName: z.string() });
export type ImportDraftState = z.infer<typeof ImportDraftState>;

const SHOWN_ROWS = 3;

/** Looks at the file and proposes a mapping: that of the source it would replace, else a guess. @throws as `inspectFile` */
export async function drawDraft(reader: Reader, draft: Draft<ImportDraftState>, path: string): Promise<ImportDraft> {
  const { fileName } = draft.state;
  const inspection = await inspectFile(reader, { path, name: fileName });
  const name = nameFor(fileName);
  const found = await findSource(reader, { name });
  const present = found && !found.removed ? found : undefined;
  const replaced = present?.kind === 'profiles' ? present : undefined;
  const looksLike = present?.kind ?? (looksLikeConsent(inspection.columns, inspection.rows) ? 'consent' : 'profiles');
  return {
    ...drawnFile(draft, inspection),
    name: replaced?.name ?? name,
    looksLike,
    ...mappingOf(inspection, replaced),
    ...consentOf(inspection, replaced),
    ...(replaced && { replaces: { id: replaced.id, name: replaced.name } }),
  };
}

/** What a form shows of a file, whatever it is taken for. */
export function drawnFile(
  { ref, state }: Draft<ImportDraftState>,
  inspection: Inspection,
): Pick<ImportDraft, 'draft' | 'file' | 'columns' | 'preview'> {
  return {
    draft: ref,
    file: { name: state.fileName, bytes: inspection.bytes, ...shapeOf(inspection) },
    columns: columnsOf(inspection),
    preview: inspection.rows.slice(0, SHOWN_ROWS).map((row) => row.map((cell) => cell ?? '')),
  };
}

function shapeOf({ shape }: Inspection): Pick<ImportDraft['file'], 'format' | 'encoding' | 'separator'> {
  if (shape.format === 'csv') return { format: 'csv', encoding: shape.encoding, separator: shape.separator };
  return shape.format === 'json' ? { format: 'json', encoding: shape.encoding } : { format: 'parquet' };
}

function columnsOf({ columns, rows }: Inspection): SourceColumn[] {
  const guesses = guessColumns(columns, rows);
  return columns.map((name, index) => {
    const values = rows.map((row) => row[index] ?? null);
    const filled = values.filter((value) => (value ?? '').trim() !== '').length;
    const guess = guesses[index];
    return { name, fillRate: filled / rows.length, samples: samplesOf(values), ...(guess && { guess }) };
  });
}

function mappingOf(
  { columns, rows }: Inspection,
  replaced?: StoredSource,
): Pick<ImportDraft, 'key' | 'emails' | 'phones'> {
  const has = (name: string) => columns.includes(name);
  const guesses = guessColumns(columns, rows);
  const guessed = (kind: SourceColumn['guess']) => columns.filter((_, index) => guesses[index] === kind);
  const key = replaced && has(replaced.key) ? replaced.key : guessKey(columns, rows);
  return {
    ...(key !== undefined && { key }),
    emails: replaced ? replaced.emails.filter(has) : guessed('email'),
    phones: replaced ? replaced.phones.filter(has) : guessed('phone'),
  };
}

function consentOf(
  { columns, rows }: Inspection,
  replaced: StoredSource | undefined,
): Pick<ImportDraft, 'region' | 'consent' | 'consentBefore'> {
  const has = (name: string | undefined) => name === undefined || columns.includes(name);
  const before = replaced && ProfileMapping.parse(JSON.parse(replaced.mapping));
  const known = before?.consent?.columns.filter(({ column, date }) => has(column) && has(date));
  const consent = before ? (known ?? []) : guessProfileConsent(columns, rows);
  const reads = before?.consent;
  return {
    ...(before?.region && { region: before.region }),
    ...(consent.length > 0 && { consent }),
    ...(reads && { consentBefore: { readings: reads.readings, timeZone: reads.timeZone } }),
  };
}

/** "accounts 2026.csv" is the source "accounts 2026". */
export const nameFor = (fileName: string): string => {
  const base = fileName.split('/').at(-1)!;
  return (
    base
      .replace(/\.[A-Za-z]{1,8}$/, '')
      .trim()
      .slice(0, 100) || base
  );
};
