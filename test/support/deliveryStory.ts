import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Place } from '../../bot/place.js';
import { card } from '../../cards/card.js';
import { createLocale } from '../../cards/locale.js';
import type { NewNotice } from '../../services/notifications.js';
import { countClosed } from '../../storage/conversations.js';
import { openStorage, type Storage } from '../../storage/index.js';
import { CASES, type DeliveryCase, PLAIN, SWITCHED_OFF } from './deliveryCases.js';
import { type DeliveryHouse, startDeliveryHouse } from './deliveryHouse.js';
import { createQuietClock } from './quietClock.js';
import { startTeamsLimits } from './teamsLimits.js';

// A failure, the same failure again, and in one tenant its end, told to a crowd of conversations of all sorts, by a process that is
// killed in the middle of the first two: the same story in every run, and for every size.

interface Played {
  /** Calls that Teams did not allow. */
  violations: string[];
  /** Where something else became of a notice, or stands in a conversation, than has to; each a line. */
  wrong: string[];
  /** How many rows ended how, after each telling. */
  told: Record<string, number>;
  again: Record<string, number>;
  ended: Record<string, number>;
  /** New messages of which nobody knows because of the kill. */
  unknown: number;
  /** Conversations of the crowd that are closed in the end, by their codes; and how many the other tenant has after its administrator's change of mind. */
  closed: number;
  stillOff: number;
  /** Share of the allowed rate that was used before and after the kill, while there was enough to do. */
  used: number[];
  /** How long an answer to somebody waited in the middle of it, at most. */
  answeredMs: number;
  /** How often a card was drawn. */
  drawings: number;
}

const CROWD = 'contoso';
const OTHER = 'fabrikam';
const RATE = 50;
/** A process needs as long to be there again. */
const RESTART_MS = 3_000;

/** Nobody is sent more than Teams allows, nobody is forgotten or told twice, and no time is wasted. */
export async function tellTheCrowd(size: number): Promise<void> {
  const played = await playDelivery(size);
  const { violations, wrong, told, again, unknown, stillOff, used, answeredMs, drawings } = played;
  expect({ violations, wrong, stillOff }).toEqual({ violations: [], wrong: [], stillOff: 0 });
  for (const ends of [told, again]) {
    expect(Object.keys(ends)).toEqual(['delivered', 'dropped', 'suspended', 'uncertain']);
    expect(Object.values(ends).reduce((sum, count) => sum + count, 0)).toBe(size);
  }
  expect(Math.min(...used)).toBeGreaterThanOrEqual(0.95);
  // What was under way or not yet noted when the process was killed: two seconds' worth at most.
  expect(unknown).toBeGreaterThan(0);
  expect(unknown).toBeLessThanOrEqual(2 * RATE);
  expect(answeredMs).toBeLessThan(1_000);
  expect(drawings).toBeLessThanOrEqual(40);
}

