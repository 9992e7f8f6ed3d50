import { commitUnified, unifyOnce } from '../../services/consent/unifyOnce.js';
import { createConsent } from '../../services/consent.js';
import type { Services } from '../../services/index.js';
import { silentLog } from '../../services/log.js';
import { createOneByOne } from '../../services/oneByOne.js';
import { type Bot, startBot } from '../support/bot.js';
import { openSegments, type SegmentHarness, seedContoso } from '../support/segments.js';
import { ANNA } from '../support/teams.js';

// The chat over the real segments, with the sample of the source page: who is in it is found in the database.

let house: SegmentHarness;
let bot: Bot;
beforeEach(async () => {
  house = await openSegments({ administrators: [ANNA.aadObjectId], claimed: false });
  await seedContoso(house);
  const unified = await unifyOnce(house.storage.sql, house.clock, () => {});
  await house.storage.sql.write((tx) => commitUnified(tx, unified));
  const { sql } = house;
  const services = {
    access: house.access,
    segments: house.segments,
    consent: { options: (caller) => options(caller) },
  } satisfies { [Name in keyof Services]?: Partial<Services[Name]> };
  const offer = () => Promise.reject(new Error('no list is asked for here'));
  const { options } = createConsent({
    ...{
      ...house,
      sql,
      documents: house.storage.documents,
      log: silentLog,
      notify: () => undefined,
      files: { offer },
      oneByOne: createOneByOne(),
    },
    ...{ staleDays: 180, phoneRegion: 'NL', system: ADMIN },
  });
  bot = await startBot({ services: services as unknown as Partial<Services> });
});
afterEach(async () => {
  await bot.close();
  await house.close();
});

/** Members of the newest segment by name, when they are found. */
async function membersOf(chat: ReturnType<Bot['teams']['personal']>, name: string): Promise<string> {
  await house.ended((await house.segments.find(ADMIN, name)).id);
  await chat.say(`segments ${name}`);
  return (await chat.press('Members')).text;
}
const ADMIN = { tenantId: '11111111-1111-4111-8111-111111111111', userId: ANNA.aadObjectId, name: ANNA.name };

test('the rule of the source page, typed, has exactly Frank', async () => {
  const chat = bot.teams.personal();

  const preview = await chat.say('segment Consent option=Newsletter & Consent value=True');
  expect(preview.text).toContain('1\nof 4 profiles');
  await chat.press('Save', { Name: 'Readers' });

  const members = await membersOf(chat, 'Readers');
  expect(members).toContain('Contoso Wholesale');
  expect(members).not.toContain('Contoso Retail');
});

test('from lists it is the same segment', async () => {
  const chat = bot.teams.personal();
  await chat.say('segment Consent option=Newsletter & Consent value=True');
  await chat.press('Save', { Name: 'Typed' });
  await chat.say('segment');

  await chat.press('Add condition', { 'Consent option': 'Newsletter', 'Consent is': 'Consent value = True' });
  await chat.press('Next');
  await chat.press('Save', { Name: 'From lists' });

  const [built, typed] = await house.segments.list(ADMIN);
  expect([built?.name, typed?.name]).toEqual(['From lists', 'Typed']);
  expect(built?.rule).toEqual(typed?.rule);
});

test('an attribute and consent, combined and taken back', async () => {
  const chat = bot.teams.personal();
  await chat.say('segment');

  const first = await chat.press('Add condition', { Attribute: 'Profile · City', Value: 'Delft' });
  expect(first.text).toContain('Fits 2 of 4 profiles.');
  const second = await chat.press('Add condition', { 'Consent option': 'Product updates' });
  expect(second.text).toContain('Fits 1 of 4 profiles.');
  expect((await chat.press('Undo last')).text).toContain('Fits 2 of 4 profiles.');
});

