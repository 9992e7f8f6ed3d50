import { type Handmade, startHandmade } from '../../support/handmade.js';

let made: Handmade;
beforeEach(async () => {
  made = await startHandmade();
});
afterEach(() => made.bot.close());

test('lists them with buttons for the chosen one, and opens it', async () => {
  const chat = made.bot.teams.personal();

  const list = await chat.say('enrichments');
  expect(list.buttons).toEqual(['View', 'Edit', 'Run', 'Deactivate', 'Remove']);

  const opened = await chat.press('View');
  expect(opened.text).toContain('Fields used');
  expect(opened.buttons).toContain('View enriched data');
});

test('works in a group chat, where Remove goes on in the 1:1 chat', async () => {
  const { teams } = made.bot;
  const group = teams.group();
  await group.say('verrijkingen');

  expect((await group.press('Remove')).words).toContain('Sent to our chat');
  expect((await teams.personal().sees('Nothing has been removed yet')).buttons).toEqual(['Remove', 'Cancel']);
});
