import { z } from 'zod';
import { createDrafts, type Drafts, sweepDrafts } from '../../services/drafts.js';
import { openStorage, type Storage } from '../../storage/index.js';
import { type TestClock, testClock } from '../support/testClock.js';
import { ADA, BOB, DAY, refusal } from '../support/trust.js';

const State = z.object({ word: z.string() });

let storage: Storage;
let clock: TestClock;
let drafts: Drafts<z.infer<typeof State>>;

const parts = () => ({ sql: storage.sql, clock, newId: () => `draft-${++ids}` });
let ids = 0;

beforeEach(async () => {
  storage = await openStorage({ startedAt: 0 });
  clock = testClock();
  drafts = createDrafts(parts(), 'words', State);
});

afterEach(() => storage.close());

test('a draft is found again, also by another process', async () => {
  const { ref } = await drafts.start(ADA, { word: 'hello' });

  expect(await createDrafts(parts(), 'words', State).find(ADA)).toEqual({ ref, state: { word: 'hello' } });
});

test('there is one draft a person and kind: a new one takes the place of the old one', async () => {
  const first = await drafts.start(ADA, { word: 'first' });
  await drafts.start(BOB, { word: 'of Bob' });
  await createDrafts(parts(), 'others', State).start(ADA, { word: 'of another kind' });
  await drafts.start(ADA, { word: 'second' });

  expect((await drafts.find(ADA))?.state).toEqual({ word: 'second' });
  expect((await drafts.find(BOB))?.state).toEqual({ word: 'of Bob' });
  await expect(drafts.open(ADA, first.ref)).rejects.toMatchObject(refusal('draftGone'));
});

test('nobody opens the draft of another, though its id is known', async () => {
  const { ref } = await drafts.start(ADA, { word: 'mine' });

  await expect(drafts.open(BOB, ref)).rejects.toMatchObject(refusal('draftGone'));
});

test('of two changes from one card the second one is outdated', async () => {
  const draft = await drafts.start(ADA, { word: 'a' });

  const outcomes = await Promise.allSettled([drafts.save(draft, { word: 'b' }), drafts.save(draft, { word: 'c' })]);

  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect((await drafts.find(ADA))?.state).toEqual({ word: 'b' });
  await expect(drafts.open(ADA, draft.ref)).rejects.toMatchObject(refusal('cardOutdated'));
});

test('a draft lives 30 days from its last touch', async () => {
  const draft = await drafts.start(ADA, { word: 'a' });
  await clock.advance(29 * DAY);
  await drafts.save(draft, { word: 'b' });
  await clock.advance(29 * DAY);
  expect(await sweepDrafts(storage.sql, clock)).toBe(0);
  expect(await drafts.find(ADA)).toBeDefined();

  await clock.advance(2 * DAY);

  expect(await drafts.find(ADA)).toBeUndefined();
  expect(await sweepDrafts(storage.sql, clock)).toBe(1);
});

test('a draft that an older version wrote in another shape is no draft', async () => {
  await createDrafts(parts(), 'words', z.object({ other: z.number() })).start(ADA, { other: 1 });

  expect(await drafts.find(ADA)).toBeUndefined();
});

test('a discarded draft is gone, and discarding twice changes nothing', async () => {
  await drafts.start(ADA, { word: 'a' });
  await drafts.discard(ADA);
  await drafts.discard(ADA);

  expect(await drafts.find(ADA)).toBeUndefined();
});
