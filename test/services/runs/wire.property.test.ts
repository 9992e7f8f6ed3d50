import { createRandom, type Random } from '../../../sandbox/leadspace/companies/random.js';
import { recordsOf } from '../../../sandbox/leadspace/gateway.js';
import type { RunView } from '../../../services/runs/view.js';
import type { Rule } from '../../../services/segments/rule.js';
import { switchMembers } from '../../../storage/segmentMembers.js';
import type { Segment } from '../../../storage/settings.js';
import {
  type Demand,
  type EndingRow,
  type EndingSnapshot,
  type OracleProfile,
  sendable,
} from '../../oracle/sendable.js';
import { giveContacts, importConsent } from '../../support/consents.js';
import { ADMIN, hasEnded, openRuns, type RunsHarness, sumOf } from '../../support/runs.js';

// Everything that reached the wire is recorded and compared with a model that knows the raw rows alone: who was behind each
// record, and who of them might be sent at the moment of that submission.

const PROFILES = 36;
const BATCH = 3;
const OPTIONS = ['Enrichment', 'Newsletter'];
const DAY = 86_400_000;
/** Failing seeds stay here. */
const SEEDS = Array.from({ length: 8 }, (_, at) => 20_261_200 + at);

interface Ask {
  requires?: string;
  guard?: string;
  rule?: Rule;
  demand: Demand;
}

const on = (option: string, status: 'granted' | 'denied'): Rule => ({
  consent: {
    all: [
      { attribute: { of: 'consent', field: 'option' }, is: { operator: '=', values: [option] } },
      { attribute: { of: 'consent', field: 'status' }, is: { operator: '=', values: [status] } },
    ],
  },
});
const ANYBODY: Rule = { attribute: { of: 'profile', field: 'Company' }, is: { operator: 'isSet', values: [] } };

const ASKS: Ask[] = [
  { requires: 'enrichment', demand: (says) => says('Enrichment') === true },
  { rule: on('newsletter', 'granted'), demand: (says) => says('Newsletter') === true },
  { rule: { not: on('newsletter', 'denied') }, demand: (says) => says('Newsletter') !== false },
  {
    rule: { all: [ANYBODY, on('newsletter', 'granted')] },
    requires: 'enrichment',
    demand: (says) => says('Newsletter') === true && says('Enrichment') === true,
  },
  { rule: ANYBODY, guard: 'enrichment', demand: (says) => says('Enrichment') === true },
  {
    rule: { any: [on('newsletter', 'granted'), on('enrichment', 'granted')] },
    demand: (says) => says('Newsletter') === true || says('Enrichment') === true,
  },
];

/** Some companies are several profiles, some profiles have two addresses, and some addresses are of several profiles. */
function someProfiles(random: Random): (OracleProfile & { company: string })[] {
  return Array.from({ length: PROFILES }, (_, at) => {
    const first = `person${random.below(PROFILES - 6)}@example.com`;
    const identifiers = random.chance(0.2) ? [first, `other${random.below(6)}@example.com`] : [first];
    return { id: at + 1, identifiers, company: `Company ${random.below(PROFILES - 4)} of ours` };
  });
}

/** What a source says about everybody, a few of whom think otherwise than `before`. */
function someRows(random: Random, readAt: number, before: readonly EndingRow[], share: number): EndingRow[] {
  const people = [
    ...Array.from({ length: PROFILES - 6 }, (_, at) => `person${at}@example.com`),
    ...Array.from({ length: 6 }, (_, at) => `other${at}@example.com`),
  ];
  return people.flatMap((identifier) =>
    OPTIONS.flatMap((option) => {
      const known = before.find((row) => row.identifier === identifier && row.option === option);
      if (before.length > 0 && !random.chance(share)) return known ? [known] : [];
      if (random.chance(0.12)) return [];
      const granted = random.chance(before.length === 0 ? 0.85 : 0.5);
      const expires = granted && random.chance(0.3) ? halfDayAfter(readAt, random.below(4)) : undefined;
      const dated = random.chance(0.5) ? readAt - random.below(5) * DAY : undefined;
      return [
        {
          ...{ identifier, option, granted, value: `${granted} ${expires ?? ''}` },
          ...(dated !== undefined && { dated }),
          ...(expires !== undefined && { expires }),
        },
      ];
    }),
  );
}

