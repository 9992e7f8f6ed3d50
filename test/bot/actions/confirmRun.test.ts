import { confirmRun } from '../../../bot/actions/confirmRun.js';
import { ServiceError } from '../../../services/errors.js';
import type { RunView } from '../../../services/runs/view.js';
import { readable, titles } from '../../support/cardText.js';
import { aTurn } from '../../support/turn.js';
import { aDryRun, aPlan, aRun } from '../../support/views.js';

const refusing = (code: 'planChanged' | 'planExpired' | 'notAllowed', later: { now: RunView; planned?: RunView }) =>
  aTurn({
    runs: {
      confirm: () => Promise.reject(new ServiceError(code)),
      progress: async () => later.now,
      ...(later.planned && { plan: async () => later.planned as RunView }),
    },
  });

test('the dry run becomes the card of the run, which goes on by itself', async () => {
  const answer = await confirmRun.answer({ run: 'run-1' }, aTurn({ runs: { confirm: async () => aRun() } }));

  expect(answer.live).toBe('run:run-1');
  expect(titles(answer.card)).toEqual(['Cancel']);
});

test('changed numbers are shown again before anything is sent', async () => {
  const now = aDryRun({ plan: aPlan({ willSend: 17 }) });

  const answer = await confirmRun.answer({ run: 'run-1' }, refusing('planChanged', { now }));

  expect(readable(answer.card)).toContain('The numbers have changed');
  expect(readable(answer.card)).toContain('17 records submitted');
  expect(titles(answer.card)).toContain('Run');
});

test('a dry run that is too old is counted again, as the same kind of run', async () => {
  const modes: string[] = [];
  const planned = aDryRun({ id: 'run-2', mode: 'all' });
  const turn = aTurn({
    runs: {
      confirm: () => Promise.reject(new ServiceError('planExpired')),
      progress: async () => aDryRun({ mode: 'all' }),
      plan: async (_caller, enrichment, mode) => {
        modes.push(`${enrichment} ${mode}`);
        return planned;
      },
    },
  });

  const answer = await confirmRun.answer({ run: 'run-1' }, turn);

  expect(modes).toEqual(['enrichment-1 all']);
  expect(answer.live).toBe('run:run-2');
  expect(readable(answer.card)).toContain('older than 15 minutes');
});

test('other problems are the same as everywhere', async () => {
  await expect(confirmRun.answer({ run: 'run-1' }, refusing('notAllowed', { now: aDryRun() }))).rejects.toThrow(
    'notAllowed',
  );
});

test.each([{}, { run: 7 }, { run: '' }, { run: 'x'.repeat(1000) }])(
  'data of the wrong shape is an outdated card: %j',
  async (data) => {
    await expect(confirmRun.answer(data, aTurn({}))).rejects.toThrow('cardOutdated');
  },
);
