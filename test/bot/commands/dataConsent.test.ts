import { claimed, type Steward, startSteward } from '../../support/steward.js';

let steward: Steward;
beforeEach(async () => {
  steward = await startSteward();
});
afterEach(() => steward.close());

const SAMPLE = `Consent ID,Email,Consent option,Consent value
0,holly@fabrikam.example,Newsletter,False
2,holly@fabrikam.example,Product updates,True
5,frank@contoso.example,Newsletter,True
4,frank@contoso.example,Product updates,False
`;

const CHECKED = { Confirmation: true };

test('consent data is looked at, its columns and values are confirmed, and imported on one card', async () => {
  const chat = await claimed(steward);
  await steward.put('consent.csv', SAMPLE);

  const columns = await chat.say('data import consent.csv');
  expect(columns.text).toContain('Import consent data');
  expect(columns.text).toContain('holly@fabrikam.example  ·  holly@fabrikam.example');
  const values = await chat.press('Next', { 'Name of the data source': 'Website consent' });
  expect(values.text).toContain('Consent value: \nConsent value');
  expect(values.text).toContain('True · 2 rows');
  const started = await chat.press('Import', CHECKED);
  const done = await chat.sees('4 consent rows imported.');

  expect(done.message.id).toBe(started.message.id);
  expect(done.text).toMatch(/Consent options\n2\nNewly granted\n2\nNewly denied\n2/);
  expect(done.buttons).toEqual(['Unify', 'Data sources']);
  expect((await chat.press('Unify')).message.id).toBe(done.message.id);
  await chat.sees('Unification · Successful');
  await chat.say('data import consent.csv');
  await chat.press('Cancel');
  const list = chat.last();
  expect(list.text).toContain('☑️ Consent data');
  expect(list.text).toContain('4 consent rows');
});

test('nothing is imported before the options have been checked, and what was ticked stays', async () => {
  const chat = await claimed(steward);
  await steward.put('consent.csv', `${SAMPLE}6,sam@adventure-works.example,Newsletter,True\n`);
  await chat.say('data import consent.csv');
  await chat.press('Next', { 'Name of the data source': 'Website consent' });

  const again = await chat.press('Import', { 'For these options True means NO': ['Newsletter'] });

  expect(again.text).toContain('Check the options and tick this');
  await chat.press('Import', CHECKED);
  // Newsletter=True is a no now, and False a yes.
  expect((await chat.sees('5 consent rows imported.')).text).toMatch(/Newly granted\n2\nNewly denied\n3/);
});

test('Back brings the columns as they were chosen', async () => {
  const chat = await claimed(steward);
  await steward.put('consent.csv', SAMPLE);
  await chat.say('data import consent.csv');
  await chat.press('Next', { 'Consent option': 'None', 'What the file is': 'Changes only' });
  const back = await chat.press('Back', { 'Name of the data source': 'Other name' });

  expect(back.buttons).toContain('Next');
  const again = await chat.press('Next');
  expect(again.text).toContain('All rows: the one option that is named after the data source');
  expect(again.text).toContain('Changes only');
  await chat.press('Import', CHECKED);
  const list = (await chat.sees('4 consent rows imported.')) && (await chat.press('Data sources'));
  expect(list.text).toContain('Other name');
});

test('a value that is ticked as yes and no, and a column that is used twice, are said below their input', async () => {
  const chat = await claimed(steward);
  await steward.put('consent.csv', SAMPLE);
  await chat.say('data import consent.csv');

  const twice = await chat.press('Next', { 'Consent ID': 'Consent value' });
  expect(twice.text).toContain('has been chosen for something else already');
  await chat.press('Next', { 'Consent ID': 'None' });
  const both = await chat.press('Import', { ...CHECKED, 'Other words that mean no': 'TRUE' });

  expect(both.text).toContain('Ticked or typed in both lists');
});

test('03/04/2026 is asked for; a time zone that does not exist is refused', async () => {
  const chat = await claimed(steward);
  await steward.put('consent.csv', 'Email,Consent value,Consent date\na@contoso.example,yes,03/04/2026\n');
  await chat.say('data import consent.csv');
  const asked = await chat.press('Next');
  expect(asked.text).toContain('03/04/2026 is');

  const refused = await chat.press('Import', { ...CHECKED, 'Another time zone': 'Mars/Olympus' });
  expect(refused.text).toContain('Choose one: the dates of this file can be read both ways.');
  expect(refused.text).toContain('There is no such time zone.');
  await chat.press('Import', { '03/04/2026 is': '3 April (day first)', 'Another time zone': 'europe/amsterdam' });

  await chat.sees('1 consent row imported.');
});

test('phone numbers need their country, by the list or by two letters', async () => {
  const chat = await claimed(steward);
  await steward.put('consent.csv', 'Phone,Consent value\n06 12345678,ja\n');
  await chat.say('data import consent.csv');
  const asked = await chat.press('Next', { 'That column holds': 'Phone numbers' });
  expect(asked.text).toContain('Country of phone numbers without a country code');

  expect((await chat.press('Import', { ...CHECKED, 'Another country, by its two letters': 'QX' })).text).toContain(
    'There is no such country.',
  );
  await chat.press('Import', { 'Another country, by its two letters': 'nl' });

  await chat.sees('1 consent row imported.');
});

