import { createRandom, type Random } from '../../sandbox/leadspace/companies/random.js';
import { openDuckDb } from '../../storage/duckdb.js';
import { makeMatches } from '../../storage/matching.js';
import { MATCH_KEYS, type MatchKey } from '../../storage/settings.js';
import type { Sql } from '../../storage/sql.js';
import { unifyFigures } from '../../storage/unifyFigures.js';
import { type UnifyPlan, unifyTables } from '../../storage/unifyPlan.js';
import { type ModelSource, modelMatches } from '../oracle/matching.js';

// Rows of several sources that belong together: one to one, or not at all.

let sql: Sql;
beforeAll(async () => {
  sql = await openDuckDb({ file: ':memory:', threads: 1 });
});
afterAll(() => sql.close());

const planOf = (sources: readonly ModelSource[], rules: readonly (readonly MatchKey[])[]): UnifyPlan => ({
  no: 1,
  sources: sources.map(({ no, matches, unmatched }, index) => ({
    ...{ no, generation: 1, place: index + 1, fields: [], matches, unmatched },
  })),
  rules,
  columns: [],
});

/** Matches rows that come with their keys, as rows of no duplicates. */
async function matched(sources: readonly ModelSource[], rules: readonly (readonly MatchKey[])[]) {
  const plan = planOf(sources, rules);
  const tables = unifyTables(plan.no);
  await sql.write(async (tx) => {
    for (const table of Object.values(tables)) await tx.run(`DROP TABLE IF EXISTS ${table}`);
    await tx.run(
      `CREATE TABLE ${tables.keys} (row_id BIGINT, source_no BIGINT, kind VARCHAR, value VARCHAR, rank BIGINT);
       CREATE TABLE ${tables.rows} (row_id BIGINT, source_no BIGINT, place BIGINT, winner BIGINT)`,
    );
    const numbered = sources.flatMap((source, index) =>
      source.rows.map((row) => ({ ...row, no: source.no, place: index + 1 })),
    );
    await tx.append(
      tables.rows,
      numbered.map(({ id, no, place }) => [id, no, place, id]),
    );
    await tx.append(
      tables.keys,
      numbered.flatMap(({ id, no, keys }) =>
        Object.entries(keys).flatMap(([kind, values]) =>
          [...new Set(values)].map((value, place) => [id, no, kind, value, place + 1]),
        ),
      ),
    );
  });
  await sql.beside((tx) => makeMatches(tx, plan, () => undefined));
  const rows = await sql.all(`SELECT * FROM ${tables.matches} ORDER BY row_id`);
  const number = (value: unknown) => (value === null ? null : Number(value));
  return {
    plan,
    found: new Map(
      rows.map((row) => [
        Number(row.row_id),
        { cluster: number(row.cluster), rule: number(row.rule), ambiguous: row.ambiguous === true },
      ]),
    ),
  };
}

const source = (no: number, rows: ModelSource['rows'], unmatched: 'add' | 'leaveOut' = 'add'): ModelSource => ({
  ...{ no, matches: true, unmatched, rows },
});
const email = (id: number, ...values: string[]) => ({ id, keys: { email: values } });

test('one row that agrees with one company is that company; the others stay companies of their own, or are left out', async () => {
  const crm = source(1, [email(1, 'ann@acme.example'), email(2, 'bob@birch.example')]);
  const fair = [email(11, 'bob@birch.example'), email(12, 'cas@cedar.example')];

  const { found } = await matched([crm, source(2, fair)], [['email']]);
  expect(found.get(11)).toEqual({ cluster: 2, rule: 1, ambiguous: false });
  expect(found.get(12)).toEqual({ cluster: 12, rule: null, ambiguous: false });

  const { found: without } = await matched([crm, source(2, fair, 'leaveOut')], [['email']]);
  expect(without.get(12)).toEqual({ cluster: null, rule: null, ambiguous: false });
});

test('a mailbox that two companies share matches nobody, and a rule that comes later may', async () => {
  const crm = source(1, [
    { id: 1, keys: { email: ['info@holding.example'], domain: ['acme.example'] } },
    { id: 2, keys: { email: ['info@holding.example'], domain: ['birch.example'] } },
  ]);
  const billing = source(2, [
    { id: 11, keys: { email: ['info@holding.example'], domain: ['birch.example'] } },
    { id: 12, keys: { email: ['info@holding.example'] } },
  ]);

  const { found, plan } = await matched([crm, billing], [['email'], ['domain']]);

  expect(found.get(11)).toEqual({ cluster: 2, rule: 2, ambiguous: false });
  expect(found.get(12)).toEqual({ cluster: 12, rule: null, ambiguous: true });
  expect(await unifyFigures(sql, plan)).toEqual({
    sources: [
      { sourceNo: 1, rows: 2, duplicates: 0, matched: 0, unmatched: 2, ambiguous: 0, leftOut: 0 },
      { sourceNo: 2, rows: 2, duplicates: 0, matched: 1, unmatched: 1, ambiguous: 1, leftOut: 0 },
    ],
    rules: [0, 1],
    ...{ profiles: 3, joined: 1 },
  });
});

