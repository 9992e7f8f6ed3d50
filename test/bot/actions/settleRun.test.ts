import { settleRun } from '../../../bot/actions/settleRun.js';
import { readable } from '../../support/cardText.js';
import { aTurn } from '../../support/turn.js';
import { anEndedRun } from '../../support/views.js';

const settled = async (how: string, unsettled: number) => {
  const turn = aTurn({ runs: { settle: async () => anEndedRun({ unsettled, askable: unsettled }) } });
  return settleRun.answer({ run: 'run-1', how }, turn);
};

test('after asking for the results again the card says that it asks, and stays live for what comes back', async () => {
  const answer = await settled('collect', 3);

  expect(readable(answer.card)).toContain('Leadspace is being asked for the results again.');
  expect(answer.live).toBe('run:run-1');
});

test('it does not say so when they were left out, nor when everything is settled already', async () => {
  expect(readable((await settled('leaveOut', 3)).card)).not.toContain('is being asked');
  expect(readable((await settled('collect', 0)).card)).not.toContain('is being asked');
});