async function playDelivery(size: number): Promise<Played> {
  const folder = await mkdtemp(join(tmpdir(), 'steward-delivery-'));
  const world = await openWorld(folder, size);
  try {
    return await play(world, size);
  } finally {
    await world.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function play(world: World, size: number): Promise<Played> {
  const { clock, teams } = world;
  const answers: number[] = [];

  await world.start();
  const began = clock.now();
  await world.house().tell(failure(CROWD));
  await world.house().tell(failure(OTHER));
  await clock.run(() => teams.calls.length >= size / 4, 'the first quarter');
  answers.push(await world.answer('a'));
  await clock.run(() => teams.calls.length >= size / 2, 'the first half');
  const killed = clock.now();
  await world.killed();
  const risen = clock.now();
  const first = world.house();
  await clock.run(() => world.everybodyHadHisTurn(), 'every conversation to be tried');
  const tried = clock.now();
  await clock.run(first.isDone, 'the outbox to be empty');
  const told = await world.rows();
  const wrong = told.flatMap((row) => world.wrongAfterTelling(row));

  await first.tell(failure(CROWD));
  const calls = teams.calls.length;
  await clock.run(() => teams.calls.length >= calls + size / 5, 'a part of the updates');
  answers.push(await world.answer('b'));
  await world.killed();
  const second = world.house();
  await clock.run(second.isDone, 'the outbox to be empty');
  const again = await world.rows();
  wrong.push(...again.flatMap((row) => world.wrongAfterUpdate(row)));

  world.switchOn();
  second.conversations.touch({ ...PLACE, tenantId: OTHER });
  await second.tell({ ...failure(OTHER), states: [{ key: 'source:crm', ok: true }] });
  await clock.run(second.isDone, 'the outbox to be empty');
  const ended = await world.rows();
  wrong.push(...ended.flatMap((row) => world.wrongAtTheEnd(row)));
  await second.stop();

  return {
    violations: teams.violations,
    wrong,
    ...{ told: countOf(told), again: countOf(again), ended: countOf(ended) },
    unknown: told.filter(({ end }) => end === KILLED).length,
    closed: await countClosed(world.sql(), CROWD),
    stillOff: await countClosed(world.sql(), OTHER),
    used: [
      [began, killed],
      [risen, tried],
    ].map(([from = 0, to = 0]) => usedOf(teams.calls, from, to)),
    answeredMs: Math.max(...answers),
    drawings: world.drawings(),
  };
}

const KILLED = 'uncertain restart';

const failure = (tenantId: string): NewNotice => ({
  tenantId,
  content: { kind: 'stale', source: { id: 'crm', name: 'CRM' }, of: 'profiles', readAt: 0, days: 90 },
  ...{ states: [{ key: 'source:crm', ok: false }], fingerprint: 'stale', changed: true },
});

interface EndRow {
  id: string;
  tenantId: string;
  outcome: string;
  /** State and code. */
  end: string;
}

type World = Awaited<ReturnType<typeof openWorld>>;

async function openWorld(folder: string, size: number) {
  const clock = createQuietClock();
  const cases = crowdOf(size);
  const untaken = new Set([...cases.keys()].filter((id) => id.startsWith(CROWD)));
  let isOff = true;
  let chance = 0;
  const teams = await startTeamsLimits({
    clock,
    tenantOf: (id) => (id.startsWith(OTHER) ? OTHER : CROWD),
    latencyMs: (number) => 60 + ((number * 37) % 190),
    reply(id, kind, number) {
      const { always, posts, updates } = cases.get(id) ?? PLAIN;
      if (id.startsWith(OTHER) && !isOff) return undefined;
      return always ?? (kind === 'post' ? posts : updates)?.[number - 1];
    },
  });
  const open = () => openStorage({ folder, startedAt: clock.now(), memoryMb: 128 });
  let storage: Storage = await open();
  await fill(storage, [...cases.keys()], teams.url);
  const houses: DeliveryHouse[] = [];

  async function start(): Promise<void> {
    const random = () => (chance = (chance + 0.37) % 1);
    const parts = { sql: storage.sql, clock, url: teams.url, random, tenantRate: RATE };
    houses.push(await startDeliveryHouse({ ...parts, onTaken: (id) => untaken.delete(id) }));
  }

  const standing = (id: string) =>
    teams.standing(id).map(({ summary, alert }) => `${summary}${alert ? '' : ', silent'}`);
  const wrong = (id: string, what: string, is: string, ought: string) =>
    is === ought ? [] : [`${id} (${cases.get(id)?.name}) ${what}: ${is} instead of ${ought}`];

  return {
    ...{ clock, teams, start },
    house: () => houses.at(-1)!,
    sql: () => storage.sql,
    drawings: () => houses.reduce((sum, house) => sum + house.drawings(), 0),
    switchOn: () => {
      isOff = false;
    },
    /** Without a word, while calls are under way; then it starts again on what it has stored. */
    async killed(): Promise<void> {
      houses.at(-1)!.die();
      await storage.close();
      let isBack = false;
      void clock.sleep(RESTART_MS).then(() => {
        isBack = true;
      });
      await clock.run(() => isBack, 'the process to be there again');
      storage = await open();
      await start();
    },
    /** Milliseconds until an answer to somebody in another conversation is there. */
    async answer(name: string): Promise<number> {
      const asked = clock.now();
      const conversationId = `${CROWD} asks ${name}`;
      const to = { tenantId: CROWD, serviceUrl: teams.url, botId: 'bot', conversationId };
      void houses.at(-1)!.sender.post(to, card(createLocale('en'), { fallbackText: 'answer', body: [] }));
      await clock.run(() => teams.standing(conversationId).length > 0, 'the answer');
      return clock.now() - asked;
    },
    everybodyHadHisTurn: () => untaken.size === 0,
    async rows(): Promise<EndRow[]> {
      const rows = await storage.sql.all(
        `SELECT o.conversation_id AS id, o.tenant_id, n.outcome, o.state || coalesce(' ' || o.code, '') AS ending
         FROM outbox o JOIN notices n ON n.notice_id = o.notice_id ORDER BY o.no`,
      );
      return rows.map(({ id, tenant_id, outcome, ending }) => ({
        ...{ id: String(id), tenantId: String(tenant_id), outcome: String(outcome), end: String(ending) },
      }));
    },
    wrongAfterTelling({ id, end }: EndRow): string[] {
      const { ends, stand, name } = cases.get(id)!;
      const stands = standing(id).length;
      if (end === KILLED) return stands > 1 ? [`${id} (${name}) stands ${stands} times`] : [];
      return [...wrong(id, 'end', end, ends), ...wrong(id, 'stands', String(stands), String(stand))];
    },
    wrongAfterUpdate({ id, end }: EndRow): string[] {
      const { ends, updateEnds = ends } = cases.get(id)!;
      if (end === KILLED) return [];
      const shown = end === 'delivered' ? wrong(id, 'shows', standing(id).join(' | '), 'bad, version 2') : [];
      return [...wrong(id, 'end', end, updateEnds), ...(id.startsWith(CROWD) ? shown : [])];
    },
    wrongAtTheEnd({ id, tenantId, outcome, end }: EndRow): string[] {
      if (tenantId === CROWD || outcome === 'bad') return [];
      return [
        ...wrong(id, 'end', end, 'delivered'),
        ...wrong(id, 'shows', standing(id).join(' | '), 'fixed, version 1'),
      ];
    },
    async close(): Promise<void> {
      houses.at(-1)?.die();
      await storage.close();
      await teams.close();
    },
  };
}

/** Each sort of conversation often enough, and far more where all is well. */
function crowdOf(size: number): Map<string, DeliveryCase> {
  const others = Math.max(5, Math.floor(size / 50));
  return new Map([
    ...Array.from({ length: size - others }, (_, index): [string, DeliveryCase] => [
      `${CROWD} ${index}`,
      index % 3 === 1 ? CASES[Math.floor(index / 3) % CASES.length]! : PLAIN,
    ]),
    ...Array.from({ length: others }, (_, index): [string, DeliveryCase] => [`${OTHER} ${index}`, SWITCHED_OFF]),
  ]);
}

/** Appended: thousands of single insertions do not fit into one transaction. */
async function fill({ sql }: Storage, ids: readonly string[], url: string): Promise<void> {
  const rows = ids.map((id, index) => ({
    ...{ id, index, tenantId: id.startsWith(OTHER) ? OTHER : CROWD, language: index % 2 === 0 ? 'en' : 'nl' },
  }));
  await sql.write(async (tx) => {
    await tx.append(
      'conversations',
      rows.map(({ tenantId, id, index }) => [tenantId, id, 'channel', url, 'bot', null, null, null, index]),
    );
    await tx.append(
      'subscriptions',
      rows.map(({ tenantId, id, language, index }) => [
        ...[tenantId, id, 'channel', null, 'Europe/Amsterdam', language],
        ...['all', '["stale"]', null, null, 'Ada', index],
      ]),
    );
  });
}

const countOf = (rows: readonly EndRow[]): Record<string, number> => {
  const states = rows.map(({ end }) => end.split(' ')[0]!);
  return Object.fromEntries(
    [...new Set(states)].sort().map((state) => [state, states.filter((each) => each === state).length]),
  );
};

function usedOf(calls: readonly { tenantId: string; at: number }[], from: number, to: number): number {
  const count = calls.filter(({ tenantId, at }) => tenantId === CROWD && at >= from && at <= to).length;
  return count / (((to - from) / 1_000) * RATE);
}

const PLACE: Place = {
  caller: { tenantId: OTHER, userId: 'eve', name: 'Eve' },
  ...{ scope: 'personal', tenantId: OTHER, serviceUrl: 'https://teams.example/', botId: 'bot', memberId: 'eve' },
  ...{ conversationId: 'nowhere', baseId: 'nowhere', timeZone: 'UTC' },
};