/** The clock moves by whole days: in between no moment is close enough to be doubtful. */
const halfDayAfter = (now: number, days: number): number => (Math.floor(now / DAY) + days) * DAY + DAY / 2;

interface World extends RunsHarness {
  profiles: (OracleProfile & { company: string })[];
  snapshots: EndingSnapshot[];
  may(): Set<number>;
  say(share: number): Promise<void>;
}

async function openWorld(random: Random, ask: Ask): Promise<World> {
  const profiles = someProfiles(random);
  const harness = await openRuns({
    settings: { batchSize: BATCH, lanes: 1 + random.below(3) },
    profiles: profiles.map(({ id, company }) => [`k${id}`, company, '', '']),
    start: false,
  });
  const { sql, documents, clock } = harness;
  await giveContacts(
    sql,
    profiles.flatMap(({ id, identifiers }) => identifiers.map((email) => [id, email] as const)),
  );
  const snapshots: EndingSnapshot[] = [];
  await documents.update((draft) => {
    const enrichment = draft.enrichments[0]!;
    if (ask.requires) enrichment.requires = ask.requires;
    if (ask.guard) draft.guard = { option: ask.guard, by: 'Ada', at: 1 };
    if (!ask.rule) return;
    enrichment.dataSet = 'segment';
    const rule = ask.rule as Segment['rule'];
    const made = { createdAt: 1, createdBy: 'ada', changedAt: 1 };
    draft.segments.push({ id: 'segment', name: 'Segment', rule, kind: 'dynamic', active: true, ...made });
  });
  await sql.write(async (tx) => {
    await tx.append(
      'segment_member',
      profiles.map(({ id }) => ['segment', 'first', id]),
    );
    await switchMembers(tx, {
      ...{ segmentId: 'segment', output: 'first', refreshedAt: 1 },
      ...{ members: profiles.length, added: 0 },
    });
  });
  return Object.assign(harness, {
    profiles,
    snapshots,
    may: () => sendable(profiles, snapshots, ask.demand, clock.now()),
    async say(share: number) {
      const readAt = clock.now();
      const rows = someRows(random, readAt, snapshots.at(-1)?.rows ?? [], share);
      snapshots.push({ source: 'Website', readAt, complete: true, rows });
      await importConsent(
        sql,
        readAt,
        rows.map(({ identifier: email, ...row }) => ({ email, ...row })),
      );
    },
  });
}

/** Who might be sent, at every claim of every batch. */
type Claims = Map<number, Set<number>[]>;

interface Lived {
  view: RunView;
  /** Who might be sent at the dry run. */
  planned: Set<number>;
  /** The batch of everybody who would be sent by then. */
  batches: Map<number, number>;
  claims: Claims;
}

/** Runs to the end while consent comes and goes, time passes, the provider refuses, and the process dies now and then. */
async function live(world: World, random: Random): Promise<Lived> {
  const claims: Claims = new Map();
  const attempts = new Map<number, number>();
  let present = new Set<number>();
  /** Claims come one after the other: what has been claimed since the last look was claimed under what was true then. */
  const look = async (): Promise<void> => {
    for (const row of await world.sql.all('SELECT no, attempts FROM batch')) {
      const [no, now] = [Number(row.no), Number(row.attempts)];
      if (now > (attempts.get(no) ?? 0)) claims.set(no, [...(claims.get(no) ?? []), present]);
      attempts.set(no, now);
    }
  };
  let deaths = 0;
  const begin = async (): Promise<void> => {
    let dead = false;
    await world.reopen({
      async reached(point) {
        if (dead) await stuck();
        if (point === 'intentSaved') await look();
        if (point === 'beforeIntent') {
          await look();
          if (random.chance(0.3)) await world.say(0.25);
          if (random.chance(0.25)) world.clock.jump(DAY);
          present = world.may();
        }
        if (deaths >= 2 || !['beforeIntent', 'intentSaved'].includes(point) || !random.chance(0.06)) return;
        deaths += 1;
        dead = true;
        world.abandon();
        void begin();
        await stuck();
      },
    });
  };
  await begin();
  const { id } = await world.runs.plan(ADMIN, 'enrichment', 'changed');
  await world.until(id, ({ counting }) => !counting);
  const planned = world.may();
  const members = await world.sql.all('SELECT customer_id, request_no FROM run_member WHERE request_no IS NOT NULL');
  const batches = new Map(members.map((row) => [Number(row.customer_id), batchOf(Number(row.request_no))]));
  for (let n = random.below(3); n > 0; n -= 1)
    world.sandbox.faults.add({ on: 'bulk', do: 'answer', status: 503, after: random.below(4) });
  await world.runs.confirm(ADMIN, id);
  const view = await world.until(id, hasEnded);
  await look();
  return { view, planned, batches, claims };
}

