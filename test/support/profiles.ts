import { contactTable, createContacts } from '../../storage/contacts.js';
import { enterFields } from '../../storage/fields.js';
import { createSnapshot, dropSnapshot, pointViews, snapshotTable } from '../../storage/snapshots.js';
import { findSource, nextSourceNo, putSource, putSourceFields } from '../../storage/sources.js';
import type { Sql } from '../../storage/sql.js';

/**
 * Puts profiles straight into the Warehouse, for tests of what reads them: the first column is the key, CustomerIds are
 * 1, 2, 3 … in the order of `rows` (from `firstId`). A second call with the same source name replaces its snapshot.
 */
export async function seedProfiles(
  sql: Sql,
  columns: readonly string[],
  rows: Iterable<readonly (string | null)[]>,
  source: { name?: string; firstId?: number } = {},
): Promise<void> {
  const { name = 'CRM', firstId = 1 } = source;
  await sql.write(async (tx) => {
    const before = await findSource(tx, { name });
    const no = before?.no ?? (await nextSourceNo(tx));
    const generation = (before?.generation ?? 0) + 1;
    const fields = await enterFields(tx, columns);
    const table = snapshotTable(no, generation);
    await createSnapshot(tx, table, fields);
    await createContacts(tx, contactTable(no, generation));
    let count = 0;
    function* numbered(): Iterable<(string | number | null)[]> {
      for (const row of rows) {
        count += 1;
        yield [firstId + count - 1, row[0] ?? '', count, ...row];
      }
    }
    await tx.append(table, numbered());
    await putSource(tx, {
      id: before?.id ?? `source-${no}`,
      kind: 'profiles',
      no,
      name,
      file: `${name}.csv`,
      key: columns[0]!,
      emails: [],
      phones: [],
      generation,
      profiles: count,
      refreshedAt: 0,
      mapping: '{}',
    });
    const seen = fields.map((fieldId) => ({ fieldId, filled: count, samples: [] }));
    await putSourceFields(tx, no, seen);
    await pointViews(tx);
    if (before) await dropSnapshot(tx, no, before.generation);
  });
}
