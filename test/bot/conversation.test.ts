import { z } from 'zod';
import { onButton } from '../../bot/action.js';
import type { Action, Command } from '../../bot/turn.js';
import { button } from '../../cards/buttons.js';
import { card } from '../../cards/card.js';
import { textInput } from '../../cards/inputs.js';
import type { Locale } from '../../cards/locale.js';
import { value } from '../../cards/parts.js';
import type { Access } from '../../services/access.js';
import { ServiceError } from '../../services/errors.js';
import { type Bot, startBot } from '../support/bot.js';
import { ANNA, BRAM } from '../support/teams.js';

const simple = (words: string, locale: Locale) =>
  card(locale, {
    fallbackText: words,
    body: [value(words, { most: 500 }), textInput({ id: 'name', label: 'Name' })],
    actions: [button('again', 'Again'), button('gone', 'Gone'), button('break', 'Break'), button('mine', 'Mine')],
  });

const commands: Command[] = [
  {
    name: 'help',
    words: { en: ['hi', 'hello'], nl: ['hulp'] },
    run: async (_args, { locale }) => ({ card: simple(`HELP ${locale.language}`, locale) }),
  },
  {
    name: 'setup',
    words: { en: ['set up'], nl: ['instellen'] },
    personal: true,
    run: async (_args, turn) => ({ card: simple(`SETUP ${turn.caller.name} ${turn.scope}`, turn.locale) }),
  },
  {
    name: 'data',
    words: { en: [], nl: ['gegevens'] },
    run: async (args, { locale, files }) => ({
      card: simple(`DATA [${args.join('|')}] files [${files.map(({ name }) => name).join('|')}]`, locale),
    }),
  },
  {
    name: 'secret',
    words: { en: [], nl: [] },
    run: async (_args, { locale }) => ({ card: simple('SECRET', locale), to: 'personal' }),
  },
  {
    name: 'language',
    words: { en: [], nl: ['taal'] },
    run: async ([which], turn) => {
      const locale = await turn.speak(which === 'nl' ? 'nl' : 'en');
      return { card: simple(`LANGUAGE ${locale.language}`, locale) };
    },
  },
  {
    name: 'people',
    words: { en: [], nl: [] },
    run: async (_args, turn) => ({
      card: simple((await turn.members()).map(({ userId }) => userId).join(' '), turn.locale),
    }),
  },
  {
    name: 'crash',
    words: { en: [], nl: [] },
    run: async () => {
      throw new Error('secret value 4711');
    },
  },
  {
    name: 'refuse',
    words: { en: [], nl: [] },
    run: async () => {
      throw new ServiceError('notAllowed', { needed: 'administrator', helpers: 'Bram Bos' });
    },
  },
];

const actions: Action[] = [
  onButton('again', z.object({ name: z.string().optional() }), async ({ name }, { locale }) => ({
    card: simple(`AGAIN ${name ?? 'without'}`, locale),
  })),
  onButton('break', z.unknown(), async () => {
    throw new Error('broken');
  }),
  onButton('mine', z.unknown(), async (_data, { locale }) => ({ card: simple('MINE', locale) }), { personal: true }),
];

let bot: Bot;
const lines: { fields: Record<string, unknown>; message: string }[] = [];
const note = (fields: Record<string, unknown>, message: string) => void lines.push({ fields, message });

beforeEach(async () => {
  lines.length = 0;
  const access = { roleOf: () => 'viewer' } satisfies Partial<Access> as unknown as Access;
  bot = await startBot({ services: { access }, commands, actions, log: { info: note, warn: note, error: note } });
});
afterEach(() => bot.close());

