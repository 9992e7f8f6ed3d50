import { listOptions } from '../../storage/consentLedger.js';
import { findOutput } from '../../storage/enriched.js';
import { fieldIds } from '../../storage/fields.js';
import type { ExportCells } from '../../storage/segmentExports.js';
import { listSources } from '../../storage/sources.js';
import type { Reader } from '../../storage/sql.js';
import { entityFields } from '../import/entity.js';
import { ENRICHED_FIELDS, type EnrichedField } from '../results.js';
import type { ExportsParts } from './parts.js';
import type { ExportColumn } from './view.js';

/**
 * Everything that a file of a segment can say. Proposed is what the last export had, or else what it takes to know a company and to
 * write to it: key, name and the addresses of its contacts.
 */
export async function exportColumns(
  { sql, documents }: Pick<ExportsParts, 'sql' | 'documents'>,
  last?: readonly string[],
): Promise<ExportColumn[]> {
  const columns = [
    ...keyColumns,
    ...(await profileColumns(sql)),
    ...(await enrichedColumns(sql, documents)),
    ...(await consentColumns(sql)),
  ];
  if (!last) return columns;
  return columns.map((column) => ({ ...column, proposed: last.includes(column.key) }));
}

const keyColumns: ExportColumn[] = [
  { key: 'customerId', kind: 'key', name: 'CustomerId', proposed: false },
  { key: 'sourceKey', kind: 'key', name: 'SourceKey', proposed: true },
];

async function profileColumns(sql: Reader): Promise<ExportColumn[]> {
  const emails = new Set((await listSources(sql)).flatMap((source) => source.emails));
  return (await entityFields(sql)).map(({ name, guess }) => ({
    key: `p:${name}`,
    kind: 'profile',
    name,
    proposed: guess === 'companyName' || emails.has(name),
  }));
}

async function enrichedColumns(sql: Reader, documents: ExportsParts['documents']): Promise<ExportColumn[]> {
  const columns: ExportColumn[] = [];
  for (const { id, name: enrichment } of documents.read().enrichments) {
    if (!(await findOutput(sql, id))) continue;
    for (const field of ENRICHED_FIELDS)
      columns.push({ key: `e:${id}:${field}`, kind: 'enriched', name: field, enrichment, proposed: false });
  }
  return columns;
}

async function consentColumns(sql: Reader): Promise<ExportColumn[]> {
  const options = await listOptions(sql);
  return options.map(({ key, name }) => ({ key: `c:${key}`, kind: 'consent', name, proposed: false }));
}

/** Where the cells of the columns come from. Keys come with every profile. */
export async function cellsOf(sql: Reader, columns: readonly ExportColumn[]): Promise<ExportCells> {
  const of = (kind: ExportColumn['kind']) => columns.filter((column) => column.kind === kind);
  const ids = await fieldIds(
    sql,
    of('profile').map(({ name }) => name),
  );
  const options = new Map((await listOptions(sql)).map(({ key, no }) => [key, no]));
  return {
    fields: of('profile').flatMap(({ name }) => ids.get(name) ?? []),
    enriched: of('enriched').map(enrichedOf),
    options: of('consent').map(({ key }) => options.get(key.slice(2)) ?? 0),
  };
}

function enrichedOf({ key }: ExportColumn): { enrichmentId: string; field: EnrichedField } {
  const [, enrichmentId = '', field] = /^e:(.*):([A-Za-z]+)$/.exec(key) ?? [];
  return { enrichmentId, field: field as EnrichedField };
}
