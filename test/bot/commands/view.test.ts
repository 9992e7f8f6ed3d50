import { type Handmade, startHandmade } from '../../support/handmade.js';

let made: Handmade;
beforeEach(async () => {
  made = await startHandmade();
});
afterEach(() => made.bot.close());

test('from the list to one profile side by side, and back', async () => {
  const chat = made.bot.teams.personal();

  expect((await chat.say('view')).text).toContain('adventure works b.v.');
  const profile = await chat.press('View profile', { Profile: 'adventure works b.v.' });
  expect(profile.text).toMatch(/Source[\s\S]*Leadspace[\s\S]*Adventure Works B\.V\./);
  expect((await chat.press('Back')).buttons).toContain('Download CSV');
});

test('a company typed after the word is searched for', async () => {
  const shown = await made.bot.teams.personal().say('view contoso');

  expect(JSON.stringify(shown.card)).toContain('"value":"contoso"');
});

test('the file is a link that leaves Teams, in the 1:1 chat', async () => {
  const chat = made.bot.teams.personal();
  await chat.say('view');

  expect((await chat.press('Download CSV')).buttons).toEqual(['Download (opens in browser)', 'Back']);
});

test('asked for in a Dutch channel it is answered in the 1:1 chat, in the language of who asked', async () => {
  const { teams } = made.bot;
  await teams.channel().say('language nl');

  const here = await teams.channel().say('view');

  expect(here.text).toContain('Naar onze chat gestuurd');
  expect((await teams.personal().sees('adventure works')).text).toContain('Enriched data');
});

test('asked for in a channel it is answered in the 1:1 chat', async () => {
  const { teams } = made.bot;

  const here = await teams.channel().say('view');

  expect(here.text).toContain('Sent to our chat');
  expect((await teams.personal().sees('adventure works')).text).toContain('Enriched data');
});
