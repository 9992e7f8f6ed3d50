import type { Log } from '../../../services/log.js';
import { addressOf } from '../../support/cardForm.js';
import { createFastClock } from '../../support/fastClock.js';
import { ask, problemIn } from '../../support/pages.js';
import { contentsOf, formsOf } from '../../support/planted.js';
import { claimed, imported, type Steward, startSteward } from '../../support/steward.js';
import type { Chat, Shown } from '../../support/teams.js';

// The token is entered on its page, in development: the card leads there by a link, and the page posts what is entered.

const TOKEN = 'good-planted-token-7f3a';
const SECOND = 'good-second-token-91c0';
const MINUTES = 60_000;
const OPEN = 'Open the page (View in browser)';

let steward: Steward;
let chat: Chat;
const clock = createFastClock(undefined, 1);
const logged: string[] = [];
const note: Log['info'] = (fields, message) => void logged.push(JSON.stringify([fields, message]));

beforeEach(async () => {
  logged.length = 0;
  steward = await startSteward({ clock, log: { info: note, warn: note, error: note } });
  chat = await claimed(steward);
});
afterEach(async () => {
  await steward.close();
  // Who waits for the end of a page need not wait on.
  clock.jump(10 * MINUTES);
});

async function atConnect(): Promise<Shown> {
  await chat.say('setup');
  return chat.press('Get started');
}

function stateOf({ card }: Shown, title = OPEN): string {
  const [page, state = ''] = addressOf(card, title)?.split('#state=') ?? [];
  expect(page).toBe(`${steward.bot.url}/tab/token`);
  return state;
}

const post = (path: string, body: object, language = 'en') => ask(steward.bot.url, path, { body, language });

test('from the card to the page and back: stored, agreed to, connected; and the token is nowhere to be found', async () => {
  const answers: unknown[] = [];
  const step = async (shown: Promise<Shown>) => {
    const seen = await shown;
    answers.push(seen.card);
    return seen;
  };
  await imported(chat);
  const card = await step(atConnect());
  expect(card.buttons).toEqual(['Enter the token', 'Connect to Leadspace', 'Back', 'Cancel']);

  const open = await step(chat.press('Enter the token'));
  expect(open.buttons).toEqual([OPEN, 'Connect to Leadspace', 'Back', 'Cancel']);
  const state = stateOf(open);
  const look = await post('token/look', { state });
  expect(look.body).toEqual({ sandbox: true, expiresAt: expect.any(Number) });
  const stored = await post('token', { state, token: TOKEN });
  expect(stored.status).toBe(200);
  expect(stored.headers.get('cache-control')).toBe('no-store');
  expect(stored.body).toEqual({ ending: '7f3a' });

  const waiting = await step(chat.sees('Stored, ends in 7f3a. It has not been tried yet.'));
  expect(waiting.message.id).toBe(card.message.id);
  expect(waiting.buttons).toEqual(['Enter the token', 'Connect to Leadspace', 'Back', 'Cancel']);
  const mapData = await step(chat.press('Connect to Leadspace', { 'I agree': true }));
  expect(mapData.text).toContain('Connected to Leadspace. The token works.');

  await steward.bot.restart();
  const { connector } = steward.bot.teams;
  const kept = await contentsOf(steward.bot.dataDir);
  const everything = [
    kept,
    ...logged,
    ...[answers, look.body, stored.body, connector.calls].map((e) => JSON.stringify(e)),
  ];
  expect(kept).toContain('connection.tokenEntered');
  expect(logged.length).toBeGreaterThan(5);
  for (const form of formsOf(TOKEN)) expect(everything.filter((text) => text.includes(form))).toEqual([]);
});

test('a page is good once; afterwards it says so in the language of who looks', async () => {
  await atConnect();
  const state = stateOf(await chat.press('Enter the token'));
  await post('token', { state, token: TOKEN });

  const again = await post('token', { state, token: SECOND }, 'nl');

  expect(again.status).toBe(410);
  expect(problemIn(again)).toMatchObject({
    code: 'tokenPageOver',
    message: expect.stringContaining('Deze pagina is al gebruikt'),
  });
  expect((await post('token/look', { state })).status).toBe(410);
});

