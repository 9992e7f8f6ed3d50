import { makeServices } from '../../bot/house.js';
import { type Sandbox, startSandbox } from '../../sandbox/leadspace/server.js';
import type { Log } from '../../services/log.js';
import { type Bot, startBot } from '../support/bot.js';
import { APP_ID } from '../support/botFrameworkCloud.js';
import { addressOf, filled, findDialogButton } from '../support/cardForm.js';
import { type EntraCloud, issuerOf, OTHER_TENANT, startEntra } from '../support/entra.js';
import { createFastClock } from '../support/fastClock.js';
import { ask, type PageAnswer, problemIn } from '../support/pages.js';
import { contentsOf, formsOf } from '../support/planted.js';
import { ANNA, BRAM, type Chat, type Dialog, type Shown, TENANT } from '../support/teams.js';

// The token is entered in a dialog, in production: no card has an input for it, and the page knows by Entra who has it before him.

const TOKEN = 'good-planted-token-7f3a';
const SECOND = 'good-second-token-91c0';
const PUBLIC_URL = 'https://steward.contoso.com';
const MINUTES = 60_000;

let entra: EntraCloud;
let sandbox: Sandbox;
let bot: Bot;
let chat: Chat;
const clock = createFastClock(Date.now(), 1);
const logged: string[] = [];
const note: Log['info'] = (fields, message) => void logged.push(JSON.stringify([fields, message]));

beforeAll(async () => {
  entra = await startEntra();
  sandbox = await startSandbox({ processingMs: () => 0 });
});
beforeEach(async () => {
  logged.length = 0;
  sandbox.log.reset();
  bot = await startBot({
    ...{ clock, authority: entra.authority, allowsServiceUrl: () => true },
    log: { info: note, warn: note, error: note },
    env: { LEADSPACE_URL: sandbox.url },
    // As in production, but for the key to the Bot Framework: without one nothing leaves for the real cloud.
    config: {
      ...{ development: false, publicUrl: PUBLIC_URL },
      ...{ tenants: [TENANT, OTHER_TENANT], administrators: [ANNA.aadObjectId] },
    },
    house: ({ config, ...parts }) =>
      makeServices({ ...parts, config: { ...config, identity: { ...config.identity, appId: APP_ID } } }),
  });
  chat = bot.teams.personal();
});
afterEach(async () => {
  await bot.close();
  // Who waits for the end of a page need not wait on.
  clock.jump(10 * MINUTES);
});
afterAll(async () => {
  await entra.close();
  await sandbox.close();
});

async function atConnect(who = chat): Promise<Shown> {
  await who.say('setup');
  return who.press('Get started');
}

function stateOf(dialog: Dialog): string {
  const [page, state = ''] = 'url' in dialog ? dialog.url.split('#state=') : [];
  expect(page).toBe(`${PUBLIC_URL}/tab/token`);
  return state;
}

/** The page in the hands of who has signed in as `person`. */
async function post(path: string, body: object, person = ANNA, tenant = TENANT): Promise<PageAnswer> {
  const claims = { iss: issuerOf(tenant), tid: tenant, oid: person.aadObjectId, name: person.name };
  const token = await entra.token(clock.now(), { claims: { ...claims, aud: `api://${new URL(PUBLIC_URL).host}/` } });
  return ask(bot.url, path, { body, authorization: `Bearer ${token}` });
}

const enterToken = (state: string, token = TOKEN) => post('token', { state, token });
const dialog = async () => stateOf(await chat.openDialog('Enter the token'));
const wordsOf = (opened: Dialog) => ('words' in opened ? opened.words : '');

async function scan(answers: unknown[], token: string): Promise<string[]> {
  const kept = await contentsOf(bot.dataDir);
  const everything = [kept, ...logged, JSON.stringify([answers, bot.teams.connector.calls])];
  return formsOf(token).flatMap((form) => everything.filter((text) => text.includes(form)));
}

test('from the card to the dialog and back: stored, agreed to, connected; and the token is nowhere to be found', async () => {
  const card = await atConnect();
  expect(card.text).toContain('No token yet.');
  expect(card.buttons).toEqual(['Enter the token', 'Connect to Leadspace', 'Back', 'Cancel']);
  expect(JSON.stringify(card.card)).not.toContain('Password');

  const opened = await chat.openDialog('Enter the token');
  expect(opened).toMatchObject({ title: 'Enter the token', width: expect.any(Number), height: expect.any(Number) });
  const state = stateOf(opened);
  const link = new URL('fallbackUrl' in opened ? opened.fallbackUrl : '');
  expect(`${link.origin}${link.pathname}`).toBe(`https://teams.microsoft.com/l/entity/${APP_ID}/profiles`);
  expect(JSON.parse(link.searchParams.get('context')!)).toEqual({ subEntityId: `token#state=${state}` });
  expect((await post('token/look', { state })).body).toMatchObject({ sandbox: true });
  const stored = await enterToken(state);
  expect(stored.body).toEqual({ ending: '7f3a' });

  const submitted = await chat.send({ type: 'invoke', name: 'task/submit', value: { data: { stored: true } } });
  expect(submitted).toEqual({ status: 200, body: undefined });
  const waiting = await chat.sees('Stored, ends in 7f3a. It has not been tried yet.');
  expect(waiting.message.id).toBe(card.message.id);
  expect(waiting.buttons).toContain('Enter the token');
  const mapData = await chat.press('Connect to Leadspace', { 'I agree': true });
  expect(mapData.text).toContain('Connected to Leadspace. The token works.');

  await bot.restart();
  expect(await scan([card, opened, stored, submitted, waiting, mapData], TOKEN)).toEqual([]);
});

