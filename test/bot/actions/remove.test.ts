import { remove } from '../../../bot/actions/remove.js';
import { ServiceError } from '../../../services/errors.js';
import { inputs, readable, titles } from '../../support/cardText.js';
import { aTurn } from '../../support/turn.js';
import { aReceipt, aRemovalPlan } from '../../support/views.js';

const typed = { enrichment: 'enrichment-1', output: 'purge', connection: 'true', confirmation: 'leadspace' };

test('a wrong name shows the form again with what was chosen, and says that nothing was removed', async () => {
  const turn = aTurn({
    removal: { plan: async () => aRemovalPlan(), remove: () => Promise.reject(new ServiceError('confirmationWrong')) },
  });

  const { card } = await remove.answer(typed, turn);

  expect(readable(card)).toContain('Nothing was removed');
  expect(inputs(card).map(({ id, value }) => [id, value])).toEqual([
    ['output', 'purge'],
    ['connection', 'true'],
    ['confirmation', 'leadspace'],
  ]);
});

test('an empty name is asked for before anything is tried', async () => {
  const { card } = await remove.answer(
    { ...typed, confirmation: undefined },
    aTurn({ removal: { plan: async () => aRemovalPlan() } }),
  );

  expect(readable(card)).toContain('Please fill this in.');
});

test('the right name removes what was chosen and gives the receipt', async () => {
  const choices: unknown[] = [];
  const turn = aTurn({
    removal: {
      remove: async (_caller, id, choice) => {
        choices.push([id, choice]);
        return aReceipt();
      },
    },
  });

  const { card } = await remove.answer({ ...typed, confirmation: 'Leadspace companies' }, turn);

  expect(choices).toEqual([
    ['enrichment-1', { output: 'purge', connection: 'remove', confirmation: 'Leadspace companies' }],
  ]);
  expect(readable(card)).toContain('Removed');
  expect(titles(card)).toEqual(['My enrichments']);
});

test('is refused outside the 1:1 chat, and without an enrichment it is an outdated card', async () => {
  expect(remove.personal).toBe(true);
  await expect(remove.answer({}, aTurn({ removal: { plan: async () => aRemovalPlan() } }))).rejects.toThrow(
    'cardOutdated',
  );
});
