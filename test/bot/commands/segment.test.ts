import { type SegmentDesk, startSegmentDesk } from '../../support/segmentDesk.js';
import { aRulePreview } from '../../support/segmentViews.js';

let desk: SegmentDesk;
beforeEach(async () => {
  desk = await startSegmentDesk();
});
afterEach(() => desk.bot.close());

test('a typed rule shows what it would give, and is saved with a name', async () => {
  const chat = desk.bot.teams.personal();

  const preview = await chat.say('segment Consent option = "Nieuwsbrief" &amp; (Consent value = True)');
  expect(desk.asked).toEqual(['read Consent option = "Nieuwsbrief" & (Consent value = True)']);
  expect(preview.text).toContain('204\nof 612 profiles');
  expect(preview.text).toContain('Consent option = Newsletter AND Consent value = True');
  expect(preview.buttons).toEqual(['Save', 'Change the rule', 'Add a condition', 'Cancel']);

  const saved = await chat.press('Save', { Name: 'Readers', Kind: 'static' });
  expect(desk.asked).toContain('save Readers static');
  expect(saved.text).toContain('Saved. Its members are being found.');
});

test('the card of a saved segment follows its refresh', async () => {
  const chat = desk.bot.teams.personal();
  await chat.say('segment Employees > 10');
  await chat.press('Save', { Name: 'Readers' });

  desk.becomes({ ...desk.there[1]!, state: 'Successful', members: 205 });

  expect((await chat.sees('Successful')).text).toContain('205\nMembers');
});

test('what the data does not know is shown with its place and what there is instead, and nothing changes by itself', async () => {
  const chat = desk.bot.teams.personal();

  const wrong = await chat.say('segment Consent option=Newsletter & Consent value=True');

  expect(wrong.text).toContain('“Newsletter” is not in the data of Consent option. “Nieuwsbrief” has 2 rows.');
  expect(wrong.text).toMatch(/Consent option=\s+▶\s+Newsletter\s+◀/);
  expect(wrong.text).toContain('“Nieuwsbrief” instead of “Newsletter” · 2 rows');
  expect(wrong.buttons).toEqual(['Use it', 'Try again', 'Build it from lists', 'Cancel']);
  expect(desk.asked).toEqual(['read Consent option=Newsletter & Consent value=True']);
});

test('Use it puts the chosen word into the rule', async () => {
  const chat = desk.bot.teams.personal();
  await chat.say('segment Consent option=Newsletter & Consent value=True');

  const preview = await chat.press('Use it');

  expect(desk.asked.at(-1)).toBe('read Consent option=Nieuwsbrief & Consent value=True');
  expect(preview.buttons).toContain('Save');
});

test('Try again reads the corrected text', async () => {
  const chat = desk.bot.teams.personal();
  await chat.say('segment Consent option = Newsletter');

  expect((await chat.press('Try again', { Rule: 'Consent option = Nieuwsbrief' })).buttons).toContain('Save');
});

test('what no row has can be asked for all the same, but for options of consent', async () => {
  const chat = desk.bot.teams.personal();

  expect((await chat.say('segment Consent option = Newsletter')).buttons).not.toContain('Keep it as typed');
  expect((await chat.say('segment Name = Newsletter')).buttons).toContain('Keep it as typed');
  expect((await chat.press('Keep it as typed')).buttons).toContain('Save');
});

test('the word alone opens the lists: conditions are added, taken back and looked at', async () => {
  const chat = desk.bot.teams.personal();

  const form = await chat.say('segment');
  expect(form.buttons).toEqual(['Add condition', 'Type the rule', 'Cancel']);

  const added = await chat.press('Add condition', { Attribute: 'Profile · Industry', Value: 'Retail' });
  expect(desk.asked.at(-1)).toBe(
    'build [{"of":"attribute","attribute":"p:Industry","operator":"=","value":"Retail"}] first',
  );
  expect(added.text).toContain('Fits 204 of 612 profiles.');

  await chat.press('Add condition', {
    'Combine with the rule so far': 'OR: one is enough',
    'Consent option': 'Newsletter',
    'Consent is': 'not granted: denied or not set',
  });
  expect(desk.asked.at(-1)).toBe('build [{"of":"consent","option":"newsletter","is":"notGranted"}] any');

  await chat.press('Undo last');
  expect((await chat.press('Undo last')).text).toContain('No condition yet.');
});

