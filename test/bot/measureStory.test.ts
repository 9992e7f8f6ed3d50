import { claimed, type Steward, startSteward } from '../support/steward.js';
import { BRAM, type Chat } from '../support/teams.js';

// From a file of companies to figures over them, in the chat and in the database.

const COMPANIES = `Account,Company,Industry,Employees,Since,E-mail
A-1,Contoso Retail,Retail,1200,2021-03-01,frank@contoso.example
A-2,Fabrikam Food,Food,100,2022-05-10,holly@fabrikam.example
A-3,Adventure Works,Retail,300,2023-01-15,nora@adventure-works.example
A-4,Northwind Traders,,50,2020-01-01,omar@northwind.example
A-5,Tailspin Toys,Retail,,2024-11-30,
`;
const CONSENT = `Consent ID,Email,Consent option,Consent value
1,frank@contoso.example,Newsletter,True
2,holly@fabrikam.example,Newsletter,False
3,nora@adventure-works.example,Newsletter,True
`;
const SHARE = 'Share of profiles, as asked below';

let steward: Steward;
let chat: Chat;
beforeEach(async () => {
  steward = await startSteward();
  chat = await claimed(steward);
  await importFile('accounts.csv', COMPANIES, '5 profiles imported.');
});
afterEach(() => steward.close());

async function importFile(name: string, content: string, ends: string): Promise<void> {
  await steward.put(name, content);
  await chat.say(`data import ${name}`);
  await chat.press('Import');
  await chat.sees(ends);
}

async function make(given: Record<string, string>): Promise<void> {
  await chat.say('measures');
  await chat.press('New measure');
  const made = await chat.press('Save', given);
  expect(made.text).toContain('Saved. It is being counted.');
}

const average = { Calculate: 'Average of a number', Attribute: 'Profile · Employees' };

test('the average by industry: made in the chat, asked for in a channel, its groups only between us', async () => {
  await make({ Name: 'Size', ...average, 'Split by': 'Profile · Industry' });
  const counted = await chat.sees(/412\.5\nAverage/);
  expect(counted.text).toContain('4 of 5 profiles');

  const channel = steward.bot.teams.channel();
  const shown = await channel.say('measures size');
  expect(shown.text).toContain('412.5');
  expect((await channel.press('Groups')).words).toContain('Sent to our chat');

  const groups = await chat.sees('Measure by group');
  expect(groups.text).toMatch(/Retail\n2 of 3 profiles\n750/);
  expect(groups.text).toMatch(/Food\n1 of 1 profiles\n100/);
  expect(groups.text).toMatch(/\(no value\)\n1 of 1 profiles\n50/);
  expect(JSON.stringify(channel.messages())).not.toMatch(/Retail|Food/);
});

test('a share of an attribute and of consent, a date, and a count by consent', async () => {
  await steward.put('consent.csv', CONSENT);
  await chat.say('data import consent.csv');
  await chat.press('Next', { 'Name of the data source': 'Website' });
  await chat.press('Import', { Confirmation: true });
  await chat.sees('3 consent rows imported.');
  await chat.press('Unify');
  await chat.sees('Unification · Successful');

  await make({ Name: 'Retail part', Calculate: SHARE, Attribute: 'Profile · Industry', Value: 'Retail' });
  await chat.sees(/60%\nShare/);
  await make({ Name: 'Readers', Calculate: SHARE, 'Consent option': 'Newsletter' });
  await chat.sees(/40%\nShare/);
  await make({ Name: 'Newest', Calculate: 'Maximum of a number or date', Attribute: 'Profile · Since' });
  await chat.sees(/30 Nov 2024\nMaximum/);
  await make({ Name: 'By newsletter', 'Split by': 'Consent · Newsletter' });
  await chat.sees(/5\nCount/);

  const groups = await chat.press('Groups');
  expect(groups.text).toMatch(/granted\n2/);
  expect(groups.text).toMatch(/denied\n1/);
  expect(groups.text).toMatch(/not set\n2/);
});

