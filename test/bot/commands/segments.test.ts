import { type SegmentDesk, startSegmentDesk } from '../../support/segmentDesk.js';
import { aSegment } from '../../support/segmentViews.js';
import { MORNING } from '../../support/views.js';

let desk: SegmentDesk;
beforeEach(async () => {
  desk = await startSegmentDesk();
});
afterEach(() => desk.bot.close());

test('lists them with one set of buttons, and opens the chosen one', async () => {
  const chat = desk.bot.teams.personal();

  const list = await chat.say('segments');
  expect(list.text).toContain('dynamic');
  expect(list.text).toContain('204 members');
  expect(list.buttons).toEqual(['View', 'New segment', 'Refresh', 'Consent guard']);

  const opened = await chat.press('View');
  expect(opened.text).toContain('Consent option = Newsletter AND Consent value = True');
  expect(opened.buttons).toEqual(['Refresh', 'Members', 'Why ...?', 'Export', 'Edit', 'Segments']);
});

test('13 are paged by five', async () => {
  desk.there.push(...Array.from({ length: 12 }, (_, index) => aSegment({ id: `s${index}`, name: `Number ${index}` })));
  const chat = desk.bot.teams.personal();

  expect((await chat.say('segmenten')).buttons).toContain('More');
  const second = await chat.press('More');
  expect(second.text).toContain('Page 2 of 3');
  expect(second.buttons).toEqual(['View', 'New segment', 'Refresh', 'Consent guard', 'Previous', 'More']);
});

test('Viewers get no button that would refuse', async () => {
  await desk.bot.close();
  desk = await startSegmentDesk({ role: 'viewer' });
  const chat = desk.bot.teams.personal();

  expect((await chat.say('segments')).buttons).toEqual(['View']);
  expect((await chat.press('View')).buttons).toEqual(['Members', 'Why ...?', 'Segments']);
});

test('Refresh follows the refresh in the card, in a channel too', async () => {
  const channel = desk.bot.teams.channel();
  await channel.say('segments newsletter readers');

  expect((await channel.press('Refresh')).text).toContain('Members are being found');
  desk.becomes(aSegment({ members: 199 }));
  expect((await channel.sees('199')).text).toContain('Successful');
});

test('members are paged, and each says why it is in', async () => {
  const chat = desk.bot.teams.personal();
  await chat.say('segments newsletter readers');

  expect((await chat.press('Members')).text).toContain('Contoso Retail B.V.');
  await chat.press('More');
  expect(desk.asked.at(-1)).toBe('members {"after":23}');
  await chat.press('Why is it in?');
  expect(desk.asked.at(-1)).toBe('why 31');
});

test('why somebody is not in: every condition with its sign, its words and what was found', async () => {
  const chat = desk.bot.teams.personal();
  await chat.say('segments newsletter readers');
  await chat.press('Why ...?');

  const why = await chat.press('Explain', { 'E-mail, phone, company or CustomerId': 'holly@contoso.com' });

  expect(desk.asked.at(-1)).toBe('why holly@contoso.com');
  expect(why.text).toContain('Not in the segment.');
  expect(why.text).toMatch(/✅\nIndustry = Retail\nholds\n · \nfound: Retail/);
  expect(why.text).toMatch(/❌\nConsent value = True\ndoes not hold/);
  expect(why.text).toContain('Newsletter: denied (False) · CRM, row 1 · 22 Nov 2026');
});

test('nobody of that name is said below the input', async () => {
  const chat = desk.bot.teams.personal();
  await chat.say('segments newsletter readers');
  await chat.press('Why ...?');

  const none = await chat.press('Explain', { 'E-mail, phone, company or CustomerId': 'nobody@contoso.com' });

  expect(none.text).toContain('No profile with that e-mail, phone, company or CustomerId.');
});

