import { type Handmade, startHandmade } from '../../support/handmade.js';

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
