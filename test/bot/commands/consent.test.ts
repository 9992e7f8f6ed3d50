import { csv } from '../../support/csv.js';
import { claimed, type Steward, startSteward } from '../../support/steward.js';
import { BRAM, type Chat } from '../../support/teams.js';

let steward: Steward;
beforeEach(async () => {
  steward = await startSteward();
});
afterEach(() => steward.close());

const PROFILES = csv([
  ['Account', 'Company', 'Website', 'E-mail'],
  ['A-1', 'Contoso Retail', 'contoso.com', 'holly@contoso.com'],
  ['A-2', 'Contoso Travel', 'contoso.com', 'frank@contoso.com'],
]);
const CONSENT = csv([
  ['Consent ID', 'Email', 'Consent option', 'Consent value'],
  ['0', 'holly@contoso.com', 'Newsletter', 'False'],
  ['2', 'holly@contoso.com', 'Product updates', 'True'],
  ['5', 'frank@contoso.com', 'Newsletter', 'True'],
  ['4', 'frank@contoso.com', 'Product updates', 'False'],
  ['6', 'nobody@fabrikam.com', 'Newsletter', 'True'],
]);

/** Both files of the sample, imported in the chat. */
async function sampleIn(chat: Chat): Promise<void> {
  await steward.put('crm.csv', PROFILES);
  await chat.say('data import crm.csv');
  await chat.press('Import');
  await chat.sees('2 profiles imported.');
  await steward.put('consent.csv', CONSENT);
  await chat.say('consent import consent.csv');
  await chat.press('Next');
  await chat.press('Import', { Confirmation: true });
  await chat.sees('5 consent rows imported.');
}

test('before there is any, consent says how to get it', async () => {
  const chat = await claimed(steward);

  const empty = await chat.say('consent');

  expect(empty.text).toContain('There is no consent data yet.');
  expect(empty.buttons).toEqual(['Import']);
});

test('import, unify, and see who agreed to what; one person with the row that decides', async () => {
  const chat = await claimed(steward);
  await sampleIn(chat);

  const before = await chat.say('consent');
  expect(before.text).toContain('has not been unified');
  await chat.press('Unify');
  const unified = await chat.sees('Unification · Successful');
  expect(unified.text).toMatch(/Rows with a profile\n4\nRows without a profile\n1/);
  expect(unified.buttons).toContain('List without profile');

  const overview = await chat.press('Consent');
  expect(overview.text).toContain('🟢 1 granted · 🔴 1 denied · ⚪ 0 not set');
  expect(overview.text).not.toContain('contoso.com');

  const holly = await chat.say('consent Holly@Contoso.com');
  expect(holly.text).toMatch(/Newsletter\n: Denied/);
  expect(holly.text).toMatch(/Product updates\n: Granted/);
  expect(holly.text).toContain('Contoso Retail');
  expect(holly.text).toMatch(/Source\n.*consent, row 1/);

  const shown = await chat.press('Show', { 'E-mail address or phone number': 'frank@contoso.com' });
  expect(shown.text).toMatch(/Newsletter\n: Granted/);
});

test('in Dutch, per date', async () => {
  const chat = await claimed(steward);
  await sampleIn(chat);
  await chat.say('taal nl');

  const past = await chat.say('toestemming per 2020-01-31');
  expect(past.text).toContain('Toen was er nog niets gelezen');
  const person = await chat.say('toestemming frank@contoso.com');

  expect(person.text).toMatch(/Newsletter\n: Verleend/);
  expect(person.text).toMatch(/Product updates\n: Geweigerd/);
});

test('what cannot be read is told with the way on, below its input', async () => {
  const chat = await claimed(steward);
  await sampleIn(chat);

  expect((await chat.say('consent as of yesterday')).text).toContain('Type it as 2026-11-22.');
  expect((await chat.say('consent 03/04/2026')).text).toContain('no date that can be read');
  expect((await chat.say('consent holly')).text).toContain('neither an e-mail address nor a phone number');
  await chat.say('consent');
  const again = await chat.press('Show', { 'E-mail address or phone number': 'holly' });

  expect(again.text).toContain('neither an e-mail address nor a phone number');
  expect(again.buttons).toContain('Show');
  expect((await chat.press('Show', { 'E-mail address or phone number': '' })).text).toContain(
    'Type an address or number, or choose a date.',
  );
});

test('in a channel there are counts; a person is answered in the 1:1 chat and not named in the channel', async () => {
  const chat = await claimed(steward);
  await sampleIn(chat);
  const channel = steward.bot.teams.channel();

  const counts = await channel.say('consent');
  expect(counts.text).toContain('has not been unified');
  expect(counts.text).not.toContain('@');
  const sent = await channel.say('consent holly@contoso.com');
  expect(sent.text).toContain('Sent to our chat');
  expect(sent.text).not.toContain('holly');
  expect((await chat.sees('Consent of one person')).text).toContain('holly@contoso.com');

  await channel.say('consent');
  const pressed = await channel.press('Show', { 'E-mail address or phone number': 'frank@contoso.com' });
  expect(pressed.words).toContain('Sent to our chat');
  expect((await channel.say('consent not-an-address')).text).not.toContain('not-an-address');
});

test('the lists behind the numbers are files of the 1:1 chat', async () => {
  const chat = await claimed(steward);
  await sampleIn(chat);
  await chat.say('consent');
  await chat.press('Unify');
  await chat.sees('Unification · Successful');

  const file = await chat.press('List without profile');

  expect(file.text).toContain('consent-unmatched.csv');
  expect(file.buttons).toContain('Download (opens in browser)');
  expect((await chat.press('Back')).text).toContain('Unification · Successful');
});

test('a viewer reads, and neither imports nor unifies', async () => {
  const chat = await claimed(steward);
  await sampleIn(chat);
  const group = steward.bot.teams.group();
  await group.say('roles');
  await group.press('Save', { Person: BRAM.name, Role: 'Viewer' });

  const seen = await steward.bot.teams.personal(BRAM).say('consent');

  expect(seen.text).toContain('has not been unified');
  expect(seen.buttons).not.toContain('Unify');
  expect(seen.buttons).not.toContain('Import');
});
