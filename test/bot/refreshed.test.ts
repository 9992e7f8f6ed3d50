import { COMPANIES, claimed, imported, type Steward, startSteward } from '../support/steward.js';

let steward: Steward;
beforeAll(async () => {
  steward = await startSteward();
  await claimed(steward);
});
afterAll(() => steward.close());

test('before there is data, refresh says how to begin', async () => {
  const shown = await steward.chat.say('refresh');

  expect(shown.text).toContain('There are no company profiles yet');
  expect(shown.buttons).toContain('Data sources');
});

test('a file that has changed is read again, and what has changed is told', async () => {
  const { chat } = steward;
  await imported(chat);
  await steward.put('companies.csv', COMPANIES.replace('Leeds', 'York').replace(/A-3.*\n/, ''));

  await chat.say('refresh');
  const ended = await chat.sees(/Refresh of everything\n✅ Successful/);

  expect(ended.text).toContain('1 changed, 1 gone');
  expect(ended.text).toMatch(/Unification\n✅ \nSuccessful/);
  expect(await chat.say('status')).toMatchObject({ text: expect.stringMatching(/Refresh:\n \nSuccessful/) });
});

test('one data source alone, and none of that name', async () => {
  const { chat } = steward;

  await chat.say('refresh only Companies');
  const ended = await chat.sees(/Refresh of a data source\ncompanies\n✅ Successful/);
  expect(ended.text).toContain('Only this, without what depends on it.');
  expect(ended.text).not.toContain('Unification');
  expect((await chat.say('refresh companys')).text).toContain('is called that');
});

test('what is planned runs by itself next, and can be switched off', async () => {
  const { chat } = steward;
  await chat.say('schedule everything');

  const saved = await chat.press('Save', { Times: '7:30' });
  expect(saved.text).toContain('Every day at 07:30');
  expect((await chat.say('status')).text).toContain('Everything · Every day at 07:30 · next: ');

  await chat.press('Switch off', {}, { on: saved.message });
  expect((await chat.say('schedule')).text).toContain('Never by itself.');
});

test('times that are none are told below the input', async () => {
  const { chat } = steward;
  await chat.say('schedule everything');

  expect((await chat.press('Save', { Times: 'at noon' })).text).toContain('one to four times of day, such as 07:30');
  expect((await chat.press('Save', { Times: '07:30', 'Time zone': 'Mars/Olympus' })).text).toContain(
    'Mars/Olympus is not a time zone.',
  );
});
