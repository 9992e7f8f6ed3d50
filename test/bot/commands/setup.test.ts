import { claimed, connected, imported, type Steward, startSteward } from '../../support/steward.js';
import { BRAM } from '../../support/teams.js';

let steward: Steward;
beforeEach(async () => {
  steward = await startSteward();
});
afterEach(() => steward.close());

test('from hello to an enrichment that can be run', async () => {
  const { chat } = steward;
  expect((await chat.say('hello')).buttons).toEqual(['I am the administrator']);
  expect((await chat.press('I am the administrator')).text).toContain('You are the administrator now.');
  await imported(chat);

  const start = await chat.press('Enrich my data');
  expect(start.text).toContain('3 profiles in the Customer entity.');
  const connect = await chat.press('Get started');
  expect(connect.text).toContain('Data privacy and compliance');
  expect(connect.text).toContain(steward.sandbox.url);
  const mapData = await chat.press('Connect to Leadspace', { 'Leadspace token': 'good-1', 'I agree': true });
  expect(mapData.text).toContain('Connected to Leadspace. The token works.');
  const fields = await chat.press('Next', { Name: 'Our companies' });
  expect(fields.text).toContain('Contoso B.V.');
  expect(fields.text).toContain('Utrecht');
  const applied = await chat.press('Apply');

  expect(applied.text).toContain('Saved. Nothing has been sent yet');
  expect(applied.text).toContain('Our companies');
  expect(applied.buttons).toEqual(['Run', 'Schedule', 'Edit', 'My enrichments']);
});

test('a wrong token comes back on the form with the agreement kept and the token gone', async () => {
  const chat = await claimed(steward);
  await chat.say('setup');
  await chat.press('Get started');

  const again = await chat.press('Connect to Leadspace', { 'Leadspace token': 'expired-4711', 'I agree': true });

  expect(again.text).toContain('Leadspace does not accept this token');
  expect(again.buttons).toContain('Connect to Leadspace');
  expect(JSON.stringify(again.card)).not.toContain('expired-4711');
  const next = await chat.press('Connect to Leadspace', { 'Leadspace token': 'good-1' });
  expect(next.text).toContain('Connected to Leadspace');
});

test('without the agreement nothing is asked of Leadspace and the form says why', async () => {
  const chat = await claimed(steward);
  await chat.say('setup');
  await chat.press('Get started');

  const again = await chat.press('Connect to Leadspace', { 'Leadspace token': 'good-1' }, { unchecked: true });

  expect(again.text).toContain('Tick "I agree" to connect.');
  expect(again.buttons).toContain('Connect to Leadspace');
  expect(steward.sandbox.log.all()).toEqual([]);
});