test('a value without a condition, and one that nobody has', async () => {
  const chat = bot.teams.personal();
  await chat.say('segment');

  expect((await chat.press('Add condition', { Attribute: 'Profile · City' })).text).toContain('Please fill this in.');
  const wrong = await chat.press('Add condition', { Attribute: 'Profile · City', Value: 'Delf' });
  expect(wrong.text).toContain('“Delf” is not in the data of City. “Delft” has 2 rows.');
});

test('in Dutch: the option of the other language is suggested with its rows, used when asked for, and the rule reads Dutch', async () => {
  const chat = bot.teams.personal(undefined, { locale: 'nl-NL' });

  const wrong = await chat.say('segment Toestemmingsoptie = Nieuwsbrief EN Toestemmingswaarde = True');
  expect(wrong.text).toContain(
    '“Nieuwsbrief” komt niet voor in de gegevens van Toestemmingsoptie. “Newsletter” heeft 2 rijen.',
  );
  expect(await house.segments.list(ADMIN)).toEqual([]);

  const preview = await chat.press('Gebruik deze');
  expect(preview.text).toMatch(/Toestemmingsoptie = Newsletter EN Toestemmingswaarde = Waar/);
  expect(preview.text).toContain('1\nvan 4 profielen');
});

test('a suggestion of two words goes into the rule as one', async () => {
  const chat = bot.teams.personal();

  await chat.say('segment Consent option = Productupdates & Consent value = True');

  expect((await chat.press('Use it')).text).toContain('1\nof 4 profiles');
});

test('what was typed in the text and in the preview goes round without a change', async () => {
  const chat = bot.teams.personal();
  const preview = await chat.say(
    'segment NOT (City = Delft) OR Company contains "Whole sale" OR Consent status != granted',
  );
  const words = ruleOf(preview.text);

  await chat.press('Change the rule');
  expect(ruleOf((await chat.press('Continue')).text)).toBe(words);
});

const ruleOf = (text: string) => text.split('\n')[1];

test('why Holly is not in it: the row that decides', async () => {
  const chat = bot.teams.personal();
  await chat.say('segment Consent option=Newsletter & Consent value=True');
  await chat.press('Save', { Name: 'Readers' });
  await membersOf(chat, 'Readers');
  await chat.say('segments Readers');
  await chat.press('Why ...?');

  const why = await chat.press('Explain', { 'E-mail, phone, company or CustomerId': 'Holly@Contoso.com ' });

  expect(why.text).toContain('Contoso Retail');
  expect(why.text).toContain('Not in the segment.');
  expect(why.text).toContain('❌');
  expect(why.text).toMatch(/Newsletter: denied \(False\) · Website, row 1 · /);
});

test('the guard asks every segment for consent, and one can be excepted', async () => {
  const chat = bot.teams.personal();
  await chat.say('segments');
  await chat.press('Consent guard');
  await chat.press('Save', { 'Option that must be granted': 'Newsletter' });

  const preview = await chat.say('segment City = Delft');
  expect(preview.text).toContain('1\nof 4 profiles');
  expect(preview.text).toContain('1 profile fits the rule and is left out, because “Newsletter” is not granted.');
  await chat.press('Save', { Name: 'Delft' });
  await membersOf(chat, 'Delft');

  await chat.say('segments Delft');
  await chat.press('Edit');
  await chat.press('Except from the guard');
  const excepted = await chat.press('Except this segment', { Reason: 'Recall notice' });
  expect(excepted.text).toContain('refresh it first');
  await chat.press('Edit');
  expect((await chat.press('Change the rule')).text).toContain('2\nof 4 profiles');
});

test('two presses of Save at once save one segment', async () => {
  const chat = bot.teams.personal();
  const { message } = await chat.say('segment City = Delft');
  const twin = structuredClone(message);

  await Promise.all([
    chat.press('Save', { Name: 'Delft' }, { on: message }),
    chat.press('Save', { Name: 'Delft too' }, { on: twin }),
  ]);

  expect(await house.segments.list(ADMIN)).toHaveLength(1);
});
