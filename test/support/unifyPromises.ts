import { columnOf, fieldIds } from '../../storage/fields.js';
import { liveConsentOf } from '../../storage/liveConsent.js';
import { snapshotTable } from '../../storage/snapshots.js';
import { listSources } from '../../storage/sources.js';
import type { Sql } from '../../storage/sql.js';
import { mergedValue, mostRestrictive, type PlacedRow } from '../oracle/unified.js';
import { OPTION, stillSaid, type UnifyDesk } from './unifyDesk.js';
import { everPaid, type Kept } from './unifyKept.js';
import { columnsOf, SOURCES, sourceId, type UnifyWorld } from './unifyWorld.js';

// What has to hold of a Customer entity whatever happens. Each resolves to what does not.

/** What readers see of the identities at one moment. */
export interface Seen {
  /** By row that is part of a profile. */
  rows: Map<number, number>;
  roles: Map<number, string>;
  customers: Set<number>;
  successors: Map<number, number>;
  identity: Map<number, number>;
}

export async function see(sql: Sql): Promise<Seen> {
  const pairs = async (statement: string) =>
    new Map((await sql.all(statement)).map(({ a, b }) => [Number(a), Number(b)] as const));
  const roles = await sql.all('SELECT row_id, role FROM customer_rows');
  const customers = await sql.all('SELECT customer_id FROM customer');
  const ids = new Set(customers.map((row) => Number(row.customer_id)));
  if (ids.size !== customers.length) throw new Error('Two profiles have one CustomerId');
  return {
    rows: await pairs('SELECT row_id AS a, customer_id AS b FROM customer_rows WHERE customer_id IS NOT NULL'),
    roles: new Map(roles.map((row) => [Number(row.row_id), String(row.role)])),
    customers: ids,
    successors: await pairs('SELECT customer_id AS a, successor AS b FROM customer_successor'),
    identity: await pairs('SELECT row_id AS a, customer_id AS b FROM row_identity'),
  };
}

/** No CustomerId is lost, none goes to strangers, and who stays together keeps theirs. */
export function identities(before: Seen, now: Seen, holders: Map<number, number[]>): string[] {
  const wrong: string[] = [];
  const [rowsBefore, rowsNow] = [membersOf(before), membersOf(now)];
  const had = new Map<number, number[]>();
  for (const [row, id] of before.identity) had.set(id, [...(had.get(id) ?? []), row]);
  if (rowsNow.size !== now.customers.size) wrong.push('a profile has no rows, or rows have no profile');
  for (const [id, rows] of rowsNow) {
    const same = before.rows.get(rows[0]!);
    if (same !== undefined && String(rowsBefore.get(same)) === String(rows) && same !== id)
      wrong.push(`${rows} stayed together and are ${id} instead of ${same}`);
    const mayHave = rows.some((row) => (before.identity.get(row) ?? row) === id);
    const isFree = !had.has(id) && !rowsBefore.has(id);
    if (!mayHave && !isFree) wrong.push(`${rows} have got ${id} of ${had.get(id) ?? rowsBefore.get(id)}`);
    if (rows.some((row) => now.identity.get(row) !== id)) wrong.push(`${rows} are not noted as ${id}`);
    holders.set(id, rows);
  }
  for (const [id, rows] of holders) {
    const isThere = now.customers.has(id) || now.customers.has(now.successors.get(id) ?? 0);
    const isAbsent = rows.every((row) => !now.rows.has(row)) || (now.successors.has(id) && !now.rows.has(id));
    if (!isThere && !isAbsent) wrong.push(`${id} is lost`);
  }
  return wrong;
}

function membersOf({ rows }: Seen): Map<number, number[]> {
  const members = new Map<number, number[]>();
  for (const [row, id] of [...rows].sort(([a], [b]) => a - b)) members.set(id, [...(members.get(id) ?? []), row]);
  return members;
}

export function sums(
  before: Seen,
  now: Seen,
  { added, split, gone, merged }: { added: number; split: number; gone: number; merged: number },
): string[] {
  const size = before.customers.size + added + split - gone - merged;
  return size === now.customers.size
    ? []
    : [`${before.customers.size} profiles come to ${size} of ${now.customers.size}`];
}

/** What was found for a profile, and its memberships, are there for whoever has its place. */
export function followed(
  before: Seen,
  now: Seen,
  outputs: Awaited<ReturnType<Kept['outputs']>>,
  outputsNow: Awaited<ReturnType<Kept['outputs']>>,
  members: readonly number[],
  membersNow: readonly number[],
): string[] {
  const placeOf = (id: number) => (now.customers.has(id) ? id : now.successors.get(id));
  const wrong: string[] = [];
  for (const [id, { bucket }] of outputs) {
    const place = placeOf(id);
    const mustBe = before.customers.has(id) && bucket === 'enriched' && place !== undefined;
    if (mustBe && outputsNow.get(place)?.bucket !== 'enriched')
      wrong.push(`what was found for ${id} is not with ${place}`);
  }
  const lost = members.filter((id) => placeOf(id) !== undefined && !membersNow.includes(placeOf(id)!));
  if (lost.length > 0) wrong.push(`${lost} are members no more`);
  if (new Set(membersNow).size !== membersNow.length) wrong.push('somebody is a member twice');
  if (membersNow.some((id) => now.successors.has(id))) wrong.push('a member is none any more');
  return wrong;
}

