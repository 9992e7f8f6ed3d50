import type { Reader } from './sql.js';

/** Outputs that were kept when their enrichments were removed, by name. */
export async function keptOutputs(reader: Reader): Promise<{ enrichmentId: string; name: string }[]> {
  const rows = await reader.all(
    'SELECT enrichment_id, name FROM enriched_output WHERE removed_at IS NOT NULL ORDER BY lower(name), enrichment_id',
  );
  return rows.map((row) => ({ enrichmentId: String(row.enrichment_id), name: String(row.name) }));
}
