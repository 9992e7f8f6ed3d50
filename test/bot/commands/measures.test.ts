import { choiceKey } from '../../../cards/choices.js';
import { ServiceError } from '../../../services/errors.js';
import { type MeasureDesk, startMeasureDesk } from '../../support/measureDesk.js';
import { aMeasure, somePoints } from '../../support/measureViews.js';
import { newsletterUnknown } from '../../support/segmentViews.js';
import type { Chat } from '../../support/teams.js';

let desk: MeasureDesk;
beforeEach(async () => {
  desk = await startMeasureDesk();
});
afterEach(() => desk.bot.close());

/** What no card offers, sent all the same. */
async function forge(chat: Chat, verb: string, data: Record<string, unknown>): Promise<string> {
  const action = { type: 'Action.Execute', verb, data };
  const { body } = await chat.send({ type: 'invoke', name: 'adaptiveCard/action', value: { action } });
  return JSON.stringify(body);
}

const BUTTONS = ['Refresh', 'Groups', 'Change', 'Delete', 'Measures'];

test('lists them with one set of buttons, and opens the chosen one', async () => {
  const chat = desk.bot.teams.personal();

  const list = await chat.say('measures');
  expect(list.text).toContain('Average of Employees');
  expect(list.text).toContain('1,234.57');
  expect(list.buttons).toEqual(['View', 'New measure', 'Refresh']);

  const opened = await chat.press('View');
  expect(opened.text).toContain('590 of 612 profiles');
  expect(opened.buttons).toEqual(BUTTONS);
});

test('one is asked for by its name, in Dutch too', async () => {
  const chat = desk.bot.teams.personal(undefined, { locale: 'nl-NL' });

  expect((await chat.say('meting company size')).text).toContain('1.234,57');
  expect((await chat.say('metingen')).buttons).toEqual(['Bekijken', 'Nieuwe meting', 'Vernieuwen']);
  expect((await chat.say('meting omvang')).text).toContain('Die meting bestaat niet (meer).');
});

test('13 are paged by five', async () => {
  desk.there.push(...Array.from({ length: 12 }, (_, index) => aMeasure({ id: `m${index}`, name: `Number ${index}` })));
  const chat = desk.bot.teams.personal();

  expect((await chat.say('measures')).buttons).toContain('More');
  const second = await chat.press('More');
  expect(second.text).toContain('Page 2 of 3');
  expect(second.buttons).toEqual(['View', 'New measure', 'Refresh', 'Previous', 'More']);
});

test('Viewers get no button that would refuse, and what they press all the same is refused', async () => {
  await desk.bot.close();
  desk = await startMeasureDesk({ role: 'viewer' });
  const chat = desk.bot.teams.personal();

  expect((await chat.say('measures')).buttons).toEqual(['View']);
  expect((await chat.press('View')).buttons).toEqual(['Groups', 'Measures']);
  for (const verb of ['newMeasure', 'editMeasure', 'confirmRemoveMeasure', 'saveMeasure']) {
    await forge(chat, verb, { measure: 'measure-1', name: 'One', calculates: 'count' });
    expect(chat.last().text).toContain('This needs the role Contributor');
  }
});

test('Refresh follows the count in the card, in a channel too', async () => {
  const channel = desk.bot.teams.channel();
  await channel.say('measures company size');

  expect((await channel.press('Refresh')).text).toContain('It is being counted');
  desk.becomes(aMeasure({ trend: somePoints([1_300, 1_234]) }));
  expect((await channel.sees('1,300')).text).toContain('+66');
});

test('groups are shown in the 1:1 chat, wherever they are asked for', async () => {
  const { teams } = desk.bot;
  const channel = teams.channel();
  await channel.say('measures company size');

  expect((await channel.press('Groups')).words).toContain('Sent to our chat');
  const groups = await teams.personal().sees('Retail');
  expect(groups.text).toContain('210 of 214 profiles');
  expect(groups.text).toContain('(no value)');
  expect(JSON.stringify(channel.messages())).not.toContain('Retail');
});

test('what was not counted by group says so', async () => {
  await desk.bot.close();
  desk = await startMeasureDesk({ measures: { groups: async () => undefined } });
  const chat = desk.bot.teams.personal();
  await chat.say('measures company size');

  expect((await chat.press('Groups')).text).toContain('Refresh the measure first.');
});

test('an average by industry is made in one form', async () => {
  const chat = desk.bot.teams.personal();
  await chat.say('measures');
  await chat.press('New measure');

  const made = await chat.press('Save', {
    ...{ Name: 'Size', Calculate: 'Average of a number', Attribute: 'Profile · Employees' },
    ...{ 'Data set': 'Segment Newsletter readers', 'Split by': 'Profile · Industry' },
  });

  expect(made.text).toContain('Saved. It is being counted.');
  expect(desk.saved).toEqual([
    {
      ...{ name: 'Size', calculates: 'average', attribute: 'p:Employees', dataSet: 'segment-1' },
      by: { attribute: 'p:Industry' },
    },
  ]);
});

