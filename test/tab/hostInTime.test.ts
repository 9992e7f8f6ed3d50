import { inTime } from '../../tab/inTime.js';

const never = new Promise<never>(() => undefined);

/** A promise that is settled by hand. */
function later<Answer>() {
  let answer!: (value: Answer) => void;
  let fail!: (error: Error) => void;
  const promise = new Promise<Answer>((resolve, reject) => {
    answer = resolve;
    fail = reject;
  });
  return { promise, answer, fail };
}

test('Teams that answers is where the page is', async () => {
  expect(await inTime(Promise.resolve('teams'), never)).toBe('teams');
});

test('outside Teams it fails at once, and nobody waits until the patience ends', async () => {
  expect(await inTime(Promise.reject(new Error('No Parent window found.')), never)).toBeUndefined();
});

test('a frame of somebody else never answers: the patience ends', async () => {
  expect(await inTime(never, Promise.resolve())).toBeUndefined();
});

test.each(['answer', 'failure'])('an %s that comes too late changes nothing and breaks nothing', async (what) => {
  const unhandled: unknown[] = [];
  const note = (error: unknown) => unhandled.push(error);
  process.on('unhandledRejection', note);
  const teams = later<string>();
  const found = inTime(teams.promise, Promise.resolve());
  await found;

  if (what === 'answer') teams.answer('teams');
  else teams.fail(new Error('SDK initialization timed out.'));
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', note);

  expect(await found).toBeUndefined();
  expect(unhandled).toEqual([]);
});
