import type { RunView } from '../../../services/runs/view.js';
import type { Rule } from '../../../services/segments/rule.js';
import { switchMembers } from '../../../storage/segmentMembers.js';
import type { Segment } from '../../../storage/settings.js';
import { companies } from '../../support/companies.js';
import { giveContacts, importConsent, type SaidConsent } from '../../support/consents.js';
import { ADMIN, hasEnded, openRuns, type RunsHarness, sumOf } from '../../support/runs.js';

let world: RunsHarness;

afterEach(() => world?.close());

const address = (customerId: number) => `person${customerId}@example.com`;
const says = (customerId: number, granted = true, option = 'Newsletter'): SaidConsent => ({
  email: address(customerId),
  option,
  granted,
});
const IDS = [1, 2, 3, 4, 5, 6];

const agreesTo = (option: string): Rule => ({
  consent: {
    all: [
      { attribute: { of: 'consent', field: 'option' }, is: { operator: '=', values: [option] } },
      { attribute: { of: 'consent', field: 'status' }, is: { operator: '=', values: ['granted'] } },
    ],
  },
});
const nameIs = (name: string): Rule => ({
  attribute: { of: 'profile', field: 'Company' },
  is: { operator: '=', values: [name] },
});

/** Six profiles, of whom a segment has some; the enrichment is over that segment. */
async function open(rule: Rule, members: readonly number[]): Promise<void> {
  world = await openRuns({ settings: { batchSize: 2, lanes: 1 }, profiles: companies(6) });
  await giveContacts(
    world.sql,
    IDS.map((id) => [id, address(id)]),
  );
  const segment: Segment = {
    id: 'segment',
    name: 'Readers',
    rule: rule as Segment['rule'],
    kind: 'dynamic',
    active: true,
    createdAt: 1,
    createdBy: 'ada',
    changedAt: 1,
  };
  await world.documents.update((draft) => {
    draft.segments.push(segment);
    draft.enrichments[0]!.dataSet = 'segment';
  });
  await refresh(members, 'first');
}

async function refresh(members: readonly number[], output: string): Promise<void> {
  await world.sql.write(async (tx) => {
    await tx.append(
      'segment_member',
      members.map((id) => ['segment', output, id]),
    );
    await switchMembers(tx, { segmentId: 'segment', output, refreshedAt: 1, members: members.length, added: 0 });
  });
}

async function planned(): Promise<RunView> {
  const { id } = await world.runs.plan(ADMIN, 'enrichment', 'changed');
  return world.until(id, ({ counting }) => !counting);
}

async function runWhile(meanwhile: () => Promise<unknown>): Promise<RunView> {
  world.sandbox.faults.add({ on: 'bulk', do: 'hold' });
  const { id } = await world.begin();
  await world.sandbox.held.whenHeld();
  await meanwhile();
  world.sandbox.held.release();
  return world.until(id, hasEnded);
}

async function withheldIds(): Promise<number[]> {
  const rows = await world.sql.all(
    "SELECT customer_id FROM current_output WHERE bucket = 'withheld' AND reason = 'leftSegment' ORDER BY 1",
  );
  return rows.map(({ customer_id }) => Number(customer_id));
}

test('of a segment its members are sent, those whose consent does not fit any more are withheld before anything leaves', async () => {
  await open(agreesTo('newsletter'), [1, 2, 4, 5]);
  await importConsent(world.sql, world.clock.now(), [says(1), says(2), says(3), says(4, false), says(6)]);

  const { plan } = await planned();
  const ended = await world.runToEnd();

  expect(plan).toMatchObject({ profiles: 4, willSend: 2, withheld: [{ reason: 'leftSegment', count: 2 }] });
  expect(plan.gate).toEqual({ dataSet: 'segment' });
  expect(ended).toMatchObject({ submitted: 2, buckets: { withheld: 2 } });
  expect(sumOf(ended.buckets)).toBe(4);
  expect(await withheldIds()).toEqual([4, 5]);
});