test('pressed without a token, the form says where to enter it, and the agreement is kept', async () => {
  await atConnect();

  const again = await chat.press('Connect to Leadspace', { 'I agree': true });

  expect(again.text).toContain('There is no token yet. Press “Enter the token”.');
  expect(filled(again.card, {})).toEqual({ agree: 'true' });
  expect(sandbox.log.all()).toEqual([]);
  await enterToken(await dialog());
  await chat.sees('Stored, ends in 7f3a.');
});

test('a token that comes as data of the card is refused, told to be replaced, and stored nowhere', async () => {
  const { message } = await atConnect();
  const { msteams: _mark, verb: _verb, ...draft } = findDialogButton(message.card, 'Enter the token')!;
  const connect = message.card.actions!.find(({ verb }) => verb === 'setupConnect')!;
  const data = { ...(connect.data as object), ...draft, token: TOKEN, agree: 'true' };

  const answer = await chat.send({
    ...{ type: 'invoke', name: 'adaptiveCard/action', replyToId: message.id },
    value: { action: { type: 'Action.Execute', verb: 'setupConnect', data } },
  });

  expect(JSON.stringify(answer.body)).toContain('A token is not taken in the chat');
  expect(await scan([answer], TOKEN)).toEqual([]);
  expect(sandbox.log.all()).toEqual([]);
});

test('the page in the hands of another person is over, which is logged; the one it is for goes on', async () => {
  await atConnect();
  const state = await dialog();

  const bram = await post('token', { state, token: SECOND }, BRAM);
  const elsewhere = await post('token', { state, token: SECOND }, ANNA, OTHER_TENANT);
  const nobody = await ask(bot.url, 'token', { body: { state, token: SECOND } });
  const byLink = await ask(bot.url, 'token', { body: { state, token: SECOND }, authorization: `Link ${state}` });

  expect([bram, elsewhere, nobody, byLink].map(({ status }) => status)).toEqual([410, 410, 401, 401]);
  expect(problemIn(bram).code).toBe('tokenPageOver');
  expect((await contentsOf(bot.dataDir)).split('sameUser').length).toBeGreaterThan(2);
  expect(await enterToken(state)).toMatchObject({ status: 200 });
});

test('used or too old, the page is over; pressed again, there is a new one', async () => {
  await atConnect();
  const state = await dialog();
  expect((await enterToken(state)).status).toBe(200);
  expect((await enterToken(state, SECOND)).status).toBe(410);
  await chat.sees('ends in 7f3a');
  const late = await dialog();
  clock.jump(10 * MINUTES);
  expect((await enterToken(late, SECOND)).status).toBe(410);

  expect((await enterToken(await dialog(), SECOND)).status).toBe(200);

  expect((await chat.sees('Stored, ends in 91c0.')).text).not.toContain('7f3a');
});

test('from an old card no dialog opens: it says so, and the card becomes that of the present step', async () => {
  const { message } = await atConnect();
  const old = structuredClone(message);
  await chat.press('Back');

  const opened = await chat.openDialog('Enter the token', { on: old });

  expect(wordsOf(opened)).toContain('This card is out of date');
  const present = await chat.sees('This is where your set-up is now.');
  expect(present.message.id).toBe(message.id);
  expect(present.buttons).toContain('Get started');
});

test('who is no administrator, or presses where others read along, gets words and no page', async () => {
  const { message } = await atConnect();
  const bram = bot.teams.personal(BRAM);
  const group = bot.teams.group();

  expect(wordsOf(await bram.openDialog('Enter the token', { on: message }))).toContain('Administrator');
  expect(wordsOf(await group.openDialog('Enter the token', { on: message }))).toBe(
    'This works in our 1:1 chat only. Ask me there.',
  );
});

test('a dialog that is asked for with anything else is answered with words', async () => {
  await atConnect();
  const before = chat.messages().length;
  const values = [
    ...[undefined, null, 'x', {}, [], { data: 'x' }],
    { data: { verb: 'setupConnect', draft: 'd', version: 1 } },
    { data: { verb: 'enterToken' } },
    { data: { verb: 'enterToken', draft: { $gt: '' }, version: '1' } },
  ];

  for (const value of values) {
    const { status, body } = await chat.send({ type: 'invoke', name: 'task/fetch', value });
    expect(status).toBe(200);
    expect(body).toEqual({ task: { type: 'message', value: expect.stringContaining('This card is out of date') } });
  }
  expect(chat.messages()).toHaveLength(before);
});

test('what Teams asks twice opens one page', async () => {
  await atConnect();

  const [one, two] = [1, 2].map(() => chat.openDialog('Enter the token', { activity: { id: 'twice' } }));

  expect(await two).toEqual(await one);
});

test('a client without dialogs gets a link into Teams', async () => {
  const { message } = await atConnect();
  const value = findDialogButton(message.card, 'Enter the token');

  await chat.send({ type: 'message', value, replyToId: message.id });

  const linked = await chat.sees('Open the page');
  expect(linked.message.id).toBe(message.id);
  expect(addressOf(linked.card, 'Open the page')).toContain('https://teams.microsoft.com/l/entity/');
});

test('in Dutch', async () => {
  const dutch = bot.teams.personal(ANNA, { locale: 'nl-NL' });
  await dutch.say('instellen');
  const card = await dutch.press('Aan de slag');
  expect(card.text).toContain('Nog geen token.');

  const opened = await dutch.openDialog('Token invoeren');
  expect(opened).toMatchObject({ title: 'Token invoeren' });
  await enterToken(stateOf(opened), 'good-kort');

  expect((await dutch.sees('Opgeslagen. Het is nog niet geprobeerd.')).message.id).toBe(card.message.id);
});
