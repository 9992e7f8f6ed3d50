import type { Random } from '../../sandbox/leadspace/companies/random.js';
import { followIdentity } from '../../storage/identityMoves.js';
import { switchMembers, writeMembers } from '../../storage/segmentMembers.js';
import type { Sql } from '../../storage/sql.js';
import { idsOf, putOutput } from './outputs.js';

/** What is kept under CustomerIds: enriched output, and the members of a segment. */
export interface Kept {
  /** Everything that was ever paid for and still has to be somewhere. */
  paid: Set<string>;
  /** Who will be asked by a run that begins now. */
  begin(): Promise<Run>;
  /** The members of a segment are found. */
  findMembers(): Promise<void>;
  outputs(): Promise<Map<number, { bucket: string; value: string }>>;
  members(): Promise<number[]>;
}

export interface Run {
  /** It writes its output; what it does not ask for stays as it is, as far as it is there. */
  end(): Promise<void>;
}

type Row = Parameters<typeof putOutput>[2][number];

export function keptIn(sql: Sql, random: Random): Kept {
  const paid = new Set<string>();
  let runs = 0;

  async function current(): Promise<Row[]> {
    const rows = await sql.all(
      'SELECT customer_id, bucket, industry, answered_at FROM current_output ORDER BY customer_id',
    );
    return rows.map((row) => ({
      ...{ customerId: Number(row.customer_id), ownName: '', bucket: String(row.bucket), changed: false },
      ...(row.answered_at !== null && { answeredAt: Number(row.answered_at) }),
      values: row.industry === null ? {} : { industry: String(row.industry) },
    })) as Row[];
  }

  function asked(customerId: number): Row {
    const isFound = random.chance(0.6);
    const industry = `paid ${runs}.${customerId}`;
    if (isFound) paid.add(industry);
    return {
      ...{ customerId, ownName: '', changed: false, answeredAt: runs },
      ...(isFound ? { bucket: 'enriched', values: { industry } } : { bucket: 'noMatch', values: {} }),
    };
  }

  async function end(run: string, members: readonly number[]): Promise<void> {
    const before = new Map((await current()).map((row) => [row.customerId, row]));
    const rows = members.map((id): Row => {
      if (random.chance(0.25)) return asked(id);
      return before.get(id) ?? { customerId: id, ownName: '', bucket: 'notSent', changed: false, values: {} };
    });
    // Nobody is interested any more in profiles that are not asked for, nor in answers that are newer now.
    const left = [...before.values()]
      .filter((row) => !rows.includes(row))
      .flatMap(({ values }) => values.industry ?? []);
    await putOutput(sql, run, rows);
    await sql.write((tx) => followIdentity(tx));
    const there = await everPaid(sql);
    for (const value of left) if (!there.has(String(value))) paid.delete(String(value));
  }

  return {
    paid,
    async begin() {
      const rows = await sql.all('SELECT customer_id FROM customer ORDER BY customer_id');
      const members = idsOf(rows.map((row) => ({ customerId: Number(row.customer_id) })));
      const run = `run ${++runs}`;
      return { end: () => end(run, members) };
    },
    async findMembers() {
      await sql.write(async (tx) => {
        const segment = { segmentId: 'segment', output: `refresh ${++runs}` };
        const some = { sql: 'SELECT customer_id FROM customer WHERE customer_id % 2 = 0', params: [] };
        await switchMembers(tx, { ...segment, refreshedAt: runs, ...(await writeMembers(tx, segment, some)) });
      });
    },
    async outputs() {
      const rows = await current();
      return new Map(
        rows.map(({ customerId, bucket, values }) => [customerId, { bucket, value: String(values.industry ?? '') }]),
      );
    },
    async members() {
      const rows = await sql.all('SELECT customer_id FROM current_member ORDER BY customer_id');
      return rows.map((row) => Number(row.customer_id));
    },
  };
}

export async function everPaid(sql: Sql): Promise<Set<string>> {
  const rows = await sql.all(
    'SELECT industry FROM current_output UNION SELECT industry FROM enriched_aside WHERE industry IS NOT NULL',
  );
  return new Set(rows.map((row) => String(row.industry)));
}