describe('what is typed', () => {
  test.each([
    ['help', 'HELP'],
    ['HELP', 'HELP'],
    ['Hello!', 'HELP'],
    ['', 'HELP'],
    ['hulp', 'HELP'],
    ['Set&nbsp;Up', 'SETUP'],
    ['instellen', 'SETUP'],
    ['data import “my file.csv” now', 'DATA [import|my file.csv|now]'],
    ['<div>data</div>\n<p>one</p>', 'DATA [one]'],
  ])('%j is understood', async (words, answer) => {
    expect((await bot.teams.personal().say(words)).text).toContain(answer);
  });

  test.each(['group', 'channel'] as const)('the @mention is taken off in a %s', async (place) => {
    const chat = bot.teams[place]();
    expect((await chat.say('data one')).text).toContain('DATA [one]');
    expect((await chat.say('&nbsp;')).text).toContain('HELP');
  });

  test('an unknown word gets the nearest command as a button, and is not repeated', async () => {
    const chat = bot.teams.personal();
    const shown = await chat.say('setpu');
    expect(shown.text).toContain('Did you mean “setup”?');
    expect(shown.text).not.toContain('setpu');
    expect((await chat.press('setup')).text).toContain('SETUP');
  });

  test('nonsense, or a token in the wrong box, gets help without a guess and is neither repeated nor logged', async () => {
    const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJl';
    const shown = await bot.teams.personal().say(token);
    expect(shown.buttons).toEqual(['Help']);
    expect(JSON.stringify(shown.card)).not.toContain(token.slice(0, 12));
    expect(JSON.stringify(lines)).not.toContain(token.slice(0, 12));
  });

  test('an edited message counts as new, its repeat does not', async () => {
    const chat = bot.teams.personal();
    await chat.say('help', { activity: { id: 'm-1' } });
    expect((await chat.say('data x', { editOf: 'm-1', activity: { timestamp: 'T1' } })).text).toContain('DATA [x]');
    const count = chat.messages().length;
    await chat.say('data x', { editOf: 'm-1', activity: { timestamp: 'T1' } });
    expect(chat.messages()).toHaveLength(count);
    await chat.say('data y', { editOf: 'm-1', activity: { timestamp: 'T2' } });
    expect(chat.last().text).toContain('DATA [y]');
  });

  test('a file without words opens the data sources, in the 1:1 chat only', async () => {
    const files = [{ name: 'a.csv', downloadUrl: 'https://contoso.sharepoint.com/a.csv' }];
    expect((await bot.teams.personal().say('', { files })).text).toContain('DATA [] files [a.csv]');
    expect((await bot.teams.group().say('data', { files })).text).toContain('files []');
  });
});

describe('languages', () => {
  test('the client decides until somebody chooses; what was chosen survives a restart', async () => {
    expect((await bot.teams.personal(ANNA, { locale: 'nl-BE' }).say('hulp')).text).toContain('HELP nl');
    const chat = bot.teams.personal(BRAM);
    expect((await chat.say('help')).text).toContain('HELP en');
    await chat.say('language nl');
    expect((await chat.say('help')).text).toContain('HELP nl');
    await bot.restart();
    expect((await chat.say('help')).text).toContain('HELP nl');
  });

  test('in a channel the language is that of the conversation', async () => {
    await bot.teams.personal().say('language nl');
    const channel = bot.teams.channel();
    expect((await channel.say('help')).text).toContain('HELP en');
    await channel.say('language nl');
    expect((await bot.teams.channel(BRAM).say('help')).text).toContain('HELP nl');
    expect((await bot.teams.group().say('help')).text).toContain('HELP en');
  });
});

describe('cards that are pressed', () => {
  test('the answer takes the place of the card', async () => {
    const chat = bot.teams.personal();
    await chat.say('help');
    expect((await chat.press('Again', { Name: 'Zoë' })).text).toContain('AGAIN Zoë');
    expect(chat.messages()).toHaveLength(1);
  });

  test('a client without Action.Execute gets the same by an update', async () => {
    const chat = bot.teams.personal();
    await chat.say('help');
    const shown = await chat.press('Again', { Name: 'x' }, { submit: true });
    expect(shown.text).toContain('AGAIN x');
    expect(shown.message.updates).toBe(1);
    expect(chat.messages()).toHaveLength(1);
  });

  test('a card of that client that was deleted meanwhile is answered with a new one', async () => {
    const chat = bot.teams.personal();
    const { message } = await chat.say('help');
    bot.teams.connector.remove(message);
    const shown = await chat.press('Again', {}, { submit: true, on: message });
    expect(shown.message.id).not.toBe(message.id);
  });

  test('an unknown verb is answered with a way on', async () => {
    const chat = bot.teams.personal();
    await chat.say('help');
    const shown = await chat.press('Gone');
    expect(shown.text).toContain('out of date');
    expect((await chat.press('Help')).text).toContain('HELP');
  });

  test.each([
    ['no action', {}],
    ['a verb that is no text', { action: { verb: 7 } }],
    ['data that is no object', { action: { verb: 'again', data: 'x' } }],
    ['an input of the wrong type', { action: { verb: 'again', data: { name: { deep: 1 } } } }],
    ['nothing', undefined],
  ])('%s is answered as a card that is out of date', async (_what, value) => {
    const chat = bot.teams.personal();
    const { status, body } = await chat.send({ type: 'invoke', name: 'adaptiveCard/action', value, replyToId: 'm1' });
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toContain('out of date');
  });

  test('a fault keeps the card, is told with an id, and its words stay inside', async () => {
    const chat = bot.teams.personal();
    const form = await chat.say('help');
    const shown = await chat.press('Break');
    expect(form.message.card).toEqual(form.card);
    expect(shown.text).toContain('Something went wrong on our side');
    const fault = lines.find(({ message }) => message === 'fault')?.fields;
    expect(shown.text).toContain(String(fault?.fault));
    await chat.say('crash');
    expect(JSON.stringify([lines, chat.messages()])).not.toContain('4711');
  });

  test('a form of somebody is refused in a channel, and the channel keeps its card', async () => {
    const channel = bot.teams.channel();
    await channel.say('help');
    const shown = await channel.press('Mine');
    expect(shown.words).toContain('1:1 chat only');
    expect(shown.text).toContain('HELP');
  });

  test('a refresh that the client asks for by itself sends nothing', async () => {
    const chat = bot.teams.personal();
    await chat.say('help');
    const calls = bot.teams.connector.calls.length;
    const value = { action: { verb: 'again', data: {} }, trigger: 'automatic' };
    await chat.send({ type: 'invoke', name: 'adaptiveCard/action', value, replyToId: 'm1' });
    expect(bot.teams.connector.calls).toHaveLength(calls);
  });

  test('a problem says who can help and what to do', async () => {
    const shown = await bot.teams.personal().say('refuse');
    expect(shown.text).toContain('Who can help: Bram Bos');
    expect(shown.text).toContain('What to do:');
  });
});

