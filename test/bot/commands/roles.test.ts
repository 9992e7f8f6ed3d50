import { claimed, type Steward, startSteward } from '../../support/steward.js';
import { ANNA, BRAM } from '../../support/teams.js';

let steward: Steward;
beforeAll(async () => {
  steward = await startSteward();
  await claimed(steward);
});
afterAll(() => steward.close());

test('a role is given to somebody of the conversation and holds at once', async () => {
  const group = steward.bot.teams.group();
  await group.say('roles');

  const saved = await group.press('Save', { Person: BRAM.name, Role: 'Contributor' });

  expect(saved.text).toContain('Bram Bos: Contributor');
  expect((await steward.bot.teams.personal(BRAM).say('help')).text).toContain('Your role: Contributor');
});

test('the last administrator cannot be taken away', async () => {
  await steward.chat.say('roles');

  const refused = await steward.chat.press('Save', { Person: ANNA.name, Role: 'No role' });

  expect(refused.text).toContain('This is the last administrator');
  expect((await steward.chat.say('help')).text).toContain('Your role: Administrator');
});

test('alone in the 1:1 chat the card says where to find the others', async () => {
  const group = steward.bot.teams.group();
  await group.say('roles');
  await group.press('Save', { Person: BRAM.name, Role: 'No role' });

  expect((await steward.chat.say('roles')).text).toContain('type roles in a group chat or channel');
});

test('nobody but an administrator sees or changes roles, whatever the card says', async () => {
  const group = steward.bot.teams.group();
  const card = (await group.say('roles')).message;
  const bram = steward.bot.teams.group(BRAM);

  expect((await bram.say('roles')).text).toContain('This needs the role Administrator');
  await bram.press('Save', { Person: BRAM.name, Role: 'Administrator' }, { on: structuredClone(card) });

  expect((await bram.say('help')).text).toContain('You have no role here yet.');
});

test('who is not in the conversation cannot be chosen by a forged card', async () => {
  const { value } = { value: { verb: 'grantRole', person: 'somebody-else', role: 'administrator' } };

  await steward.chat.send({ type: 'message', value });

  expect(steward.chat.last().text).toContain('Please choose one of the list.');
});