test('in the lists nothing chosen is said below, and a value that nobody has comes with what there is', async () => {
  await desk.bot.close();
  const problem = {
    at: 0,
    length: 0,
    code: 'valueUnknown',
    params: { attribute: 'Industry', text: 'Retial' },
  } as const;
  desk = await startSegmentDesk({
    segments: { build: async () => ({ problems: [{ ...problem, suggestions: [{ text: 'Retail', rows: 88 }] }] }) },
  });
  const chat = desk.bot.teams.personal();
  await chat.say('segment');

  expect((await chat.press('Add condition')).text).toContain('Choose an attribute or a consent option first.');
  const again = await chat.press('Add condition', { Attribute: 'Profile · Industry', Value: 'Retial' });
  expect(again.text).toContain('“Retial” is not in the data of Industry. “Retail” has 88 rows.');
});

test('lists and text are two ways to one rule: the text begins with what is there', async () => {
  const chat = desk.bot.teams.personal();
  await chat.say('segment Employees > 10');

  const typed = await chat.press('Change the rule');

  expect(typed.card).toMatchObject({
    body: expect.arrayContaining([
      expect.objectContaining({ id: 'rule', value: 'Consent option = Newsletter AND Consent value = True' }),
    ]),
  });
  expect((await chat.press('Build it from lists')).text).toContain('Rule so far');
  expect((await chat.press('Next')).buttons).toContain('Save');
});

test('a contradiction and an empty result are pointed out, and the rule can be saved all the same', async () => {
  await desk.bot.close();
  const warnings = [{ code: 'contradiction', attribute: 'Consent value' } as const, { code: 'noMembers' } as const];
  desk = await startSegmentDesk({ segments: { preview: async () => aRulePreview({ members: 0, warnings }) } });

  const preview = await desk.bot.teams.personal().say('segment Employees > 10');

  expect(preview.text).toContain('Conditions on Consent value contradict each other');
  expect(preview.text).toContain('No profile fits this rule today.');
  expect(preview.buttons).toContain('Save');
});

test('before the profiles are unified again nobody says that no profile fits', async () => {
  await desk.bot.close();
  const warnings = [{ code: 'noMembers' } as const, { code: 'consentOutdated' } as const];
  desk = await startSegmentDesk({ segments: { preview: async () => aRulePreview({ members: 0, warnings }) } });

  const preview = await desk.bot.teams.personal().say('segment Employees > 10');

  expect(preview.text).toContain('0\nof 612 profiles, by the consent of the last unification');
  expect(preview.text).toContain('saving unifies first, then finds the members');
  expect(preview.text).not.toContain('No profile fits');
});

test('a rule under construction stays on the server: the card holds no word of it but in its inputs', async () => {
  const shown = await desk.bot.teams.personal().say('segment Name = Contoso');
  const carried = JSON.stringify(shown.card.actions);

  expect(carried).not.toMatch(/Contoso|Newsletter|Consent value/);
  expect(carried).toContain('"draft":"draft-1"');
});

test('a card of an earlier step is answered with the present one, and one that is over with the list', async () => {
  const chat = desk.bot.teams.personal();
  const { message } = await chat.say('segment');
  const old = structuredClone(message);
  await chat.press('Add condition', { 'Consent option': 'Newsletter' });

  expect((await chat.press('Add condition', {}, { on: old })).text).toContain('the card you used was an older one');
  await chat.press('Next', {}, { on: message });
  await chat.press('Save', { Name: 'Readers' }, { on: message });
  expect((await chat.press('Add condition', {}, { on: old })).text).toContain('Nothing was changed.');
});

test('typed in a channel, the preview comes in the 1:1 chat', async () => {
  const { teams } = desk.bot;
  const told = await teams.channel().say('segment Employees > 10');

  expect(told.text).toContain('Sent to our chat');
  expect((await teams.personal().sees('Preview of the segment')).buttons).toContain('Save');
});

test('the name of a segment opens it, in Dutch for who speaks Dutch', async () => {
  const opened = await desk.bot.teams.personal(undefined, { locale: 'nl-NL' }).say('segment newsletter readers');

  expect(opened.text).toContain('Toestemmingsoptie = Newsletter EN Toestemmingswaarde = True');
  expect(opened.buttons).toEqual(['Vernieuwen', 'Leden', 'Waarom ...?', 'Exporteren', 'Bewerken', 'Segmenten']);
});

test('Viewers make no segments', async () => {
  await desk.bot.close();
  desk = await startSegmentDesk({ role: 'viewer' });

  expect((await desk.bot.teams.personal().say('segment Employees > 10')).text).toContain(
    'This needs the role Contributor',
  );
});