test('new profiles make it outdated; a refresh counts them and says what changed', async () => {
  await make({ Name: 'All' });
  await chat.sees(/5\nCount/);
  await steward.put('accounts.csv', `${COMPANIES}A-6,Wide World,Food,10,2024-01-01,\n`);
  await chat.say('data');
  await chat.press('Refresh');
  await chat.sees('6 profiles imported.');

  const outdated = await chat.say('measures all');
  expect(outdated.text).toContain('refresh it');
  await chat.press('Refresh');
  const counted = await chat.sees(/6\nCount/);
  expect(counted.text).toContain('+1\nSince the count before');
});

test('it is changed under its name, and deleted when that is confirmed', async () => {
  await make({ Name: 'Size', ...average });
  await chat.sees(/412\.5\nAverage/);

  await chat.press('Change');
  await chat.press('Save', { Name: 'Staff', Calculate: 'Sum of a number' });
  const changed = await chat.sees(/1,650\nSum/);
  expect(changed.text).toContain('Staff');
  expect(changed.text).not.toContain('Since the count before');

  await chat.press('Delete');
  expect((await chat.press('Delete')).text).toContain('Staff was deleted.');
  expect((await chat.say('measures')).text).toContain('There is no measure yet.');
});

test('what cannot be calculated or split is said below its input, in the reader’s language', async () => {
  const dutch = steward.bot.teams.personal(undefined, { locale: 'nl-NL' });
  await dutch.say('metingen');
  await dutch.press('Nieuwe meting');

  const unfit = await dutch.press('Opslaan', {
    Naam: 'Som',
    Bereken: 'Som van een getal',
    Kenmerk: 'Profiel · Industry',
  });
  expect(unfit.text).toContain('Industry bevat geen getallen of datums waarvan een som te maken is.');
  const unknown = await dutch.press('Opslaan', {
    ...{ Bereken: 'Aandeel van profielen, zoals hieronder gevraagd', Waarde: 'Retial' },
  });
  expect(unknown.text).toContain('“Retial” komt niet voor in de gegevens van Industry. “Retail” heeft 3 rijen.');
  expect((await dutch.press('Opslaan', { Waarde: 'Retail' })).text).toContain('De meting wordt berekend.');
  await dutch.sees(/60%\nAandeel/);
});

test('what is forged is answered with what is wrong', async () => {
  const save = async (data: Record<string, unknown>) => {
    const action = { type: 'Action.Execute', verb: 'saveMeasure', data: { name: 'One', calculates: 'count', ...data } };
    const { body } = await chat.send({ type: 'invoke', name: 'adaptiveCard/action', value: { action } });
    return `${JSON.stringify(body)} ${chat.last().text}`;
  };
  const whole = { attribute: '-', dataSet: 'Customer' };

  expect(await save({ ...whole, byTyped: 'E-mail' })).toContain('A measure is not split by E-mail');
  expect(await save({ ...whole, attributeTyped: 'Fax', by: '-' })).toContain('There is no attribute Fax (any more).');
  expect(await save({ ...whole, dataSet: 'x', by: '-' })).toContain('Please choose one of the list.');
  expect(await save({ ...whole, measure: 'gone', by: '-' })).toContain('That measure does not exist (any more).');
  expect((await chat.say('measures')).text).toContain('There is no measure yet.');
});

test('a Viewer sees the figures and makes none', async () => {
  await make({ Name: 'All' });
  await chat.sees(/5\nCount/);
  const group = steward.bot.teams.group();
  await group.say('roles');
  await group.press('Save', { Person: BRAM.name, Role: 'Viewer' });
  const viewer = steward.bot.teams.personal(BRAM);

  expect((await viewer.say('measures')).buttons).toEqual(['View']);
  expect((await viewer.press('View')).text).toMatch(/5\nCount/);
  const data = { name: 'One', calculates: 'count', attribute: '-', dataSet: 'Customer', by: '-' };
  const action = { type: 'Action.Execute', verb: 'saveMeasure', data };
  await viewer.send({ type: 'invoke', name: 'adaptiveCard/action', value: { action } });
  expect(viewer.last().text).toContain('This needs the role Contributor.');
});