test('the next file of a source says so first, and shows what changed', async () => {
  const chat = await claimed(steward);
  await steward.put('consent.csv', SAMPLE);
  await chat.say('data import consent.csv');
  await chat.press('Next');
  await chat.press('Import', CHECKED);
  await chat.sees('4 consent rows imported.');
  await steward.put('consent.csv', SAMPLE.replace('5,frank@contoso.example,Newsletter,True\n', ''));

  await chat.say('data import consent.csv');
  const next = await chat.press('Next');
  expect(next.text).toContain('This is the next file of the data source');
  await chat.press('Replace', CHECKED);
  const done = await chat.sees('3 consent rows imported.');

  expect(done.text).toMatch(/No longer in the file\n1/);
  expect(done.text).toMatch(/No longer set\n1/);
});

test('a source of profiles and one of consent data never share a name', async () => {
  const chat = await claimed(steward);
  await chat.say('data import companies.csv');
  await chat.press('Import', { 'Name of the data source': 'CRM' });
  await chat.sees('3 profiles imported.');
  await steward.put('consent.csv', SAMPLE);
  await chat.say('data import consent.csv');

  const refused = await chat.press('Next', { 'Name of the data source': 'crm' });

  expect(refused.text).toContain('A data source of company profiles has this name.');
});

test('the file is what the administrator says it is', async () => {
  const chat = await claimed(steward);
  const form = await chat.say('data import companies.csv');
  expect(form.text).toContain('Import company profiles');

  expect((await chat.press('This is consent data')).text).toContain('Import consent data');
  expect((await chat.press('These are company profiles')).text).toContain('Import company profiles');
});

test('what was refused is listed, and can be downloaded in the 1:1 chat', async () => {
  const chat = await claimed(steward);
  await steward.put('consent.csv', `${SAMPLE}6,nobody,Newsletter,True\n7,,Newsletter,True\n`);
  await chat.say('data import consent.csv');
  await chat.press('Next');
  await chat.press('Import', CHECKED);
  await chat.sees('4 consent rows imported, 2 rows rejected.');

  const rejects = await chat.press('Rejected rows');
  expect(rejects.text).toContain('No e-mail address or phone number that can be read');
  expect(rejects.text).not.toContain('nobody');
  const file = await chat.press('Download list');

  expect(file.text).toContain('Rejected rows as a file');
  expect(file.buttons).toEqual(['Download (opens in browser)', 'Back']);
});

test('removing consent data says what stays', async () => {
  const chat = await claimed(steward);
  await steward.put('consent.csv', SAMPLE);
  await chat.say('data import consent.csv');
  await chat.press('Next');
  await chat.press('Import', CHECKED);
  await chat.sees('4 consent rows imported.');
  await chat.press('Data sources');

  expect((await chat.press('Remove')).text).toContain('Denials stay');
  expect((await chat.press('Remove')).text).toContain('Its grants no longer count; its denials stay.');
});

const HOLDING = `Account;Company;E-mail;Newsletter consent;Newsletter consent date;Do not sell
A-1;Contoso B.V.;frank@contoso.example;ja;2026-03-01;nee
A-2;Fabrikam Ltd;holly@fabrikam.example;nee;2026-03-02;ja
`;

test('profiles that hold consent need no import of it: a second step asks what their columns say', async () => {
  const chat = await claimed(steward);
  await steward.put('crm.csv', HOLDING);
  const form = await chat.say('data import crm.csv');
  expect(form.text).toContain('Columns that hold consent');

  const asked = await chat.press('Import');
  expect(asked.text).toContain('Consent in company profiles');
  expect(asked.text).toContain('ja · 2 rows');
  expect(asked.text).toContain('with the date in ');
  expect((await chat.press('Import', { 'Consent option 2': '' })).text).toContain('Give the option a name.');
  await chat.press('Import', { 'Consent option 2': 'Do not sell', ...CHECKED });
  const done = await chat.sees('2 profiles imported.');

  expect(done.text).toMatch(/Consent options\n2\nNewly granted\n2\nNewly denied\n2/);
  expect(done.buttons).toEqual(['Enrich my data', 'Unify', 'Data sources']);
});

test('Back from the second step of profiles brings the first one as it was', async () => {
  const chat = await claimed(steward);
  await steward.put('crm.csv', HOLDING);
  await chat.say('data import crm.csv');
  await chat.press('Import', { 'Name of the data source': 'CRM', 'Columns that hold consent': ['Do not sell'] });

  const back = await chat.press('Back');
  expect(back.buttons).toContain('This is consent data');
  const again = await chat.press('Import');
  expect(again.text).toContain('Consent option 1');
  expect(again.text).not.toContain('Consent option 2');
});

test('in Dutch the sample is read with Dutch headers', async () => {
  const chat = await claimed(steward);
  await chat.say('taal nl');
  await steward.put(
    'toestemming.csv',
    'Toestemmings-id;E-mailadres;Toestemmingsoptie;Toestemmingswaarde\n0;holly@fabrikam.example;Nieuwsbrief;Nee\n5;frank@contoso.example;Nieuwsbrief;Ja\n',
  );

  const form = await chat.say('gegevens importeren toestemming.csv');
  expect(form.text).toContain('Toestemmingsgegevens importeren');
  expect((await chat.press('Volgende')).text).toContain('Ja · 1 rij');
  await chat.press('Importeren', { Bevestiging: true });
  const done = await chat.sees('2 toestemmingsrijen geïmporteerd.');

  expect(done.buttons).toEqual(['Harmoniseren', 'Gegevensbronnen']);
});
