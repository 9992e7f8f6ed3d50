import { claimed, connected, imported, type Steward, startSteward } from '../../support/steward.js';

let steward: Steward;
beforeAll(async () => {
  steward = await startSteward();
});
afterAll(() => steward.close());

test('before anything is set up every line has its next step', async () => {
  const chat = await claimed(steward);

  const status = await chat.say('status');

  expect(status.text).toContain('Not everything is set up yet.');
  expect(status.text).toContain('Connect with Enrich my data.');
  expect(status.text).toContain('Local sandbox');
  expect(status.buttons).toEqual(['Enrich my data', 'Data sources', 'Check again']);
});

test('after the set-up all is well, in a channel too', async () => {
  const { chat } = steward;
  await imported(chat);
  await connected(chat, 'good-status-9876');
  await chat.press('Next');
  await chat.press('Apply');

  const status = await steward.bot.teams.channel().say('status');

  expect(status.text).toContain('All is well.');
  expect(status.text).toContain('token ends in 9876');
  expect(status.text).toContain('3 profiles from 1 data source');
  expect(status.text).toMatch(/\d+ entries, unbroken/);
  expect(status.text).not.toContain('good-status');
});
