import { claimed, imported, type Steward, startSteward } from '../../support/steward.js';
import { BRAM } from '../../support/teams.js';

let steward: Steward;
beforeAll(async () => {
  steward = await startSteward();
  await imported(await claimed(steward));
});
afterAll(() => steward.close());

test('a refresh is told where it is subscribed, to those who want to hear of it, and can be opened there', async () => {
  const { teams } = steward.bot;
  const channel = teams.channel(BRAM);
  const group = teams.group();
  await channel.say('subscribe');
  await group.say('subscribe failures');

  await steward.chat.say('refresh');
  const told = await channel.sees('Refresh successful');

  expect(told.text).toMatch(/Started .* by \nAnna de Vries/);
  expect(told.message.summary).toMatch(/^✅ Refresh successful: \d+ steps? refreshed\.$/);
  expect(told.buttons).toEqual(['Show', 'Mute', 'Notification settings']);
  expect(group.messages().some(({ summary }) => summary?.includes('Refresh'))).toBe(false);

  // Bram has no role: what he may not see he is not shown.
  expect((await channel.press('Show')).words).toContain('This needs the role Viewer');
  expect((await teams.channel().press('Show')).text).toContain('Refresh of everything');
  expect((await group.say('subscribe')).text).toContain('With this choice you would have been told 0 of the last 1.');
});

test('from the notice itself it is muted, and then nothing is told', async () => {
  const channel = steward.bot.teams.channel(BRAM);
  await channel.say('subscribe');
  await channel.press('Send a test');
  const notice = await channel.sees('This is a test');

  await channel.press('Mute', {}, { on: notice.message });
  expect((await channel.press('Mute', { 'How long': 'week' })).text).toContain('Muted until');
  const told = () => channel.messages().filter(({ summary }) => summary?.includes('Refresh successful')).length;
  const before = told();
  const group = steward.bot.teams.group();
  await group.say('subscribe all');
  await steward.chat.say('refresh');
  await group.sees('Refresh successful');

  expect(told()).toBe(before);
});