test('a form drawn with another address or wording agrees to nothing: the present text comes back, not ticked', async () => {
  const chat = await claimed(steward);
  await chat.say('setup');
  const form = structuredClone((await chat.press('Get started')).message);
  // As a bot drew it that was configured for another place.
  const before = JSON.parse(JSON.stringify(form).replace(/"wording":"[^"]+"/, '"wording":"of another address"'));

  const typed = { 'Leadspace token': 'good-1', 'I agree': true };
  const again = await chat.press('Connect to Leadspace', typed, { on: before });

  expect(again.text).toContain('Read the new text above and agree to it.');
  expect(steward.sandbox.log.all()).toEqual([]);
  await expect(chat.press('Connect to Leadspace', { 'Leadspace token': 'good-1' })).rejects.toThrow('is required');
  expect((await chat.press('Connect to Leadspace', typed)).text).toContain('Connected to Leadspace');
});

test('the client insists on token and agreement by itself', async () => {
  const chat = await claimed(steward);
  await chat.say('setup');
  await chat.press('Get started');

  await expect(chat.press('Connect to Leadspace', { 'Leadspace token': 'good-1' })).rejects.toThrow('is required');
  await expect(chat.press('Connect to Leadspace', { 'I agree': true })).rejects.toThrow('is required');
});

test('a token that cannot be verified is kept and may be saved without', async () => {
  const chat = await claimed(steward);
  await imported(chat);
  await chat.say('setup');
  await chat.press('Get started');
  await steward.sandbox.close();

  const again = await chat.press('Connect to Leadspace', { 'Leadspace token': 'good-1', 'I agree': true });
  expect(again.text).toContain('Leadspace could not be reached');
  expect(again.buttons).toContain('Save without verifying');
  const saved = await chat.press('Save without verifying');

  expect(saved.text).toContain('Saved without verifying.');
  expect((await chat.say('status')).text).toContain('Saved without verifying. The first run will tell');
});

test('an old card answers with the step that the set-up is at', async () => {
  const chat = await claimed(steward);
  const old = structuredClone((await chat.say('setup')).message);
  await chat.press('Get started');

  const answer = await chat.press('Get started', {}, { on: old });

  expect(answer.text).toContain('This is where your set-up is now.');
  expect(answer.buttons).toContain('Connect to Leadspace');
});

test('a form that is older than the set-up changes nothing', async () => {
  const chat = await claimed(steward);
  await imported(chat);
  await connected(chat);
  const old = structuredClone((await chat.press('Next')).message);
  await chat.press('Back');

  const answer = await chat.press('Apply', {}, { on: old });

  expect(answer.text).toContain('This is where your set-up is now.');
  expect(answer.text).toContain('Customer data set');
  expect((await chat.say('enrichments')).buttons).not.toContain('View');
});

test('the set-up goes on after a restart where it was left', async () => {
  const chat = await claimed(steward);
  await imported(chat);
  await connected(chat);
  await chat.press('Next', { Name: 'Kept' });

  await steward.bot.restart();

  expect((await chat.say('setup')).text).toContain('step 3 of 3');
  expect((await chat.press('Apply')).text).toContain('Kept');
});

test('fields: another one is shown in the preview, the same one twice is refused below its list', async () => {
  const chat = await claimed(steward);
  await imported(chat);
  await connected(chat);
  await chat.press('Next');

  const preview = await chat.press('Preview', { 'Company location': 'Do not use' });
  expect(preview.text).not.toContain('Utrecht');
  const twice = await chat.press('Apply', { 'Company website': 'Company · 100%' });

  expect(twice.text).toContain('The field Company is used twice.');
  expect(twice.buttons).toContain('Apply');
});

test('a name that is taken comes back with what was typed', async () => {
  const chat = await claimed(steward);
  await imported(chat);
  await connected(chat);
  await chat.press('Next', { Name: 'Ours' });
  await chat.press('Apply');
  await chat.say('setup');
  await chat.press('Get started');
  expect((await chat.press('Next')).text).toContain('Map data');

  const taken = await chat.press('Next', { Name: 'ours' });

  expect(taken.text).toContain('There is already one with the name ours.');
  expect((await chat.press('Next', { Name: 'Others' })).text).toContain('step 3 of 3');
});

test('the token is replaced and everything else stays', async () => {
  const chat = await claimed(steward);
  await imported(chat);
  await connected(chat, 'good-first-token');
  await chat.press('Back');

  const form = await chat.press('Replace token');
  expect(form.text).toContain('ends in oken');
  const done = await chat.press('Replace token', { 'Leadspace token': 'good-second-1234' });

  expect(done.text).toContain('The new token works and is in use.');
  expect((await chat.press('Status')).text).toContain('token ends in 1234');
});

test('in a channel the set-up goes on in the 1:1 chat', async () => {
  await claimed(steward);
  const channel = steward.bot.teams.channel();

  expect((await channel.say('setup')).buttons).toEqual(['Continue in our chat']);
  expect((await channel.press('Continue in our chat')).text).toContain('Sent to our chat');

  expect((await steward.chat.sees('You need three things')).buttons).toContain('Get started');
});

test('somebody without the role is told who can help', async () => {
  await claimed(steward);
  const bram = steward.bot.teams.personal(BRAM);

  expect((await bram.say('setup')).text).toContain('Who can help: Anna de Vries');
});

test('Cancel drops what was not applied; set-up begins anew', async () => {
  const chat = await claimed(steward);
  await chat.say('setup');
  await chat.press('Get started');

  expect((await chat.press('Cancel')).text).toContain('Set-up canceled');
  expect((await chat.press('Enrich my data')).buttons).toContain('Get started');
});

test('in Dutch by the language of the client', async () => {
  const chat = steward.bot.teams.personal(undefined, { locale: 'nl-NL' });
  await chat.say('hulp');
  await chat.press('Ik ben de beheerder');
  await chat.say('instellen');
  const form = await chat.press('Aan de slag');

  expect(form.text).toContain('Gegevensprivacy en naleving');
  const next = await chat.press('Verbinden met Leadspace', { 'Leadspace-token': 'good-1', 'Ik ga akkoord': true });
  expect(next.text).toContain('Gegevens toewijzen');
});