test('all keys of a rule have to agree, whichever of its addresses a company is known by', async () => {
  const crm = source(1, [{ id: 1, keys: { email: ['a@x.example', 'b@x.example'], phone: ['+311', '+312'] } }]);
  const other = (phone: string) => source(2, [{ id: 11, keys: { email: ['b@x.example'], phone: [phone] } }]);

  expect((await matched([crm, other('+312')], [['email', 'phone']])).found.get(11)?.cluster).toBe(1);
  expect((await matched([crm, other('+319')], [['email', 'phone']])).found.get(11)?.cluster).toBe(11);
});

test('ten thousand rows with one mailbox on both sides are counted, not multiplied', async () => {
  const crowd = (first: number) => Array.from({ length: 10_000 }, (_, at) => email(first + at, 'info@portal.example'));
  const rules = [['email']] as const;
  const plan = planOf([source(1, []), source(2, [])], rules);
  const tables = unifyTables(plan.no);
  await sql.write(async (tx) => {
    await tx.run(`DELETE FROM ${tables.rows}; DELETE FROM ${tables.keys}; DROP TABLE ${tables.matches}`);
    for (const [place, first] of [1, 100_001].entries()) {
      await tx.append(
        tables.rows,
        crowd(first).map(({ id }) => [id, place + 1, place + 1, id]),
      );
      await tx.append(
        tables.keys,
        crowd(first).map(({ id }) => [id, place + 1, 'email', 'info@portal.example', 1]),
      );
    }
  });

  await sql.beside((tx) => makeMatches(tx, plan, () => undefined));

  const { sources, joined } = await unifyFigures(sql, plan);
  expect(joined).toBe(0);
  expect(sources[1]).toMatchObject({ rows: 10_000, ambiguous: 10_000 });
});

test('a thousand small worlds: who belongs together is what the rules say of every pair', async () => {
  for (let seed = 1; seed <= 10; seed += 1) {
    const random = createRandom(seed);
    const rules = Array.from({ length: 1 + random.below(3) }, () => ruleOf(random));
    // They share rules and sources and no value, so that one matching is that of all of them.
    const shapes = shapesOf(random);
    const worlds = Array.from({ length: 100 }, (_, world) => worldOf(random, shapes, world));
    const together = shapes.map((shape, at) => ({ ...shape, rows: worlds.flatMap((world) => world[at]!.rows) }));

    const { found } = await matched(together, rules);

    const expected = new Map(worlds.flatMap((world) => [...modelMatches(world, rules)]));
    expect({ seed, rules, found: sorted(found) }).toEqual({ seed, rules, found: sorted(expected) });
  }
});

const sorted = <T>(map: Map<number, T>) => [...map.entries()].sort(([a], [b]) => a - b);

type Shape = Omit<ModelSource, 'rows'>;

const shapesOf = (random: Random): Shape[] =>
  Array.from({ length: 2 + random.below(3) }, (_, index) => ({
    no: index + 1,
    matches: index === 0 || !random.chance(0.2),
    unmatched: index > 0 && random.chance(0.3) ? 'leaveOut' : 'add',
  }));

const worldOf = (random: Random, shapes: readonly Shape[], world: number): ModelSource[] =>
  shapes.map((shape, at) => ({
    ...shape,
    rows: Array.from({ length: random.below(6) }, (_, row) => ({
      id: 1 + at * 10_000 + world * 10 + row,
      keys: keysOf(random, world),
    })),
  }));

const keysOf = (random: Random, world: number): ModelSource['rows'][number]['keys'] =>
  Object.fromEntries(
    MATCH_KEYS.map((kind) => [
      kind,
      Array.from({ length: random.below(3) }, () => `${kind}${random.below(5)} of ${world}`),
    ]),
  );

const ruleOf = (random: Random): MatchKey[] => {
  const keys = MATCH_KEYS.filter(() => random.chance(0.4));
  return keys.length > 0 ? keys : ['email'];
};