/** Nothing that was paid for is lost, and nothing lies under an id that somebody else has the place of. */
export async function nothingLost(sql: Sql, { paid, outputs }: Kept, now: Seen): Promise<string[]> {
  const there = await everPaid(sql);
  const lost = [...paid].filter((value) => !there.has(value));
  const held = new Set([...now.rows.values()]);
  const rows = await outputs();
  const orphans = [...rows.keys()].filter((id) => now.successors.has(id) || (held.has(id) && !now.customers.has(id)));
  const counted = await sql.get(
    `SELECT (SELECT count(*) FROM current_output) AS rows, (SELECT profiles FROM enriched_output) AS profiles,
       (SELECT count(*) FROM current_member) AS members, (SELECT members FROM segment_output) AS counted`,
  );
  return [
    ...(lost.length > 0 ? [`${lost} is lost`] : []),
    ...(orphans.length > 0 ? [`${orphans} are nobody's`] : []),
    ...(Number(counted?.rows) !== rows.size ? ['a profile has two rows in the output'] : []),
    ...(counted?.rows !== counted?.profiles ? ['the output is miscounted'] : []),
    ...(counted?.members !== counted?.counted ? ['the members are miscounted'] : []),
  ];
}

/** No consent is loosened: of all that is said of any row of a profile the most restrictive counts. */
export async function consents({ sql, rowIds }: UnifyDesk, world: UnifyWorld, now: Seen): Promise<string[]> {
  const stated = new Map(stillSaid(world).map(([row, granted]) => [rowIds.get(row)!, granted]));
  const said = new Map<number, (boolean | undefined)[]>();
  const add = (id: number | undefined, word: boolean | undefined) =>
    id !== undefined && said.set(id, [...(said.get(id) ?? []), word]);
  for (const [at, rows] of world.sources.entries())
    for (const { key, cells } of rows ?? [])
      add(now.rows.get(rowIds.get(`${at + 1} ${key}`)!), world.said.get(cells[1]!.toLowerCase()));
  for (const [row, granted] of stated) add(now.roles.has(row) ? now.rows.get(row) : now.identity.get(row), granted);
  const expected = [...now.customers]
    .sort((a, b) => a - b)
    .map((id) => `${id} ${mostRestrictive(said.get(id) ?? []) ?? 'not set'}`);
  const among = liveConsentOf('SELECT customer_id FROM customer');
  const wrong: string[] = [];
  for (const relation of ['unified_consent', 'live_consent', among]) {
    const rows = await sql.all(
      `SELECT c.customer_id, said.granted FROM customer c LEFT JOIN (SELECT customer_id, granted FROM ${relation}
         WHERE option_no = ${OPTION}) AS said ON said.customer_id = c.customer_id ORDER BY c.customer_id`,
    );
    const found = rows.map((row) => `${row.customer_id} ${row.granted ?? 'not set'}`);
    const other = found.filter((word, index) => word !== expected[index]);
    if (other.length > 0)
      wrong.push(`${relation.slice(0, 20)} says ${other}, not ${expected.filter((word) => !found.includes(word))}`);
  }
  return wrong;
}

/** Byte for byte as they were brought in. */
export async function originals({ sql, rowIds }: UnifyDesk, world: UnifyWorld): Promise<string[]> {
  const present = await listSources(sql);
  const wrong: string[] = [];
  for (let no = 1; no <= SOURCES; no++) {
    const rows = world.sources[no - 1];
    const source = present.find(({ id }) => id === sourceId(no));
    if (!rows || !source) {
      if (rows || source) wrong.push(`source ${no} is there or not`);
      continue;
    }
    const fields = await fieldIds(sql, columnsOf(no));
    const columns = columnsOf(no).map((name) => columnOf(fields.get(name)!));
    const stored = await sql.all(
      `SELECT customer_id, ${columns.join(', ')} FROM ${snapshotTable(no, source.generation)} ORDER BY row_no`,
    );
    const found = stored.map((row) => [row.customer_id, ...columns.map((column) => row[column])]);
    const put = rows.map(({ key, cells }) => [rowIds.get(`${no} ${key}`), key, ...cells]);
    if (JSON.stringify(found) !== JSON.stringify(put)) wrong.push(`source ${no} is not what was brought in`);
  }
  return wrong;
}

/** Every value of every profile is the one of its rows that the merge policy asks for. */
export async function values({ sql, rowIds }: UnifyDesk, world: UnifyWorld, now: Seen): Promise<string[]> {
  const standing = new Map<number, PlacedRow[]>();
  const others = [1, 2, 3, 4].filter((no) => !world.order.includes(no));
  for (const no of [...world.order, ...others])
    for (const { key, cells } of world.sources[no - 1] ?? []) {
      const row = rowIds.get(`${no} ${key}`)!;
      const id = now.rows.get(row);
      if (id === undefined || now.roles.get(row) === 'alternate') continue;
      const columns = columnsOf(no);
      standing.set(id, [...(standing.get(id) ?? []), { source: no, columns, cells: [key, ...cells] }]);
    }
  const names = [
    'Key',
    'Name',
    'Naam',
    'Email',
    'Site',
    'Country',
    'Changed',
    ...[1, 2, 3, 4].map((no) => `Note ${no}`),
  ];
  const fields = await fieldIds(sql, names);
  const wrong: string[] = [];
  for (const row of await sql.all('SELECT * FROM customer')) {
    const rows = standing.get(Number(row.customer_id)) ?? [];
    for (const name of names) {
      const field = fields.get(name);
      const of = name === 'Name' ? ['Name', 'Naam'] : [name];
      const expected = mergedValue(rows, of, name === 'Name' ? 'order' : world.policy);
      const found = field === undefined ? null : (row[columnOf(field)] ?? null);
      if (found !== expected) wrong.push(`${row.customer_id} ${name}: ${found} instead of ${expected}`);
    }
  }
  return wrong.slice(0, 3);
}