test('who leaves the segment by a withdrawal in the middle of a run is not sent from the next batch on', async () => {
  await open(agreesTo('newsletter'), IDS);
  await importConsent(
    world.sql,
    world.clock.now(),
    IDS.map((id) => says(id)),
  );

  const ended = await runWhile(() =>
    importConsent(
      world.sql,
      world.clock.now(),
      IDS.map((id) => says(id, id !== 1 && id !== 3 && id !== 6)),
    ),
  );

  expect(ended).toMatchObject({ state: 'Successful', done: 6, submitted: 4, buckets: { withheld: 2 } });
  expect(await withheldIds()).toEqual([3, 6]);
});

test('whom only consent had let in leaves with it, even where the rule has another way in', async () => {
  const [, name] = companies(3)[2]!;
  await open({ any: [agreesTo('newsletter'), nameIs(name!)] }, IDS);
  await importConsent(
    world.sql,
    world.clock.now(),
    IDS.map((id) => says(id)),
  );

  const ended = await runWhile(() => importConsent(world.sql, world.clock.now(), [says(4)]));

  expect(ended).toMatchObject({ submitted: 4, buckets: { withheld: 2 } });
  expect(await withheldIds()).toEqual([5, 6]);
});

test('the guard for all segments holds beside the rule, and a required option beside both', async () => {
  await open(nameIsAny(), IDS);
  await importConsent(world.sql, world.clock.now(), [
    ...IDS.map((id) => says(id, id !== 2)),
    ...IDS.map((id) => says(id, id !== 3, 'Enrichment')),
  ]);
  await world.documents.update((draft) => {
    draft.guard = { option: 'newsletter', by: 'Ada', at: 1 };
    draft.enrichments[0]!.requires = 'enrichment';
  });

  const { plan } = await planned();

  expect(plan).toMatchObject({
    willSend: 4,
    withheld: [
      { reason: 'consentDenied', count: 1 },
      { reason: 'leftSegment', count: 1 },
    ],
  });
});

const nameIsAny = (): Rule => ({
  attribute: { of: 'profile', field: 'Company' },
  is: { operator: 'isSet', values: [] },
});

test('a guard, a rule or members that change after the dry run mean that it is counted again', async () => {
  await open(agreesTo('newsletter'), IDS);
  await importConsent(
    world.sql,
    world.clock.now(),
    IDS.map((id) => says(id)),
  );
  const changes = [
    () =>
      world.documents.update((draft) => {
        draft.guard = { option: 'newsletter', by: 'Ada', at: 1 };
      }),
    () =>
      world.documents.update((draft) => {
        draft.segments[0]!.rule = nameIsAny() as Segment['rule'];
      }),
    () => refresh([1, 2, 3], 'second'),
  ];

  for (const change of changes) {
    const { id } = await planned();
    await change();
    await expect(world.runs.confirm(ADMIN, id)).rejects.toMatchObject({ code: 'planChanged' });
    await world.until(id, ({ counting }) => !counting);
  }
  expect((await planned()).plan.profiles).toBe(3);
});

test('a segment that is removed takes its runs with it: nothing more is sent, and the reason is told', async () => {
  await open(agreesTo('newsletter'), IDS);
  await importConsent(
    world.sql,
    world.clock.now(),
    IDS.map((id) => says(id)),
  );

  const ended = await runWhile(() =>
    world.documents.update((draft) => {
      draft.segments = [];
    }),
  );

  expect(ended).toMatchObject({
    state: 'Failed',
    submitted: 2,
    failure: { code: 'notFound', params: { what: 'dataSet' } },
  });
  await expect(world.runs.plan(ADMIN, 'enrichment', 'changed')).rejects.toMatchObject({ code: 'notFound' });
});

test('a segment without members has nobody to send', async () => {
  await open(agreesTo('newsletter'), []);

  await expect(world.runs.plan(ADMIN, 'enrichment', 'changed')).rejects.toMatchObject({
    code: 'segmentEmpty',
    params: { name: 'Readers' },
  });
});