test('names of members and reasons stay out of a channel', async () => {
  const { teams } = desk.bot;
  const channel = teams.channel();
  await channel.say('segments newsletter readers');

  expect((await channel.press('Members')).words).toContain('Sent to our chat');
  expect((await channel.press('Why ...?')).words).toContain('Sent to our chat');
  await teams.personal().sees('Contoso Retail B.V.');
  expect(JSON.stringify(channel.messages())).not.toContain('Contoso');

  const forged = await channel.send({
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: {
      action: { type: 'Action.Execute', verb: 'explainMember', data: { segment: 'segment-1', person: '17' } },
    },
  });
  expect(JSON.stringify(forged.body)).toContain('This works in our 1:1 chat only');
});

test('a segment is renamed, deactivated and activated', async () => {
  desk.there.push(aSegment({ id: 'segment-2', name: 'Fair' }));
  const chat = desk.bot.teams.personal();
  await chat.say('segments newsletter readers');

  await chat.press('Edit');
  expect((await chat.press('Rename', { Name: 'Fair' })).text).toContain('There is already one with the name Fair');
  expect((await chat.press('Rename', { Name: 'Readers' })).text).toContain('Renamed.');
  await chat.press('Edit');
  const off = await chat.press('Deactivate');
  expect(off.text).toContain('it keeps its members and is not refreshed');
  expect(off.buttons).not.toContain('Refresh');
  await chat.press('Edit');
  expect((await chat.press('Activate')).text).toContain('It is active again');
  expect(desk.asked).toEqual(['active segment-1 false', 'active segment-1 true']);
});

test('its rule is changed: the change is previewed and saved under its own name', async () => {
  const chat = desk.bot.teams.personal();
  await chat.say('segments newsletter readers');
  await chat.press('Edit');

  const preview = await chat.press('Change the rule');
  expect(preview.text).toContain('Preview of the change');
  await chat.press('Save');
  expect(desk.asked.at(-1)).toBe('save Newsletter readers dynamic as segment-1');
});

test('Delete asks first; what is used says by what, and is not deleted', async () => {
  const usedBy = { enrichments: [{ id: 'enrichment-1', name: 'Leadspace companies' }] };
  desk.there.push(aSegment({ id: 'segment-2', name: 'Used', usedBy }));
  const chat = desk.bot.teams.personal();

  await chat.say('segments used');
  await chat.press('Edit');
  const inUse = await chat.press('Delete');
  expect(inUse.text).toContain('Leadspace companies');
  expect(inUse.buttons).toEqual(['My enrichments', 'Cancel']);

  await chat.say('segments newsletter readers');
  await chat.press('Edit');
  await chat.press('Delete');
  expect((await chat.press('Delete')).text).toContain('Newsletter readers was deleted.');
  expect(desk.asked).toEqual(['remove segment-1']);
});

test('an administrator chooses the consent guard of all segments, or none', async () => {
  const chat = desk.bot.teams.personal();
  await chat.say('segments');

  const form = await chat.press('Consent guard');
  expect(form.text).toContain('Now: none.');
  const set = await chat.press('Save', { 'Option that must be granted': 'Newsletter' });
  expect(set.text).toContain('Members of every segment must have granted “Newsletter”.');
  await chat.press('Consent guard');
  await chat.press('Save', { 'Option that must be granted': 'None: rules alone decide' });
  expect(desk.asked).toEqual(['guard newsletter', 'guard undefined']);
});

test('a segment is excepted from the guard with a reason, and the exception ends', async () => {
  desk.there[0] = aSegment({ guard: { option: 'Newsletter' } });
  const chat = desk.bot.teams.personal();
  await chat.say('segments newsletter readers');
  await chat.press('Edit');
  await chat.press('Except from the guard');

  const none = await chat.press('Except this segment', {}, { unchecked: true });
  expect(none.text).toContain('Please fill this in.');
  await chat.press('Except this segment', { Reason: 'Recall notice' });

  desk.there[0] = aSegment({
    guard: { option: 'Newsletter', override: { reason: 'Recall notice', by: 'Anna', at: MORNING } },
  });
  expect((await chat.say('segments newsletter readers')).text).toContain('not asked of this segment: Recall notice');
  await chat.press('Edit');
  await chat.press('Guard exception');
  await chat.press('End the exception');
  expect(desk.asked).toEqual(['override segment-1 Recall notice', 'override segment-1 undefined']);
});
