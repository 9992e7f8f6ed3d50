import { showRun } from '../../../bot/actions/showRun.js';
import { showUnknown } from '../../../bot/actions/showUnknown.js';
import { run as drawLive } from '../../../bot/live/run.js';
import { createLocale } from '../../../cards/locale.js';
import { ServiceError } from '../../../services/errors.js';
import { readable } from '../../support/cardText.js';
import { aTurn } from '../../support/turn.js';
import { aDryRun, anEndedRun, aRun } from '../../support/views.js';

const drawn = async (view: ReturnType<typeof aRun>) =>
  (await drawLive('run-1', createLocale('en'), aTurn({ runs: { progress: async () => view } }).services)).ended;

test('who has no role gets nothing from a forwarded card', async () => {
  const turn = aTurn({
    access: { require: () => Promise.reject(new ServiceError('notAllowed')) },
    runs: { progress: async () => aRun() },
  });

  await expect(showRun.answer({ run: 'run-1' }, turn)).rejects.toThrow('notAllowed');
  await expect(showUnknown.answer({ run: 'run-1' }, turn)).rejects.toThrow('notAllowed');
});

test('a viewer sees the present state, and it goes on', async () => {
  const turn = aTurn({ access: { require: async () => undefined }, runs: { progress: async () => aRun() } });

  const answer = await showRun.answer({ run: 'run-1' }, turn);

  expect(answer.live).toBe('run:run-1');
  expect(readable(answer.card)).toContain('250 of 590 records answered');
});

test('a card is left alone only when nothing can change any more', async () => {
  expect(await drawn(aDryRun())).toBe(false);
  expect(await drawn(aRun())).toBe(false);
  expect(await drawn(anEndedRun({ unsettled: 3 }))).toBe(false);
  expect(await drawn(anEndedRun())).toBe(true);
});
