import { ServiceError } from '../../../services/errors.js';
import { type RefreshDesk, startRefreshDesk } from '../../support/refreshDesk.js';
import { anEnrichmentSchedule, aSchedule } from '../../support/scheduleViews.js';
import { ANNA } from '../../support/teams.js';

let desk: RefreshDesk;
beforeEach(async () => {
  desk = await startRefreshDesk();
});
afterEach(() => desk.bot.close());

const AT_EIGHT = '{"target":{"kind":"all"},"when":{"kind":"times","days":[1,3],"times":["08:00","12:30"]';

test('everything is planned for two times of two days, in the zone of who plans it', async () => {
  const chat = desk.bot.teams.personal();
  const list = await chat.say('schedule');
  expect(list.text).toContain('Everything\nNever by itself.\nOff');

  const form = await chat.press('Change');
  expect(form.text).toContain('Schedule\nEverything');
  const saved = await chat.press('Save', { Days: ['Monday', 'Wednesday'], Times: '8:00, 12.30' });

  expect(desk.asked).toEqual([`save ${AT_EIGHT},"timeZone":"Europe/Amsterdam"}}`]);
  expect(saved.text).toContain('Saved.');
  expect(saved.text).toContain('Mon, Wed at 08:00 and 12:30');
  expect(saved.text).toContain(
    'Next times\ntimes in Europe/Amsterdam\nMon 23 Nov 2026, 07:30\nMon 23 Nov 2026, 12:00\nTue 24 Nov 2026, 07:30',
  );
  expect(saved.text).toContain('Confirmed by\nAlex Admin');
  expect(saved.buttons).toEqual(['Change', 'Switch off', 'All schedules']);
});

test.each(['schedule leadspace COMPANIES', 'planning "Leadspace companies"'])(
  '%s: an enrichment runs with the refresh of everything, up to so many records',
  async (said) => {
    const chat = desk.bot.teams.personal();
    const form = await chat.say(said);
    expect(form.text).toContain('Leadspace companies · enrichment');
    expect(form.text).toContain('it sends nothing and asks');

    await chat.press('Save', { When: 'With each refresh of everything', 'At most this many records': '1,500' });

    expect(desk.asked).toEqual([
      'save {"target":{"kind":"enrichment","id":"enrichment-1"},"when":{"kind":"with"},"most":1500}',
    ]);
  },
);

test.each([
  ['scheduleTimes', {}, 'A schedule needs one to four times of day'],
  ['scheduleDays', {}, 'A schedule needs at least one day of the week.'],
  ['timeZoneUnknown', { zone: 'Amsterdam' }, 'Amsterdam is not a time zone.'],
  ['scheduleNeverFires', { name: 'Newsletter readers' }, 'Newsletter readers would never run by itself'],
  ['recordsMissing', {}, 'has to be a whole number from 1.'],
] as const)('what is wrong (%s) stands in the form, which keeps what was typed', async (code, params, words) => {
  const chat = desk.bot.teams.personal();
  await chat.say('schedule leadspace companies');
  desk.refuses = new ServiceError(code, params);

  const refused = await chat.press('Save', { Days: ['Friday'], Times: 'noon', 'Time zone': 'Amsterdam' });

  expect(refused.text).toContain(words);
  expect(JSON.stringify(refused.card)).toContain('"value":"noon"');
  desk.refuses = undefined as never;
  await chat.press('Save', { Times: '12:00' });
  expect(desk.asked.at(-1)).toContain('"days":[5],"times":["12:00"],"timeZone":"Amsterdam"');
});

test('New asks what for; only enrichments go with the refresh of everything', async () => {
  const chat = desk.bot.teams.personal();
  await chat.say('schedule');
  const form = await chat.press('New');
  expect(form.text).toContain('What');

  const refused = await chat.press('Save', {
    What: 'Newsletter readers · segment',
    When: 'With each refresh of everything (enrichments)',
  });
  expect(refused.text).toContain('Only enrichments run with the refresh of everything');
  expect(desk.asked).toEqual([]);

  await chat.press('Save', { When: 'On these days', Days: ['Monday'], Times: '07:00' });
  expect(desk.asked[0]).toContain('{"target":{"kind":"segment","id":"segment-1"}');
});

test('a name that none has leads to the choice; everything is a name too', async () => {
  const chat = desk.bot.teams.personal();

  expect((await chat.say('schedule Leadspce')).text).toContain('Nothing that can be scheduled is called that.');
  expect((await chat.say('schedule everything')).text).toContain('Schedule\nEverything');
  expect((await chat.say('planning alles')).text).toContain('Schedule\nEverything');
});

test('Switch off says so, and a second press changes nothing', async () => {
  desk.schedules = [anEnrichmentSchedule({ when: aSchedule().when, next: aSchedule().next })];
  const chat = desk.bot.teams.personal();
  await chat.say('schedule leadspace companies');
  const saved = await chat.press('Save');

  const off = await chat.press('Switch off');
  expect(off.text).toContain('Switched off: it does not run by itself any more.');
  expect(off.buttons).toEqual(['Change', 'All schedules']);
  const forged = await chat.send({
    ...{ type: 'invoke', name: 'adaptiveCard/action', replyToId: saved.message.id },
    value: { action: { verb: 'switchOffSchedule', data: { what: 'enrichment:enrichment-1' } } },
  });
  expect(JSON.stringify(forged.body)).toContain('Switched off');
  expect(desk.asked.slice(1)).toEqual(
    Array(2).fill('save {"target":{"kind":"enrichment","id":"enrichment-1"},"when":{"kind":"off"},"most":500}'),
  );
});

test('in a channel everybody sees the list, and the form goes to the 1:1 chat', async () => {
  desk.schedules = [aSchedule()];
  const channel = desk.bot.teams.channel();

  expect((await channel.say('schedule')).text).toContain('Monday to Friday at 07:30 and 12:00');
  expect((await channel.press('Change')).words).toContain('Sent to our chat');
  await desk.bot.teams.personal().sees('Time zone');
  const forged = await channel.send({
    ...{ type: 'invoke', name: 'adaptiveCard/action' },
    value: { action: { verb: 'saveSchedule', data: { what: 'all', when: 'off' } } },
  });
  expect(JSON.stringify(forged.body)).toContain('This works in our 1:1 chat only');
  expect(desk.asked).toEqual([]);
});

test('who is no Administrator looks at the list and changes nothing', async () => {
  await desk.bot.close();
  desk = await startRefreshDesk({ role: 'contributor' });
  desk.schedules = [aSchedule()];
  const chat = desk.bot.teams.personal();

  expect((await chat.say('schedule')).buttons).toEqual(['History']);
  expect((await chat.say('schedule everything')).text).toContain('This needs the role Administrator');
});

test('in Dutch', async () => {
  const chat = desk.bot.teams.personal(ANNA, { locale: 'nl-NL' });
  await chat.say('planning');
  await chat.press('Wijzigen');

  const saved = await chat.press('Opslaan', { Dagen: ['Maandag', 'Dinsdag', 'Woensdag', 'Donderdag', 'Vrijdag'] });

  expect(saved.text).toContain('Maandag t/m vrijdag om 07:00');
  expect(saved.text).toContain('Volgende tijden\ntijden in Europe/Amsterdam\nma 23 nov 2026, 07:30');
});
