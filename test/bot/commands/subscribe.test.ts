import { claimed, type Steward, startSteward } from '../../support/steward.js';
import { BRAM, type Chat, TENANT } from '../../support/teams.js';

let steward: Steward;
beforeAll(async () => {
  steward = await startSteward();
  await claimed(steward);
});
afterEach(async () => {
  const { teams } = steward.bot;
  for (const chat of [steward.chat, teams.group(), teams.channel()]) await chat.say('unsubscribe');
});
afterAll(() => steward.close());

const KINDS = ['Refreshes', 'Enrichment runs', 'Withdrawals of consent', 'Leadspace token', 'Old data'];

test('who subscribes sees what he will be told, who subscribed it, and whether it arrives', async () => {
  const card = await steward.chat.say('subscribe');

  expect(card.text).toContain('Subscribed. Notifications come into this conversation from now on.');
  expect(card.text).toMatch(/Subscribed by\n?Anna de Vries, /);
  expect(card.text).toContain('Nothing has happened yet that could have been told.');
  expect(card.text).toContain('None yet');
  expect(card.buttons).toEqual(['Save', 'Mute ...', 'Send a test', 'Unsubscribe', 'All subscriptions']);
});

test('the filter may be typed, in both languages; a word that is none changes nothing', async () => {
  await steward.chat.say('subscribe failures');
  expect(chosen(steward.chat)).toMatchObject({ filter: 'failures' });

  await steward.chat.say('abonneren veranderingen');
  expect(chosen(steward.chat)).toMatchObject({ filter: 'changes' });

  const unknown = await steward.chat.say('subscribe everything');
  expect(unknown.text).toContain('I know “subscribe all”, “subscribe failures” and “subscribe changes”.');
  expect(chosen(steward.chat)).toMatchObject({ filter: 'changes' });
});

test('what and how much are chosen on the card; nothing at all is no choice', async () => {
  await steward.chat.say('subscribe');

  const saved = await steward.chat.press('Save', { What: KINDS.slice(1, 3), 'How much': 'failures' });
  expect(saved.text).toContain('Saved.');
  expect(chosen(steward.chat)).toEqual({ kinds: 'run,withdrawals', filter: 'failures' });

  const none = await steward.chat.press('Save', { What: [] }, { unchecked: true });
  expect(none.text).toContain('Choose at least one. To hear nothing at all: Unsubscribe.');
  await steward.chat.say('subscribe');
  expect(chosen(steward.chat)).toEqual({ kinds: 'run,withdrawals', filter: 'failures' });
});

test('a test arrives, says who sent it, and the card says when', async () => {
  await steward.chat.say('subscribe');

  expect((await steward.chat.press('Send a test')).text).toContain('A test is on its way');
  const test = await steward.chat.sees('This is a test');

  expect(test.text).toMatch(/Sent .* by \nAnna de Vries/);
  expect(test.text).toContain('You get this because this conversation is subscribed');
  expect(test.buttons).toEqual(['Mute', 'Notification settings']);
  expect(test.message.summary).toContain('This is a test. Notifications reach this conversation.');
});

test('anybody may subscribe a channel and a group chat, without a role and from any thread', async () => {
  const channel = steward.bot.teams.channel(BRAM);
  const group = steward.bot.teams.group(BRAM);

  const card = await channel.say('subscribe');
  expect(card.buttons).toEqual(['Save', 'Mute ...', 'Send a test', 'Unsubscribe']);
  await channel.press('Send a test');
  await channel.sees('This is a test');
  expect(group.messages().filter(({ summary }) => summary?.includes('This is a test'))).toEqual([]);

  await group.say('subscribe failures');
  await group.press('Send a test');
  await group.sees('This is a test');
});

test('each conversation has its own, whatever the card of another one says', async () => {
  const { chat } = steward;
  await chat.say('subscribe');
  const group = steward.bot.teams.group();
  const card = (await group.say('subscribe failures')).message;

  await chat.press('Unsubscribe', {}, { on: structuredClone(card) });

  expect((await group.say('subscribe')).text).not.toContain('Subscribed.');
  expect((await chat.say('mute off')).text).toContain('This conversation gets no notifications');
});

test('Unsubscribe says what has ended, and Undo brings just that back, after a double click too', async () => {
  const { chat } = steward;
  await chat.say('subscribe failures');
  await chat.press('Save', { What: KINDS.slice(0, 1) });
  const old = structuredClone(chat.last().message);

  const ended = await chat.press('Unsubscribe');
  expect(ended.text).toContain('Until now: Refreshes (Failures only).');
  const again = await chat.press('Unsubscribe', {}, { on: old });
  expect(again.text).toContain('Until now: Refreshes (Failures only).');

  await chat.press('Undo');
  expect(chosen(chat)).toEqual({ kinds: 'refresh', filter: 'failures' });
});

test('where nothing is subscribed, `unsubscribe` and an old button say so and offer it', async () => {
  const { chat } = steward;

  const nothing = await chat.say('afmelden');
  expect(nothing.text).toContain('This conversation gets no notifications.');
  expect((await chat.press('Subscribe')).text).toContain('Subscribed.');
});

test('a forged choice is refused', async () => {
  const forged = { verb: 'subscribe', filter: 'nothing', kinds: 'refresh <b>' };

  await steward.chat.send({ type: 'message', value: forged });

  expect(steward.chat.last().text).toContain('This card is out of date');
  expect((await steward.chat.say('mute 2h')).text).toContain('This conversation gets no notifications');
});

test('all goes in Dutch, and by clients that know only Action.Submit', async () => {
  const group = steward.bot.teams.group(undefined, { locale: 'nl-NL' });
  await group.say('abonneren mislukt');

  await group.press('Dempen ...', {}, { submit: true });
  const muted = await group.press('Dempen', { 'Hoe lang': 'fixed' }, { submit: true });
  expect(muted.text).toContain('Gedempt tot het is opgelost');
  expect((await group.press('Niet meer dempen', {}, { submit: true })).text).toContain('Niet meer gedempt.');
  expect((await group.press('Afmelden', {}, { submit: true })).text).toContain(
    'Dit gesprek krijgt geen meldingen meer.',
  );
});

test('the language that is chosen later is that of the notifications', async () => {
  await steward.chat.say('subscribe');
  await steward.chat.say('taal nl');
  await steward.chat.say('abonneren');

  await steward.chat.press('Test sturen');
  expect((await steward.chat.sees('Dit is een test')).buttons).toEqual(['Dempen', 'Meldingen instellen']);
  await steward.chat.say('language en');
});

test('a channel is known by its team and its own name', async () => {
  const names = { tenant: { id: TENANT }, team: { name: 'Marketing' }, channel: { name: 'Newsletters' } };
  const channel = steward.bot.teams.channel();
  await channel.say('subscribe', { activity: { channelData: names } });
  // What is pressed says no names.
  await channel.press('Save');

  expect((await steward.chat.say('subscriptions')).text).toContain('Marketing · Newsletters');
});

/** What is ticked on the newest card. */
function chosen(chat: Chat): Record<string, unknown> {
  const inputs = chat.last().card.body.filter(({ type }) => type === 'Input.ChoiceSet');
  return Object.fromEntries(inputs.map(({ id, value }) => [id, value]));
}
