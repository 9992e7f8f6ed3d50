import type { Subject } from '../../services/subject.js';
import { createTold } from '../../services/told.js';

const forever = () => new AbortController().signal;

test('whoever waits looks at once, and again whenever the subject is told of', async () => {
  const passedOn: Subject[] = [];
  const told = createTold((subject) => void passedOn.push(subject));
  const seen: number[] = [];
  const found = told.until('run:1', async () => (seen.push(seen.length) === 3 ? 'it' : undefined), forever());

  for (const subject of ['run:2', 'run:1', 'run:2', 'run:1'] as const) {
    await breathe();
    told.notify(subject);
  }

  expect(await found).toBe('it');
  expect(seen).toEqual([0, 1, 2]);
  expect(passedOn).toEqual(['run:2', 'run:1', 'run:2', 'run:1']);
});

test('what is told while somebody looks is not missed', async () => {
  const told = createTold(() => undefined);
  let times = 0;
  const look = async () => {
    times += 1;
    if (times === 2) return 'it';
    told.notify('import:1');
    await breathe();
    return undefined;
  };

  expect(await told.until('import:1', look, forever())).toBe('it');
});

test('the signal ends waiting, also when it came before; a look that fails is passed on', async () => {
  const told = createTold(() => undefined);
  const ending = new AbortController();
  const waiting = told.until('run:1', async () => undefined, ending.signal);
  await breathe();
  ending.abort();

  expect(await waiting).toBeUndefined();
  expect(await told.until('run:1', async () => 'it', ending.signal)).toBeUndefined();
  await expect(told.until('run:1', () => Promise.reject(new Error('gone')), forever())).rejects.toThrow('gone');
});

test('everybody who listens hears everything, also what is told by those who listen', async () => {
  const told = createTold(() => undefined);
  const heard: Subject[] = [];
  told.listen((subject) => void heard.push(subject));
  told.listen((subject) => subject === 'run:1' && told.notify('run:2'));
  told.notify('run:1');

  expect(heard).toEqual(['run:1', 'run:2']);
});

const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));