test('a share of an attribute, one of consent, and a count by consent', async () => {
  const chat = desk.bot.teams.personal();
  const make = async (given: Record<string, string>) => {
    await chat.say('measures');
    await chat.press('New measure');
    return chat.press('Save', { Name: 'One', ...given });
  };
  const share = 'Share of profiles, as asked below';

  await make({ Calculate: share, Attribute: 'Profile · Industry', Value: 'Retail' });
  await make({ Calculate: share, 'Consent option': 'Newsletter', 'Consent is': 'denied' });
  await make({ 'Split by': 'Consent · Newsletter' });

  const all = { name: 'One', dataSet: 'Customer' };
  expect(desk.saved).toEqual([
    {
      ...{ ...all, calculates: 'share' },
      where: { of: 'attribute', attribute: 'p:Industry', operator: '=', value: 'Retail' },
    },
    { ...all, calculates: 'share', where: { of: 'consent', option: 'newsletter', is: 'denied' } },
    { ...all, calculates: 'count', by: { option: 'newsletter' } },
  ]);
});

test('what does not go together is said below its input, and nothing is saved until it is kept', async () => {
  const chat = desk.bot.teams.personal();
  await chat.say('measures');
  await chat.press('New measure');

  const onlyShare = await chat.press('Save', { Name: 'One', Value: 'Retail' });
  expect(onlyShare.text).toContain('Only a share asks this.');
  const either = await chat.press('Save', {
    ...{ Calculate: 'Share of profiles, as asked below', Attribute: 'Profile · Industry' },
    ...{ 'Consent option': 'Newsletter' },
  });
  expect(either.text).toContain('choose an attribute or a consent option');
  const noValue = await chat.press('Save', { 'Consent option': 'No consent option', Value: '' });
  expect(noValue.text).toContain('Please fill this in.');
  desk.problems.push(newsletterUnknown({ params: { attribute: 'Industry', text: 'Retial' }, suggestions: [] }));
  const unknown = await chat.press('Save', { Value: 'Retial' });
  expect(unknown.text).toContain('“Retial” is not in the data of Industry.');
  expect(desk.saved).toEqual([]);
  await chat.press('Keep it as typed');
  expect(desk.saved).toMatchObject([{ where: { value: 'Retial' } }]);
});

test.each([
  ['nameTaken', { name: 'One' }, 'There is already one with the name One'],
  ['attributeMissing', {}, 'It is not said what the measure is of.'],
  ['attributeUnfit', { attribute: 'Industry', calculates: 'sum' }, 'Industry holds no numbers'],
  ['groupRefused', { attribute: 'E-mail' }, 'A measure is not split by E-mail'],
  ['attributeGone', { attribute: 'Fax' }, 'There is no attribute Fax (any more).'],
  ['notFound', { what: 'segment' }, 'That segment does not exist (any more).'],
] as const)('%s is said in the form, with what was typed', async (code, params, words) => {
  await desk.bot.close();
  const save = () => Promise.reject(new ServiceError(code, params));
  desk = await startMeasureDesk({ measures: { save } });
  const chat = desk.bot.teams.personal();
  await chat.say('measures');
  await chat.press('New measure');

  const again = await chat.press('Save', { Name: 'One', 'Split by': 'Profile · Industry' });

  expect(again.text).toContain(words);
  expect(again.card.body).toContainEqual(expect.objectContaining({ type: 'Container' }));
  expect(JSON.stringify(again.card)).toContain(`"value":"${choiceKey('p:Industry')}"`);
});

test('Change opens the form as it is, and saves under the same measure', async () => {
  const chat = desk.bot.teams.personal();
  await chat.say('measures company size');

  const form = await chat.press('Change');
  expect(form.text).toContain('Another definition starts its figures over time anew.');
  await chat.press('Save', { 'Split by': 'Nothing: one figure' });

  expect(desk.saved).toEqual([
    {
      ...{ id: 'measure-1', name: 'Company size', calculates: 'average', attribute: 'p:Employees' },
      dataSet: 'Customer',
    },
  ]);
});

test('Delete asks first', async () => {
  const chat = desk.bot.teams.personal();
  await chat.say('measures company size');

  expect((await chat.press('Delete')).text).toContain('Delete this measure?');
  expect(desk.asked).toEqual([]);
  expect((await chat.press('Delete')).text).toContain('Company size was deleted.');
  expect(desk.asked).toEqual(['remove measure-1']);
});

test('a forged form is answered with the form, and a forged one of another measure with what is wrong', async () => {
  const chat = desk.bot.teams.personal();
  const save = (data: Record<string, unknown>) => forge(chat, 'saveMeasure', data);

  expect(await save({ name: 'x'.repeat(500), calculates: 'drop table' })).toContain('This is too long.');
  expect(await save({ name: 'One', calculates: 'count', attribute: '-', by: '-', dataSet: 'else' })).toContain(
    'Please choose one of the list.',
  );
  await save({ measure: 'measure-9', name: 'One', calculates: 'count' });
  expect(chat.last().text).toContain('That measure does not exist (any more).');
  expect(desk.saved).toEqual([]);
});
