import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listTrendPoints } from '../../storage/consentTrend.js';
import { outputRow } from '../../storage/enriched.js';
import { openStorage, type Storage } from '../../storage/index.js';
import { measurePoints, putFigure } from '../../storage/measures.js';
import { countChanges } from '../../storage/outputChanges.js';
import { segmentTrend } from '../../storage/segmentTrend.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-schema-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** Opens the folder, hands the storage to `look` and closes it. */
async function opened<T>(look: (storage: Storage) => Promise<T>): Promise<T> {
  const storage = await openStorage({ folder, startedAt: 1 });
  try {
    return await look(storage);
  } finally {
    await storage.close();
  }
}

/** Makes the folder one of an earlier version. */
const asOf = (version: number, ...statements: string[]) =>
  opened(({ sql }) =>
    sql.write(async (tx) => {
      for (const statement of statements) await tx.run(statement);
      await tx.run('UPDATE schema_version SET version = $1', [version]);
    }),
  );

const point = { at: 5, members: 3, added: 3, gone: 1 };

test('a data folder of version 2 keeps the trend of its segments; nobody is said to have withdrawn', async () => {
  await asOf(
    2,
    'ALTER TABLE segment_history DROP COLUMN withdrawn',
    "INSERT INTO segment_history VALUES ('segment', 5, 3, 3, 1)",
  );

  expect(await opened(({ sql }) => segmentTrend(sql, 'segment', 10))).toEqual([{ ...point, withdrawn: 0 }]);
  expect(await opened(({ sql }) => sql.all('SELECT version FROM schema_version'))).toEqual([{ version: 4 }]);
});

test('a data folder of version 1, which knows no segments, gets their tables', async () => {
  await asOf(
    1,
    'DROP TABLE segment_history',
    'ALTER TABLE data_sources DROP COLUMN kind',
    'ALTER TABLE data_sources DROP COLUMN mapping',
    'ALTER TABLE offered_files DROP COLUMN consent_changed_at',
  );

  const trend = await opened(async ({ sql }) => {
    await sql.write((tx) => tx.run("INSERT INTO segment_history VALUES ('segment', 5, 3, 3, 1, 1)"));
    return segmentTrend(sql, 'segment', 10);
  });

  expect(trend).toEqual([{ ...point, withdrawn: 1 }]);
});

test('a data folder from before the pages is opened as it is: its outputs can be read, and of none is known what it has changed', async () => {
  const columns = 'output, enrichment_id, customer_id, own_name, bucket, send_hash, provider, industry';
  await asOf(
    3,
    'DROP TABLE output_change',
    'DROP TABLE consent_trend',
    "INSERT INTO enriched_output VALUES ('e', 'run', 1, 5, 1, 'Companies', true, NULL)",
    `INSERT INTO enriched (${columns}) VALUES ('run', 'e', 1, 'Contoso', 'enriched', '', 'sandbox', 'Retail')`,
  );

  const [row, changes, points] = await opened(({ sql }) =>
    Promise.all([outputRow(sql, 'e', 1), countChanges(sql, 'run'), listTrendPoints(sql, 9)]),
  );

  expect(row).toMatchObject({ ownName: 'Contoso', values: { industry: 'Retail' } });
  expect(row).not.toHaveProperty('before');
  expect([changes, points]).toEqual([0, []]);
});

test('a data folder from before there were measures can keep what they come to', async () => {
  await asOf(3, 'DROP TABLE measure_point', 'DROP TABLE measure_group', 'DROP TABLE measure_refresh');
  const counted = { at: 5, unit: 'number', figure: 1.5, counted: 2, profiles: 3, definition: 'hash', basis: 'basis' };

  const points = await opened(async ({ sql }) => {
    await sql.write((tx) => putFigure(tx, 'measure', counted, []));
    return measurePoints(sql, 'measure', 'hash', 9);
  });

  expect(points).toEqual([counted]);
});
