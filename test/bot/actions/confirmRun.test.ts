import { confirmRun } from '../../../bot/actions/confirmRun.js';
import { ServiceError } from '../../../services/errors.js';
import type { RunView } from '../../../services/runs/view.js';
import { readable, titles } from '../../support/cardText.js';
import { aTurn } from '../../support/turn.js';
import { aDryRun, aPlan, aRun } from '../../support/views.js';

const refusing = (code: 'planChanged' | 'planExpired' | 'notAllowed', now: RunView) =>
  aTurn({
    access: { require: async () => undefined },
    runs: { confirm: () => Promise.reject(new ServiceError(code)), progress: async () => now },
  });

test('the dry run becomes the card of the run, which goes on by itself', async () => {
  const answer = await confirmRun.answer({ run: 'run-1' }, aTurn({ runs: { confirm: async () => aRun() } }));

  expect(answer.live).toBe('run:run-1');
  expect(titles(answer.card)).toEqual(['Cancel']);
});

test.each(['planChanged', 'planExpired'] as const)(
  'after %s the numbers are shown again before anything is sent',
  async (code) => {
    const now = aDryRun({ recounted: true, plan: aPlan({ willSend: 17 }) });

    const answer = await confirmRun.answer({ run: 'run-1' }, refusing(code, now));

    expect(answer.live).toBe('run:run-1');
    expect(readable(answer.card)).toContain('Nothing was sent: please look at them');
    expect(readable(answer.card)).toContain('17 records submitted');
    expect(titles(answer.card)).toContain('Run');
  },
);

test('other problems are the same as everywhere', async () => {
  await expect(confirmRun.answer({ run: 'run-1' }, refusing('notAllowed', aDryRun()))).rejects.toThrow('notAllowed');
});

test.each([{}, { run: 7 }, { run: '' }, { run: 'x'.repeat(1000) }])(
  'data of the wrong shape is an outdated card: %j',
  async (data) => {
    await expect(confirmRun.answer(data, aTurn({}))).rejects.toThrow('cardOutdated');
  },
);
