import { ServiceError } from '../../../services/errors.js';
import { type Handmade, startHandmade } from '../../support/handmade.js';
import { aRemovalPlan } from '../../support/views.js';

let made: Handmade;
beforeEach(async () => {
  made = await startHandmade();
});
afterEach(() => made.bot.close());

const TYPED = 'Type the name of the enrichment to confirm';

test('plan, typed name, receipt', async () => {
  const chat = made.bot.teams.personal();

  expect((await chat.say('remove')).text).toContain('Nothing has been removed yet');
  await expect(chat.press('Remove')).rejects.toThrow('is required');
  const receipt = await chat.press('Remove', { [TYPED]: 'Leadspace companies', 'Enriched data': 'Delete it for good' });

  expect(receipt.text).toContain('Deleted: 596 rows');
  expect(made.asked).toEqual(['remove']);
});

test('an empty name sent by another client stays on the form', async () => {
  const chat = made.bot.teams.personal();
  await chat.say('remove');

  const again = await chat.press('Remove', { 'Enriched data': 'Delete it for good' }, { unchecked: true });

  expect(again.text).toContain('Please fill this in.');
  expect(JSON.stringify(again.card)).toContain('"value":"purge"');
  expect(made.asked).toEqual([]);
});

test('in a channel it goes on in the 1:1 chat', async () => {
  const { teams } = made.bot;
  const channel = teams.channel();

  expect((await channel.say('remove')).buttons).toEqual(['Continue in our chat']);
  await channel.press('Continue in our chat');

  expect((await teams.personal().sees('Nothing has been removed yet')).buttons).toContain('Remove');
});

describe('what removals have left', () => {
  const LEFT = [
    { kind: 'output', id: 'enrichment-9', name: 'Prospects' },
    { kind: 'connection', id: 'connection-1', name: 'Leadspace' },
  ] as const;
  const PLAN = {
    connection: { id: 'connection-1', name: 'Leadspace' },
    tokenEnding: '7f3a',
    agreed: { by: 'Ada', at: 0 },
    confirmation: 'Leadspace',
  };
  let removed: string[];
  let left: Handmade;
  beforeEach(async () => {
    removed = [];
    left = await startHandmade({
      removal: {
        list: async () => [...LEFT],
        plan: async (_caller, id) =>
          aRemovalPlan({
            enrichment: { id, name: 'Prospects' },
            connection: { id: '', name: '', usedOnlyHere: false },
          }),
        planConnection: async () => PLAN,
        removeConnection: async (_caller, id, typed) => {
          if (typed !== 'Leadspace') throw new ServiceError('confirmationWrong');
          removed.push(id);
          return { connection: 'Leadspace', at: 0, by: 'Ada' };
        },
      },
    });
  });
  afterEach(() => left.bot.close());
  const NAME = 'Type the name of the connection to confirm';

  test('a connection is chosen, its name typed, and the receipt says that token and consent are gone', async () => {
    const chat = left.bot.teams.personal();
    expect((await chat.say('remove')).text).toContain('What shall be removed?');
    const plan = await chat.press('Remove', {
      'Enrichment, kept data or connection': 'Leadspace · connection without enrichments',
    });
    expect(plan.text).toContain('ends in 7f3a');

    expect((await chat.press('Remove', { [NAME]: 'Leadspce' })).text).toContain('Nothing was removed.');
    expect(removed).toEqual([]);
    const receipt = await chat.press('Remove', { [NAME]: 'Leadspace' });

    expect(removed).toEqual(['connection-1']);
    expect(receipt.text).toContain('Ended: nothing can be sent any more');
  });

  test('kept data says that its enrichment is gone, can be viewed from there, and is found by its name', async () => {
    const chat = left.bot.teams.personal();

    const plan = await chat.say('remove prospects');

    expect(plan.text).toContain('This enrichment was removed before');
    expect(plan.buttons).toEqual(['Remove', 'View enriched data', 'Cancel']);
  });

  test('a name that nothing has brings the choice', async () => {
    const choice = await left.bot.teams.personal().say('remove prospekts');

    expect(choice.text).toContain('of exactly that name');
    expect(choice.buttons).toEqual(['Remove', 'My enrichments']);
  });
});