describe('what belongs in the 1:1 chat', () => {
  test.each([false, true])('a form asked for in a channel goes on there (submit %p)', async (submit) => {
    const channel = bot.teams.channel();
    const moved = await channel.say('setup');
    expect(moved.buttons).toEqual(['Continue in our chat']);
    expect(JSON.stringify(moved.card)).not.toContain('Input.');
    const sent = await channel.press('Continue in our chat', {}, { submit });
    expect(sent.text).toContain('Sent to our chat');
    expect(bot.teams.personal().last().text).toContain('SETUP Anna de Vries personal');
  });

  test('in the person’s own language, and in that of who presses', async () => {
    await bot.teams.personal(BRAM, { locale: 'nl-NL' }).say('language nl');
    await bot.teams.group(ANNA).say('setup');
    await bot.teams.group(BRAM).press('Continue in our chat');
    expect(bot.teams.personal(BRAM).last().card.lang).toBe('nl');
    expect(bot.teams.personal(BRAM).last().text).toContain('SETUP Bram Bos');
  });

  test('an answer with somebody’s data leaves the group with a word only', async () => {
    const group = bot.teams.group();
    expect((await group.say('secret')).text).toContain('Sent to our chat');
    expect(bot.teams.personal().last().text).toContain('SECRET');
  });

  test('who has not installed the bot is told how', async () => {
    bot.teams.notInstalledFor(ANNA);
    const channel = bot.teams.channel();
    await channel.say('setup');
    expect((await channel.press('Continue in our chat')).text).toContain('open Apps in Teams');
    expect((await channel.say('secret')).text).toContain('open Apps in Teams');
  });

  test('people of the conversation are listed by object id, without the bot', async () => {
    expect((await bot.teams.group().say('people')).text).toContain(`${ANNA.aadObjectId} ${BRAM.aadObjectId}`);
  });
});

describe('once', () => {
  test('an activity is answered once, also when it is replayed after a restart', async () => {
    const chat = bot.teams.personal();
    await chat.say('help', { activity: { id: 'x' } });
    await chat.say('help', { activity: { id: 'x' } });
    await bot.restart();
    await chat.say('help', { activity: { id: 'x' } });
    expect(chat.messages()).toHaveLength(1);
  });

  test('a press that is repeated gets the same card within a minute, and words after that', async () => {
    const chat = bot.teams.personal();
    await chat.say('help');
    const press = {
      type: 'invoke',
      id: 'p1',
      name: 'adaptiveCard/action',
      value: { action: { verb: 'again', data: { name: 'x' } } },
      replyToId: 'm1',
    };
    const [first, second] = await Promise.all([chat.send(press), chat.send(press)]);
    expect(JSON.stringify(first.body)).toContain('AGAIN x');
    expect(second.body).toEqual(first.body);
    expect((await chat.send(press)).body).toEqual(first.body);
    await bot.restart();
    expect(JSON.stringify((await chat.send(press)).body)).toContain('already taken care of');
  });

  test.each(['personal', 'group', 'channel'] as const)('an installation is welcomed once in a %s', async (place) => {
    const chat = bot.teams[place]();
    await chat.install();
    await bot.restart();
    await chat.install();
    expect(chat.messages()).toHaveLength(1);
    expect(chat.last().text).toContain(ANNA.name);
  });

  test('an upgrade is not welcomed, a new installation after a removal is', async () => {
    const chat = bot.teams.personal();
    await chat.install('add-upgrade');
    await chat.send({ type: 'conversationUpdate', membersAdded: [{ id: '28:steward' }] });
    expect(chat.messages()).toHaveLength(0);
    await chat.install('remove');
    await chat.install();
    expect(chat.messages()).toHaveLength(1);
  });
});
