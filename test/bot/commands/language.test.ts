import { type Bot, startBot } from '../../support/bot.js';
import { ANNA, BRAM } from '../../support/teams.js';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

test('language nl is spoken from the answer on, and after a restart', async () => {
  const chat = bot.teams.personal(ANNA);

  expect((await chat.say('language nl')).text).toContain('Ik spreek vanaf nu Nederlands met u.');
  await bot.restart();

  expect((await chat.say('help')).text).toContain('Wat ik hier kan doen');
  expect((await chat.say('taal en')).text).toContain('I speak English with you from now on.');
});

test('without a language, or with another one, there is a choice', async () => {
  const chat = bot.teams.personal(ANNA);

  expect((await chat.say('language')).buttons).toEqual(['English', 'Nederlands']);
  expect((await chat.say('language klingon')).text).toContain('I speak English and Dutch.');
  expect((await chat.press('Nederlands')).text).toContain('Ik spreek vanaf nu Nederlands');
  await chat.say('language en');
});

test('in a channel it is the language of the conversation, not of the person', async () => {
  const channel = bot.teams.channel(ANNA);

  expect((await channel.say('language nl')).text).toContain('Ik spreek vanaf nu Nederlands in dit gesprek.');

  expect((await bot.teams.channel(BRAM).say('help')).text).toContain('Wat ik hier kan doen');
  expect((await bot.teams.personal(ANNA).say('help')).text).toContain('What I can do here');
});
