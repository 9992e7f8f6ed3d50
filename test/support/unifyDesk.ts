import { commitUnified, unifyOnce } from '../../services/consent/unifyOnce.js';
import type { UnifyDifference } from '../../services/unification/view.js';
import { addPlainEmails, addProfileNumbers, contactTable, createContacts } from '../../storage/contacts.js';
import { openDuckDb } from '../../storage/duckdb.js';
import { enterFields } from '../../storage/fields.js';
import { applySchema } from '../../storage/schema.js';
import { createSnapshot, dropSnapshot, pointViews, snapshotTable } from '../../storage/snapshots.js';
import { findSource, markRemoved, putSource, putSourceFields } from '../../storage/sources.js';
import type { Sql, Writer } from '../../storage/sql.js';
import { testClock } from './testClock.js';
import { columnsOf, definitionOf, SOURCES, type SourceRow, sourceId, type UnifyWorld } from './unifyWorld.js';

/** A world in the Warehouse: snapshots as imports leave them, consent as the ledger has it, unified by the product. */
export interface UnifyDesk {
  sql: Sql;
  /** Of every row that was ever there, by source and key. */
  rowIds: Map<string, number>;
  /** Brings the sources and the consent of the world in. */
  bring(): Promise<void>;
  /** Resolves to what has changed of the CustomerIds; undefined where there was nothing to do. */
  unify(): Promise<UnifyDifference | undefined>;
  close(): Promise<void>;
}

export const OPTION = 1;

export async function openUnifyDesk(world: UnifyWorld): Promise<UnifyDesk> {
  const sql = await openDuckDb({ file: ':memory:' });
  await applySchema(sql);
  const clock = testClock();
  const rowIds = new Map<string, number>();
  const brought: (SourceRow[] | undefined)[] = [];
  await sql.write(async (tx) => {
    await tx.run(
      `CREATE TABLE said (kind VARCHAR, identifier VARCHAR, option_no BIGINT, own BOOLEAN, granted BOOLEAN, said_at BIGINT,
         entry_no BIGINT, source_no BIGINT, expires_at BIGINT, vanished BOOLEAN)`,
    );
    await tx.run('CREATE OR REPLACE VIEW consent_state AS SELECT * FROM said');
  });

  return {
    ...{ sql, rowIds },
    async bring() {
      for (let no = 1; no <= SOURCES; no++) {
        const rows = world.sources[no - 1];
        if (rows === brought[no - 1]) continue;
        await sql.write((tx) => (rows ? putRows(tx, no, rows, rowIds) : removeRows(tx, no)));
        brought[no - 1] = rows;
      }
      await sql.write((tx) => speak(tx, world, rowIds));
    },
    async unify() {
      const definition = definitionOf(world);
      const unified = await unifyOnce(sql, clock, () => {}, definition);
      const done = await sql.write((tx) => commitUnified(tx, unified, definition));
      if (!done) throw new Error('It was not committed');
      return unified.entity?.figures.difference;
    },
    close: () => sql.close(),
  };
}

async function putRows(tx: Writer, no: number, rows: readonly SourceRow[], rowIds: Map<string, number>): Promise<void> {
  const before = await findSource(tx, { id: sourceId(no) });
  const generation = (before?.generation ?? 0) + 1;
  const fields = await enterFields(tx, columnsOf(no));
  const [table, contacts] = [snapshotTable(no, generation), contactTable(no, generation)];
  await createSnapshot(tx, table, fields);
  await createContacts(tx, contacts);
  await mint(tx, no, rows, rowIds);
  const idOf = (key: string) => rowIds.get(`${no} ${key}`)!;
  await tx.append(
    table,
    rows.map(({ key, cells }, index) => [idOf(key), key, index + 1, key, ...cells]),
  );
  await addPlainEmails(tx, contacts, table, fields[2]!);
  await addProfileNumbers(tx, contacts, table);
  await putSource(tx, {
    ...{ id: sourceId(no), kind: 'profiles', no, name: `Source ${no}`, file: `${no}.csv`, key: 'Key', mapping: '{}' },
    ...{ emails: ['Email'], phones: [], generation, profiles: rows.length, refreshedAt: 0 },
  });
  const seen = fields.map((fieldId) => ({ fieldId, filled: rows.length, samples: [] }));
  await putSourceFields(tx, no, seen);
  await pointViews(tx);
  if (before) await dropSnapshot(tx, no, before.generation);
}

/** As an import does it: after the largest number that anybody has. */
async function mint(tx: Writer, no: number, rows: readonly SourceRow[], rowIds: Map<string, number>): Promise<void> {
  const last = Number((await tx.get('SELECT coalesce(max(customer_id), 0) AS last FROM profile_links'))?.last);
  const fresh = rows.filter(({ key }) => !rowIds.has(`${no} ${key}`));
  for (const [index, { key }] of fresh.entries()) rowIds.set(`${no} ${key}`, last + 1 + index);
  await tx.append(
    'profile_links',
    fresh.map(({ key }) => [rowIds.get(`${no} ${key}`)!, no, key]),
  );
}

async function removeRows(tx: Writer, no: number): Promise<void> {
  const before = await findSource(tx, { id: sourceId(no) });
  if (!before) return;
  await markRemoved(tx, sourceId(no), 1);
  await putSourceFields(tx, no, []);
  await pointViews(tx);
  await dropSnapshot(tx, no, before.generation);
}

/** What a source of profiles states about a row that has gone counts only where it is a denial. */
async function speak(tx: Writer, world: UnifyWorld, rowIds: ReadonlyMap<string, number>): Promise<void> {
  const line = (kind: string, identifier: string, granted: boolean, at: number) =>
    [kind, identifier, OPTION, granted, granted, 1, at, 1, null, false] as const;
  const emails = [...world.said].map(([email, granted], at) => line('email', email, granted, at));
  const rows = stillSaid(world).map(([row, granted], at) =>
    line('profile', String(rowIds.get(row)), granted, 1000 + at),
  );
  await tx.run('DELETE FROM said');
  await tx.append('said', [...emails, ...rows]);
}

export const stillSaid = (world: UnifyWorld): [row: string, granted: boolean][] => {
  const there = new Set(world.sources.flatMap((rows, at) => rows?.map(({ key }) => `${at + 1} ${key}`) ?? []));
  return [...world.stated].filter(([row, granted]) => there.has(row) || !granted);
};
