import { choiceKey } from '../../../cards/choices.js';
import { claimed, type Steward, startSteward } from '../../support/steward.js';
import { BRAM } from '../../support/teams.js';

let steward: Steward;
beforeAll(async () => {
  steward = await startSteward();
  await claimed(steward);
  const { teams } = steward.bot;
  await steward.chat.say('subscribe');
  await teams.personal(BRAM).say('subscribe failures');
  await teams.group().say('roles');
  await teams.group().press('Save', { Person: BRAM.name, Role: 'Viewer' });
  await teams.group().say('subscribe changes');
  await teams.group().say('mute until fixed');
});
afterAll(() => steward.close());

const GROUP = '19:group@thread.v2';

test('every conversation that is told: its name or kind, filter, mute, who subscribed it, and whether it arrives', async () => {
  const list = await steward.chat.say('subscriptions');

  expect(list.text).toContain('Bram Bos');
  expect(list.text).toContain('Failures only');
  expect(list.text).toMatch(/Group chat\nOnly when something changed\n · \nmuted until it is fixed/);
  expect(list.text).toMatch(/this conversation\n · \nAll/);
  expect(list.text).toContain('nothing delivered yet');
  expect(list.buttons).toEqual(['Send a test', 'Unsubscribe', 'Notification settings']);
});

test('an administrator tests another conversation from here', async () => {
  await steward.chat.say('abonnementen');

  const sent = await steward.chat.press('Send a test', { Conversation: 'Group chat' });

  expect(sent.text).toContain('A test is on its way there.');
  expect((await steward.bot.teams.group().sees('This is a test')).text).toContain('Anna de Vries');
});

test('a Viewer sees all and acts on this conversation only, whatever the card says', async () => {
  const bram = steward.bot.teams.personal(BRAM);
  const list = await bram.say('subscriptions');
  expect(list.text).toContain('Other conversations than this one: Administrators only.');
  expect(JSON.stringify(list.card.body)).not.toContain(choiceKey(GROUP));

  for (const verb of ['endSubscription', 'testSubscription']) {
    await bram.send({ type: 'message', value: { verb, subscription: choiceKey(GROUP), page: 0 } });
    expect(bram.last().text).toContain('This needs the role Administrator');
  }

  await bram.say('subscriptions');
  expect((await bram.press('Send a test')).text).toContain('A test is on its way there.');
  await bram.sees('This is a test');
  expect((await steward.chat.say('subscriptions')).text).toContain('Group chat');
});

test('without a role nobody sees the list, and no button offers it', async () => {
  const group = steward.bot.teams.group();
  await group.say('roles');
  await group.press('Save', { Person: BRAM.name, Role: 'No role' });
  const bram = steward.bot.teams.personal(BRAM);

  expect((await bram.say('subscriptions')).text).toContain('This needs the role Viewer');
  expect((await bram.say('subscribe')).buttons).not.toContain('All subscriptions');
});

test('an administrator ends the subscription of another conversation; a second press finds it gone', async () => {
  const bram = steward.bot.teams.personal(BRAM);
  await steward.chat.say('subscriptions');
  const old = structuredClone(steward.chat.last().message);

  const ended = await steward.chat.press('Unsubscribe', { Conversation: 'Bram Bos' });
  expect(ended.text).toContain('Unsubscribed.');
  const again = await steward.chat.press('Unsubscribe', { Conversation: 'Bram Bos' }, { on: old });
  expect(again.text).toContain('That conversation is not subscribed (any more).');

  expect((await bram.say('mute 2h')).text).toContain('This conversation gets no notifications');
});

test('a conversation that the bot was removed from says so, with what to do', async () => {
  steward.bot.teams.connector.fail({
    ...{ method: 'POST', path: /group/, status: 403, code: 'BotNotInConversationRoster' },
  });
  await steward.chat.say('subscriptions');
  await steward.chat.press('Send a test', { Conversation: 'Group chat' });

  const list = await until('suspended');

  expect(list).toContain('I was removed there: add me again.');
  expect(list).toContain('Nothing is sent there until somebody writes to me from there.');
});

/** Asked for again until it says so: what was sent is settled a moment later. */
async function until(words: string): Promise<string> {
  for (;;) {
    const { text } = await steward.chat.say('subscriptions');
    if (text.includes(words)) return text;
  }
}
