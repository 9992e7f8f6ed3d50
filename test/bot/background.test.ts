import type { Command } from '../../bot/turn.js';
import { card } from '../../cards/card.js';
import { value } from '../../cards/parts.js';
import type { Services } from '../../services/index.js';
import type { Subject } from '../../services/subject.js';
import type { Sql } from '../../storage/sql.js';
import { type Bot, startBot } from '../support/bot.js';
import { startTeams, type Teams } from '../support/teams.js';

let step = 0;
let tell: (subject: Subject) => void;
let sql: Sql;
let bot: Bot;

const commands: Command[] = [
  {
    name: 'help',
    words: { en: [], nl: [] },
    run: async (_args, { locale }) => ({
      card: card(locale, { fallbackText: 'x', body: [value(`${locale.language} step ${step}`)] }),
      live: 'run:1',
    }),
  },
  {
    name: 'language',
    words: { en: [], nl: [] },
    run: async (_args, turn) => {
      const locale = await turn.speak('nl');
      return { card: card(locale, { fallbackText: 'x', body: [value('taal')] }) };
    },
  },
];

beforeEach(async () => {
  step = 0;
  bot = await startBot({
    ...{ commands, actions: [] },
    drawings: {
      run: async (_id, locale) => ({
        card: card(locale, { fallbackText: 'x', body: [value(`${locale.language} step ${step}`)] }),
        ended: false,
      }),
    },
    house: ({ notify, storage }) => {
      tell = notify;
      sql = storage.sql;
      return { services: {} as Services, start: async () => undefined, stop: async () => undefined };
    },
  });
});
afterEach(() => bot.close());

test('a turn does not wait for what is being written: it is answered while an import holds the queue', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const importing = sql.write(() => held);
  const chat = bot.teams.personal();
  await chat.say('help');
  await chat.say('language');
  expect((await chat.say('help')).text).toContain('nl step 0');
  await chat.say('help', { activity: { id: 'same' } });
  const count = chat.messages().length;
  await chat.say('help', { activity: { id: 'same' } });
  expect(chat.messages()).toHaveLength(count);
  release();
  await importing;
  await bot.restart();
  expect((await chat.say('help')).text).toContain('nl step 0');
});

test('what goes on is told at the newest address of a conversation', async () => {
  const chat = bot.teams.personal();
  await chat.say('help');
  const moved: Teams = await startTeams(bot.url);
  try {
    // The card is known there too: Teams itself moved.
    moved.connector.messages.push(structuredClone(chat.messages()[0]!));
    await moved.personal().say('language');
    step = 7;
    tell('run:1');
    await moved.personal().sees('step 7');
    expect(chat.last().text).not.toContain('step 7');
  } finally {
    await moved.close();
  }
});