const stuck = () => new Promise<never>(() => undefined);

const batchOf = (requestNo: number): number => Math.ceil(requestNo / BATCH);

interface Submission {
  batch: number;
  /** Names of the companies in it. */
  companies: string[];
}

/** Every submission that arrived, whatever became of it, in order. */
function wire(world: World): Submission[] {
  const bulks = world.sandbox.log.all().filter(({ kind }) => kind === 'bulk');
  return bulks.map(({ body }) => {
    const records = recordsOf(JSON.parse(body!)) as { external_id: string; company: { name: string } }[];
    return {
      batch: batchOf(Number(records[0]!.external_id.split('-')[1])),
      companies: records.map(({ company }) => company.name),
    };
  });
}

test.each(SEEDS)('whatever happens to consent meanwhile, nobody is sent against it (seed %i)', async (seed) => {
  const random = createRandom(seed);
  const world = await openWorld(random, ASKS[seed % ASKS.length]!);
  try {
    world.clock.jump(DAY - (world.clock.now() % DAY));
    await world.say(1);

    const lived = await live(world, random);

    expectNobodySentAgainstConsent(world, lived);
    await expectEverybodyInTheRightBucket(world, lived);
  } finally {
    await world.close();
  }
});

/** Who is withheld once is so for the rest of the run. */
const stayed = (claims: readonly Set<number>[], id: number): boolean => claims.every((may) => may.has(id));

function expectNobodySentAgainstConsent(world: World, { planned, claims }: Lived): void {
  const submissions = wire(world);
  const seen = new Map<number, number>();
  expect(submissions.length).toBeGreaterThan(0);
  for (const { batch, companies } of submissions) {
    const nth = (seen.get(batch) ?? 0) + 1;
    seen.set(batch, nth);
    const upToNow = claims.get(batch)!.slice(0, nth);
    expect(upToNow).toHaveLength(nth);
    const allowed = world.profiles.filter(({ id }) => planned.has(id) && stayed(upToNow, id));
    const names = new Set(allowed.map(({ company }) => company));
    expect(companies.filter((name) => !names.has(name))).toEqual([]);
  }
}

async function expectEverybodyInTheRightBucket(world: World, lived: Lived): Promise<void> {
  const { view, planned, batches, claims } = lived;
  const rows = await world.sql.all('SELECT customer_id, bucket FROM current_output');
  const withheld = new Set(
    rows.filter(({ bucket }) => bucket === 'withheld').map(({ customer_id }) => Number(customer_id)),
  );
  for (const { id, identifiers } of world.profiles) {
    const allowed = planned.has(id) && stayed(claims.get(batches.get(id) ?? 0) ?? [], id);
    // A grant that has ended binds the other addresses of its profile until the data is read again: rather too few than too many.
    if (allowed && identifiers.length > 1) continue;
    expect([id, withheld.has(id)]).toEqual([id, !allowed]);
  }
  expect(rows).toHaveLength(PROFILES);
  expect(view).toMatchObject({ state: 'Successful', buckets: { notSent: 0, withheld: withheld.size } });
  expect(sumOf(view.buckets)).toBe(PROFILES);
}
