import { claimed, type Steward, startSteward } from '../../support/steward.js';
import type { Chat } from '../../support/teams.js';

let steward: Steward;
beforeEach(async () => {
  steward = await startSteward();
});
afterEach(() => steward.close());

const CHECKED = { Confirmation: true };
const ONE = 'Email,Consent option,Consent value\nfrank@contoso.example,Newsletter,True\n';

async function imports(chat: Chat, file: string, name: string): Promise<void> {
  await chat.say(`data import ${file}`);
  await chat.press('Next', { 'Name of the data source': name });
  await chat.press('Import', CHECKED);
  await chat.sees(/consent rows? imported\./);
}

test('a name typed on the second step that belongs to another source is said before its rows make way', async () => {
  const chat = await claimed(steward);
  await steward.put('first.csv', ONE);
  await imports(chat, 'first.csv', 'Website');
  await steward.put('second.csv', ONE.replace('True', 'False'));
  await chat.say('data import second.csv');
  await chat.press('Next');

  const warned = await chat.press('Import', { ...CHECKED, 'Name of the data source': 'WEBSITE' });
  expect(warned.text).toContain('This is the next file of the data source "Website"');
  await chat.press('Replace');

  expect((await chat.sees(/Newly denied\n1/)).text).toContain('1 consent row imported.');
});

test('a card whose file has other columns by now is out of date: no other column takes the place of one', async () => {
  const chat = await claimed(steward);
  await steward.put('first.csv', ONE);
  await chat.say('data import first.csv');
  const values = await chat.press('Next');
  await steward.put('first.csv', ONE.replace('Email,Consent option', 'Consent option,Email'));

  const outdated = await chat.press('Import', CHECKED, { on: values.message });

  expect(outdated.text).toContain('This card is out of date; nothing was changed.');
});

test('the file is read again by its name, with what was confirmed; a new option grants nothing until it is', async () => {
  const chat = await claimed(steward);
  await steward.put('first.csv', ONE);
  await imports(chat, 'first.csv', 'Website');
  await steward.put('first.csv', `${ONE}holly@fabrikam.example,Product updates,True\n`);
  await chat.say('data');
  await chat.press('Refresh');
  const refreshed = await chat.sees('2 consent rows imported.');

  expect(refreshed.text).toContain('1 option has not been confirmed and grants nothing.');
  expect(refreshed.text).toContain('Product updates');
});

test('options that do not fit into the list can be typed; those that are not stay unconfirmed', async () => {
  const chat = await claimed(steward);
  const options = Array.from({ length: 43 }, (_, index) => `a@contoso.example,Topic ${index},yes\n`);
  await steward.put('topics.csv', `Email,Consent option,Consent value\n${options.join('')}`);
  await chat.say('data import topics.csv');
  const asked = await chat.press('Next');
  expect(asked.text).toMatch(/\d+ more options are not listed/);

  const typed = { 'Other options for which True means yes': 'topic 40; Topic 41' };
  await chat.press('Import', { ...CHECKED, ...typed });
  const done = await chat.sees('43 consent rows imported.');

  expect(done.text).toContain('1 option has not been confirmed');
  expect(done.text).toContain('Topic 42');
});

test('what the columns of profiles say is proposed again when they are imported again', async () => {
  const chat = await claimed(steward);
  await steward.put('crm.csv', 'Account;Company;Newsletter consent\nA-1;Contoso;ja\nA-2;Fabrikam;nee\n');
  await chat.say('data import crm.csv');
  await chat.press('Import');
  const more = {
    'Other words that mean yes': 'zeker weten',
    'For these options True means NO': ['Newsletter consent'],
  };
  await chat.press('Import', { ...CHECKED, ...more, 'Consent option 1': 'Post' });
  await chat.sees('2 profiles imported.');

  await chat.say('data import crm.csv');
  const again = await chat.press('Replace');
  const form = JSON.stringify(again.card);

  expect(form).toContain('zeker weten');
  expect(form).toContain('"value":"Post"');
  expect(form).toMatch(/"id":"reversed"[^}]*"value":"0"/);
});

test('more columns than a card can ask about, and columns that are not there, are said below their input', async () => {
  const chat = await claimed(steward);
  const names = Array.from({ length: 13 }, (_, index) => `Topic ${index}`);
  await steward.put('crm.csv', `Account;${names.join(';')}\nA-1;${names.map(() => 'ja').join(';')}\n`);
  await chat.say('data import crm.csv');

  const many = await chat.press('Import', { 'Key column': 'Account', 'Other columns of consent': names.join('; ') });
  expect(many.text).toContain('At most 12 columns can hold consent.');
  const unknown = await chat.press('Import', { 'Other columns of consent': 'Topic 99' });
  expect(unknown.text).toContain('There is no field Topic 99');
});

test('in a channel the form of consent data goes to the 1:1 chat, and so does the list of rejected rows', async () => {
  const chat = await claimed(steward);
  const channel = steward.bot.teams.channel();
  await steward.put('first.csv', `${ONE}nobody,Newsletter,True\n`);

  expect((await channel.say('data import first.csv')).text).not.toContain('frank');
  await chat.sees('Import consent data');
  await chat.press('Next');
  await chat.press('Import', CHECKED);
  await chat.sees('1 consent row imported, 1 row rejected.');
  await channel.say('data');
  await channel.press('Rejected rows');
  const pressed = await channel.press('Download list');

  expect(pressed.words).toContain('Sent to our chat');
  expect((await chat.sees('Rejected rows as a file')).buttons).toContain('Download (opens in browser)');
});
