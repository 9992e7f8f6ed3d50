import type { Drawings } from '../../bot/live/index.js';
import type { Command } from '../../bot/turn.js';
import { button } from '../../cards/buttons.js';
import { card } from '../../cards/card.js';
import type { Locale } from '../../cards/locale.js';
import { value } from '../../cards/parts.js';
import { ServiceError } from '../../services/errors.js';
import type { Services } from '../../services/index.js';
import type { Subject } from '../../services/subject.js';
import { type Bot, startBot } from '../support/bot.js';
import { readable } from '../support/cardText.js';
import { type TestClock, testClock } from '../support/testClock.js';

/** A run of the test's own: services tell that it changed, cards show where it is. */
const run = { step: 0, ended: false, gone: false, drawings: 0 };
let tell: (subject: Subject) => void;
let clock: TestClock;
let bot: Bot;

const drawn = (locale: Locale) =>
  card(locale, {
    fallbackText: `Step ${run.step}`,
    body: [value(`${locale.language} step ${run.step}${run.ended ? ' ended' : ''}`)],
    actions: [button('start', 'Start'), button('unknown', 'Old button'), button('other', 'Other')],
  });

const drawings: Drawings = {
  run: async (_id, locale) => {
    run.drawings++;
    if (run.gone) throw new ServiceError('notFound', { what: 'run' });
    return { card: drawn(locale), ended: run.ended };
  },
};

const commands: Command[] = [
  {
    name: 'run',
    words: { en: [], nl: [] },
    run: async (_args, { locale }) => ({ card: drawn(locale), live: 'run:1' }),
  },
  {
    name: 'plain',
    words: { en: [], nl: [] },
    run: async (_args, { locale }) => ({ card: drawn(locale) }),
  },
];

beforeEach(async () => {
  Object.assign(run, { step: 0, ended: false, gone: false, drawings: 0 });
  clock = testClock();
  bot = await startBot({
    cardPaceMs: 2_000,
    ...{ clock, commands, drawings },
    actions: [
      { verb: 'start', answer: async (_data, { locale }) => ({ card: drawn(locale), live: 'run:1' }) },
      {
        verb: 'other',
        answer: async (_data, { locale }) => ({ card: card(locale, { fallbackText: 'o', body: [value('OTHER')] }) }),
      },
    ],
    house: ({ notify }) => {
      tell = notify;
      return { services: {} as Services, start: async () => undefined, stop: async () => undefined };
    },
  });
});
afterEach(() => bot.close());

const updates = () => bot.teams.connector.calls.filter(({ method }) => method === 'PUT');

/** Real HTTP takes real time: the clock is moved a little whenever the bot had a moment, until the card shows it. */
async function until(words: string, chat = bot.teams.personal()): Promise<void> {
  const seen = () => chat.messages().some(({ card }) => readable(card).includes(words));
  for (let turns = 0; !seen(); turns++) {
    if (turns > 2_000) throw new Error(`Never seen: ${words}; last: ${readable(chat.messages().at(-1)!.card)}`);
    await pass(500);
  }
}

/** Lets time go by, with a moment of real time for the network. */
async function pass(ms: number): Promise<void> {
  for (let at = 0; at < ms; at += 500) {
    await clock.advance(Math.min(500, ms - at));
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
}

function goTo(step: number, more: Partial<typeof run> = {}): void {
  Object.assign(run, { step, ...more });
  tell('run:1');
}

test('a hundred changes make few updates, two seconds apart, and the newest state is the last', async () => {
  const chat = bot.teams.personal();
  await chat.say('run');
  await until('step 0');
  for (let step = 1; step <= 100; step++) {
    goTo(step);
    await pass(100);
  }
  goTo(101, { ended: true });
  await until('step 101 ended');
  // 10 s of changes: one for the card's beginning, then at most one every 2 s, and the end.
  expect(updates().length).toBeLessThanOrEqual(8);
  expect(updates().length).toBeGreaterThanOrEqual(2);
  expect(chat.messages()).toHaveLength(1);
});

test('a card that ended is left alone', async () => {
  await bot.teams.personal().say('run');
  goTo(1, { ended: true });
  await until('step 1 ended');
  const count = updates().length;
  goTo(2);
  await pass(60_000);
  expect(updates()).toHaveLength(count);
});

test('the card goes on after a restart, with what happened meanwhile', async () => {
  await bot.teams.personal().say('run');
  await until('step 0');
  const restarting = bot.restart();
  await restarting;
  run.step = 5;
  tell('run:1');
  await until('step 5');
  expect(bot.teams.personal().messages()).toHaveLength(1);
});

test('a press on a card makes that card live, in the language of who pressed', async () => {
  const chat = bot.teams.personal(undefined, { locale: 'nl-NL' });
  await chat.say('plain');
  await chat.press('Start');
  goTo(3);
  await until('nl step 3', chat);
  expect(chat.messages()).toHaveLength(1);
});

test('another card in its place ends it', async () => {
  const chat = bot.teams.personal();
  await chat.say('run');
  await until('step 0');
  await chat.press('Other');
  const count = updates().length;
  goTo(1);
  await pass(10_000);
  expect(updates()).toHaveLength(count);
  expect(chat.last().text).toContain('OTHER');
});

test.each([true, false])('what the card no longer offers leaves it going on (submit %p)', async (submit) => {
  const chat = bot.teams.personal();
  const { message } = await chat.say('run');
  run.step = 4;
  const shown = await chat.press('Old button', {}, { on: message, submit });
  expect(shown.text).toContain('out of date');
  expect(chat.messages()).toHaveLength(2);
  await until('step 4');
  goTo(5);
  await until('step 5');
});

test('a deleted card is posted anew, and one that is deleted again and again is let go', async () => {
  const chat = bot.teams.personal();
  await chat.say('run');
  for (const step of [1, 2, 3, 4]) {
    for (const message of chat.messages()) bot.teams.connector.remove(message);
    const posts = bot.teams.connector.calls.length;
    goTo(step);
    if (step > 2) break;
    await until(`step ${step}`);
    expect(bot.teams.connector.calls.length).toBeGreaterThan(posts);
  }
  const calls = bot.teams.connector.calls.length;
  await pass(20000);
  goTo(9);
  await pass(20000);
  // One last update that finds nothing, and then silence.
  expect(bot.teams.connector.calls.length - calls).toBeLessThanOrEqual(1);
  expect(chat.messages()).toHaveLength(0);
});

test('an update that fails is made good, with the newest state', async () => {
  await bot.teams.personal().say('run');
  await until('step 0');
  for (let i = 0; i < 5; i++) bot.teams.connector.fail({ method: 'PUT', status: 500 });
  goTo(7, { ended: true });
  await until('step 7 ended');
});

test('a conversation that threw the bot out is left alone', async () => {
  await bot.teams.personal().say('run');
  await until('step 0');
  bot.teams.connector.fail({ method: 'PUT', status: 403, code: 'BotNotInConversationRoster' });
  goTo(1);
  await pass(20000);
  const count = updates().length;
  goTo(2);
  await pass(20000);
  expect(updates()).toHaveLength(count);
});

test('a run that was removed takes its card out of the list', async () => {
  await bot.teams.personal().say('run');
  await until('step 0');
  run.gone = true;
  goTo(1);
  await pass(10000);
  const drawn = run.drawings;
  goTo(2);
  await pass(10000);
  expect(run.drawings).toBe(drawn);
});
