import { claimed, imported, type Steward, startSteward } from '../../support/steward.js';
import { BRAM } from '../../support/teams.js';

let steward: Steward;
beforeEach(async () => {
  steward = await startSteward();
});
afterEach(() => steward.close());

test('a file of the import folder is looked at, confirmed and imported on one card', async () => {
  const chat = await claimed(steward);
  const list = await chat.say('data');
  expect(list.text).toContain('No company profiles yet.');
  await chat.press('Import a file');

  const form = await chat.press('Next', { File: 'companies.csv' });
  expect(form.text).toContain('UTF-8, separated by semicolon');
  expect(form.text).toContain('A-1  ·  A-2  ·  A-3');
  const started = await chat.press('Import', { 'Name of the data source': 'CRM' });
  const done = await chat.sees('3 profiles imported.');

  expect(done.message.id).toBe(started.message.id);
  expect(done.buttons).toEqual(['Enrich my data', 'Data sources']);
  expect((await chat.press('Data sources')).text).toContain('3 profiles in 1 data source');
});

test('a second file of the same name replaces only after the card has said so', async () => {
  const chat = await claimed(steward);
  await imported(chat);
  await steward.put('other.csv', 'Account;Company\nA-1;Contoso Group\nA-9;Northwind\n');
  await chat.say('data import other.csv');

  const warned = await chat.press('Import', { 'Name of the data source': 'COMPANIES' });
  expect(warned.text).toContain('This replaces the data source');
  expect(warned.buttons).toContain('Replace');
  await chat.press('Replace');

  const done = await chat.sees('2 profiles imported.');
  expect(done.text).toMatch(/New\n1\nChanged\n1\nNo longer in the file\n2/);
});

test('rejected rows are told by row, column and reason, and nothing of what stands in them', async () => {
  const chat = await claimed(steward);
  await steward.put('ragged.csv', 'Account,Company\nA-1,Contoso\n,Secret Holdings\nA-1,Secret Twice\n');
  await chat.say('data import ragged.csv');
  await chat.press('Import', { 'Key column': 'Account' });
  await chat.sees('1 profile imported, 2 rows rejected.');

  const rejects = await chat.press('Rejected rows');

  expect(rejects.text).toMatch(/2\nAccount\nNo value in the key column\n3\nAccount\nThe key was there before/);
  expect(rejects.text).not.toContain('Secret');
});

test('a file that is not there, or no table, comes back as a problem with the way on', async () => {
  const chat = await claimed(steward);

  expect((await chat.say('data import nowhere.csv')).text).toContain('There is no file nowhere.csv');
  await steward.put('list.csv', Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]));
  await chat.say('data import');
  const problem = await chat.press('Next', { File: 'list.csv' });

  expect(problem.text).toContain('is not CSV, Parquet or JSON');
  expect(problem.buttons).toContain('Next');
});

test('the source is read again, and removed after asking', async () => {
  const chat = await claimed(steward);
  await imported(chat);
  await steward.put('companies.csv', 'Account;Company;Website;City;E-mail\nA-1;Contoso;;;\n');
  await chat.say('data');
  await chat.press('Refresh');
  await chat.sees('1 profile imported.');
  await chat.say('data');

  expect((await chat.press('Remove')).text).toContain('1 profile of this source leave');
  const removed = await chat.press('Remove');

  expect(removed.text).toContain('companies was removed');
  expect(removed.text).toContain('No company profiles yet.');
});

test('a column that is not in the file is named below its input', async () => {
  const chat = await claimed(steward);
  await chat.say('data import companies.csv');

  const unknown = await chat.press('Import', { 'Other e-mail columns': 'Nowhere' });

  expect(unknown.text).toContain('There is no field Nowhere');
  expect(unknown.buttons).toContain('Import');
});

test('in a channel the list stands there and the form goes to the 1:1 chat', async () => {
  await claimed(steward);
  const channel = steward.bot.teams.channel();

  expect((await channel.say('data')).text).toContain('No company profiles yet.');
  expect((await channel.press('Import a file')).words).toContain('Sent to our chat');
  expect((await steward.chat.sees('Files of the import folder')).buttons).toContain('Next');
});

test('a viewer sees the list without the buttons that change something', async () => {
  const chat = await claimed(steward);
  await imported(chat);
  const group = steward.bot.teams.group();
  await group.say('roles');
  await group.press('Save', { Person: BRAM.name, Role: 'Viewer' });

  const seen = await steward.bot.teams.personal(BRAM).say('data');

  expect(seen.text).toContain('3 profiles');
  expect(seen.buttons).toEqual([]);
});