test('another token can be entered until it is used', async () => {
  await atConnect();
  await post('token', { state: stateOf(await chat.press('Enter the token')), token: TOKEN });
  await chat.sees('ends in 7f3a');
  await post('token', { state: stateOf(await chat.press('Enter the token')), token: SECOND });

  expect((await chat.sees('Stored, ends in 91c0.')).text).not.toContain('7f3a');
});

test('after ten minutes the card leads to the page no more', async () => {
  await atConnect();
  const open = await chat.press('Enter the token');

  clock.jump(10 * MINUTES);

  const { bot } = steward;
  const gone = () => chat.messages().find(({ id, card }) => id === open.message.id && !addressOf(card, OPEN));
  await bot.teams.connector.until(gone, 'the card without its link');
  expect(chat.last().buttons).toContain('Enter the token');
  expect((await post('token', { state: stateOf(open), token: TOKEN })).status).toBe(410);
});

test('the card of before the token was stored is answered with the present one', async () => {
  await atConnect();
  const old = structuredClone((await chat.press('Enter the token')).message);
  await post('token', { state: addressOf(old.card, OPEN)!.split('#state=')[1]!, token: TOKEN });
  await chat.sees('ends in 7f3a');

  const answer = await chat.press('Connect to Leadspace', { 'Leadspace token': SECOND, 'I agree': true }, { on: old });

  expect(answer.text).toContain('This is where your set-up is now.');
  expect(answer.text).toContain('Stored, ends in 7f3a.');
});

test('what cannot be a token is refused on the page, and nothing is stored', async () => {
  await atConnect();
  const state = stateOf(await chat.press('Enter the token'));

  const spaces = await post('token', { state, token: 'not a token' });
  const long = await post('token', { state, token: 'x'.repeat(5_000) });
  const longer = await post('token', { state, token: 'x'.repeat(9_000) });

  expect([spaces, long, longer].map(({ status }) => status)).toEqual([409, 409, 413]);
  expect(problemIn(spaces).code).toBe('tokenRefused');
  expect((await post('token', { state, token: TOKEN })).body).toEqual({ ending: '7f3a' });
});

test.each([
  ['nobody', {}, 401],
  ['somebody with a forged state', { state: 'a'.repeat(32) }, 410],
  ['somebody with an object', { state: {} }, 401],
])('%s enters nothing', async (_who, body, status) => {
  await atConnect();
  const answer = await post('token', { ...body, token: TOKEN });

  expect(answer.status).toBe(status);
  expect(JSON.stringify(answer.body)).not.toContain(TOKEN);
});

test('one that Leadspace could not be asked about is kept, and saved without verifying', async () => {
  await imported(chat);
  await atConnect();
  await post('token', { state: stateOf(await chat.press('Enter the token')), token: TOKEN });
  await chat.sees('ends in 7f3a');
  steward.sandbox.faults.add({ on: 'single', do: 'drop', times: 'always' });

  const kept = await chat.press('Connect to Leadspace', { 'I agree': true });
  expect(kept.text).toContain('The token could not be verified. It is kept');
  expect(kept.text).toContain('Stored, ends in 7f3a.');
  expect(kept.text).not.toContain('It has not been tried yet.');
  const saved = await chat.press('Save without verifying');

  expect(saved.text).toContain('Saved without verifying.');
});

test('the token of a connection is replaced from the page, and the page says which', async () => {
  await imported(chat);
  await atConnect();
  await chat.press('Connect to Leadspace', { 'Leadspace token': 'good-first-token', 'I agree': true });
  await chat.press('Back');
  await chat.press('Replace token');
  const state = stateOf(await chat.press('Enter the token'));
  expect((await post('token/look', { state })).body).toMatchObject({ replaces: 'Leadspace' });
  await post('token', { state, token: SECOND });
  await chat.sees('Stored, ends in 91c0.');

  expect((await chat.press('Replace token')).text).toContain('The new token works and is in use.');
  expect((await chat.press('Status')).text).toContain('token ends in 91c0');
});

test('in Dutch, on the card that the page was opened from', async () => {
  const dutch = steward.bot.teams.personal(undefined, { locale: 'nl-NL' });
  await dutch.say('instellen');
  await dutch.press('Aan de slag');
  const open = await dutch.press('Token invoeren');

  await post('token', { state: stateOf(open, 'Pagina openen (in browser bekijken)'), token: TOKEN });

  expect((await dutch.sees('Opgeslagen, eindigt op 7f3a. Het is nog niet geprobeerd.')).message.id).toBe(
    open.message.id,
  );
});
