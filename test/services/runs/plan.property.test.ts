import fc from 'fast-check';
import { dedupeKey, sendHash, toRecord } from '../../../services/leadspace/payload.js';
import type { RunView } from '../../../services/runs/view.js';
import { seedProfiles } from '../../support/profiles.js';
import { ADMIN, COLUMNS, openRuns, type RunsHarness, sumOf } from '../../support/runs.js';

const DAY = 24 * 60 * 60_000;
let world: RunsHarness;

beforeAll(async () => {
  world = await openRuns({ profiles: [], speed: 1 });
});

afterAll(() => world.close());

interface Profile {
  name: string;
  website: string;
  before?: {
    bucket: 'enriched' | 'noMatch' | 'skipped' | 'unknown' | 'notSent';
    leftOut: boolean;
    same: boolean;
    days: number;
    provider: string;
  };
}

const profile: fc.Arbitrary<Profile> = fc.record(
  {
    name: fc.constantFrom('Contoso', 'CONTOSO ', 'Fabrikam', 'Adatum', '', '  ', '---', 'null', 'x'.repeat(256)),
    website: fc.constantFrom('', 'contoso.example', 'fabrikam.example'),
    before: fc.record({
      bucket: fc.constantFrom('enriched', 'noMatch', 'skipped', 'unknown', 'notSent'),
      leftOut: fc.boolean(),
      same: fc.boolean(),
      days: fc.constantFrom(1, 8, 91),
      provider: fc.constantFrom('sandbox', 'https://elsewhere.example'),
    }),
  },
  { requiredKeys: ['name', 'website'] },
);

type Fate = 'send' | 'kept' | 'skipped' | 'unknown';

/** The rule as the product states it, said once more and in other words. */
function fateOf({ name, website, before }: Profile, mode: RunView['mode']): Fate {
  const prepared = toRecord({ name, website }, 'x');
  if ('skip' in prepared) return 'skipped';
  if (mode === 'all' || (!before && mode === 'changed')) return 'send';
  if (before?.bucket === 'unknown') return mode === 'unknown' ? 'send' : 'unknown';
  if (before?.bucket === 'skipped' && before.leftOut && before.same) return 'skipped';
  if (mode === 'unknown') return 'kept';
  const longest = { enriched: 90, noMatch: 7, skipped: 0, notSent: 0 }[before!.bucket as 'enriched'];
  return before!.same && before!.provider === 'sandbox' && before!.days < longest ? 'kept' : 'send';
}

async function store(profiles: readonly Profile[]): Promise<void> {
  const rows = profiles.map(({ name, website }, at) => [`k${at}`, name, website, '']);
  await seedProfiles(world.sql, COLUMNS, rows);
  const now = world.clock.now();
  await world.sql.write(async (tx) => {
    for (const table of ['enriched', 'enriched_output', 'run', 'run_member', 'run_request'])
      await tx.run(`DELETE FROM ${table}`);
    await tx.run("INSERT INTO enriched_output VALUES ('enrichment', 'earlier', 1, 0, 0, '', true, NULL)");
    const columns = 'output, enrichment_id, customer_id, own_name, bucket, reason, send_hash, provider, answered_at';
    for (const [at, { name, website, before }] of profiles.entries()) {
      if (!before) continue;
      const prepared = toRecord({ name, website }, 'x');
      const hash = before.same && 'record' in prepared ? sendHash(prepared.record) : 'other';
      const reason = before.bucket === 'skipped' && before.leftOut ? 'leftOut' : null;
      await tx.run(`INSERT INTO enriched (${columns}) VALUES ('earlier', 'enrichment', $1, '', $2, $3, $4, $5, $6)`, [
        at + 1,
        before.bucket,
        reason,
        hash,
        before.provider,
        now - before.days * DAY,
      ]);
    }
  });
}

test('for any data, any history and any mode: every profile has one fate, the one of the rule, and the counts add up', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(profile, { minLength: 1, maxLength: 120, size: 'max' }),
      fc.constantFrom('changed', 'changed', 'changed', 'all', 'unknown'),
      async (profiles, mode) => {
        await store(profiles);

        const { id } = await world.runs.plan(ADMIN, 'enrichment', mode);
        const { plan, buckets } = await world.until(id, ({ counting }) => !counting);

        const members = await world.sql.all(
          'SELECT customer_id, disposition, request_no FROM run_member WHERE run_id = $1 ORDER BY customer_id',
          [id],
        );
        expect(members.map(({ disposition }) => disposition)).toEqual(profiles.map((one) => fateOf(one, mode)));
        const { skipped, withheld, willSend, duplicates, kept, unknown } = plan;
        const others = [...skipped, ...withheld].reduce((sum, { count }) => sum + count, 0);
        expect(willSend + duplicates + kept + unknown + others).toBe(profiles.length);
        expect(plan.profiles).toBe(profiles.length);
        expect(sumOf(buckets) + willSend + duplicates).toBe(profiles.length);
        expectDenseRequests(members, profiles, willSend);
      },
    ),
    { seed: 20261122, numRuns: 40 },
  );
}, 60_000);

/** Requests are numbered 1, 2, 3 … by their first profile; profiles share one exactly when the same would be sent. */
function expectDenseRequests(
  members: Awaited<ReturnType<RunsHarness['sql']['all']>>,
  profiles: readonly Profile[],
  willSend: number,
): void {
  const numbers = new Map<string, number>();
  for (const [at, { disposition, request_no }] of members.entries()) {
    if (disposition !== 'send') {
      expect(request_no).toBeNull();
      continue;
    }
    const prepared = toRecord(profiles[at]!, 'x');
    const key = 'record' in prepared ? dedupeKey(prepared.record) : '';
    if (!numbers.has(key)) numbers.set(key, numbers.size + 1);
    expect(request_no).toBe(numbers.get(key));
  }
  expect(numbers.size).toBe(willSend);
}
