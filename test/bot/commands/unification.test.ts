import { claimed, type Steward, startSteward } from '../../support/steward.js';
import { BRAM, type Chat } from '../../support/teams.js';

// Two lists of partly the same companies become one Customer entity, in the chat and over the whole product.

const CRM = `Account,Company,Website,Country,E-mail,Modified on
A1,Acme B.V.,https://www.acme.nl,Netherlands,ann@acme.nl,2026-01-01
A2,Birch GmbH,birch.de,Germany,bob@birch.de,2026-05-01
A3,Cedar Ltd,,United Kingdom,info@shared.example,2026-02-01
A4,Dune SA,,France,info@shared.example,2026-02-01
`;
const BILLING = `Klantnr,Bedrijfsnaam,Website,Land,E-mailadres,Gewijzigd op
10,ACME BV,shop.acme.nl,Nederland,debiteuren@acme.nl,2026-06-01
11,Birch,,Duitsland,bob@birch.de,2026-03-01
12,Shared Services,,Nederland,info@shared.example,2026-03-01
13,Elm N.V.,elm.be,België,els@elm.be,2026-03-01
14,Elm,elm.be,België,,2026-04-01
`;

let steward: Steward;
let chat: Chat;
beforeEach(async () => {
  steward = await startSteward();
  await steward.put('crm.csv', CRM);
  await steward.put('billing.csv', BILLING);
  chat = await claimed(steward);
});
afterEach(() => steward.close());

async function imported(file: string, rows: string): Promise<void> {
  await chat.say(`data import ${file}`);
  await chat.press('Import');
  await chat.sees(rows);
}

/** Both sources, with billing's rows of one domain taken for duplicates, as far as the preview. */
async function previewed() {
  await imported('crm.csv', '4 profiles imported');
  await imported('billing.csv', '5 profiles imported');
  await chat.say('unification');
  await chat.press('Columns and duplicates', { 'Columns and duplicates of': 'billing' });
  await chat.press('Save', { 'Duplicates agree in': 'website domain', 'Of duplicates keep': 'the most recent row' });
  await chat.press('Preview');
  return chat.sees('Preview of the unification · Ready');
}
const flat = (text: string) =>
  text
    .replace(/[\s·]+/g, ' ')
    .replace(/\( /g, '(')
    .replace(/ ,/g, ',');

test('two sources, a preview, Apply; a refresh says what has changed since', async () => {
  const preview = flat((await previewed()).text);
  expect(preview).toContain('9 rows 6 profiles 2 of several sources');
  expect(preview).toContain('3 profiles merged into another.');
  expect(preview).toContain('1 duplicate 2 rows matched 2 rows unmatched 1 of them is ambiguous');
  expect(preview).toContain(
    'Rule 1: contact e-mail 1 row Rule 2: website domain 1 row Rule 3: company name + country 0 rows',
  );
  expect(preview).toContain('ACME BV (billing, row 1) is one profile with Acme B.V. (crm, row 1) by website domain');
  expect(preview).toContain(
    'Shared Services (billing, row 3) agrees with Cedar Ltd (crm, row 3), Dune SA (crm, row 4)',
  );
  expect(preview).toContain('Nothing has changed yet.');
  expect((await chat.say('data')).text).toContain('9 profiles in 2 data sources make up the Customer entity.');

  await chat.press('Apply');
  const unified = await chat.sees('Unification · Successful');
  expect(flat(unified.text)).toContain('6 profiles, 2 of them are of several sources.');
  expect((await chat.say('data')).text).toContain('9 rows in 2 data sources are unified into 6 profiles');
  expect((await chat.say('unification')).text).toContain('What holds now was applied by');

  await steward.put(
    'billing.csv',
    BILLING.replace('12,Shared Services', '12,Cedar Limited').replace('Nederland,info@', 'United Kingdom,info@'),
  );
  await chat.say('refresh');
  const ended = await chat.sees(/Refresh of everything\n✅ Successful/);
  expect(flat(ended.text)).toContain('5 profiles 1 merged');
});

test('a source that is removed leaves the profiles at once', async () => {
  await previewed();
  await chat.press('Apply');
  await chat.sees('Unification · Successful');

  await chat.say('data');
  await chat.press('Remove', { 'Data source': 'crm' });
  await chat.press('Remove');
  let shown = '';
  while (!shown.includes('5 rows in 1 data source are unified into 4 profiles')) shown = (await chat.say('data')).text;
});

test('a list is a file in the 1:1 chat, and leads back to its preview', async () => {
  await previewed();
  const list = await chat.press('Download list', { 'List to download': 'Ambiguous rows: 1' });
  expect(list.text).toContain('unification-ambiguous.csv');

  expect((await chat.press('Back')).text).toContain('Preview of the unification · Ready');
});

test('what cannot be is said below its input, and what was chosen stays', async () => {
  await imported('crm.csv', '4 profiles imported');
  await imported('billing.csv', '5 profiles imported');
  await chat.say('unification');
  await chat.press('Columns and duplicates', { 'Columns and duplicates of': 'billing' });

  const refused = await chat.press('Save', {
    ...{ 'When a row was last changed': 'none', 'Duplicates agree in': 'contact e-mail' },
    'Of duplicates keep': 'the most recent row',
  });
  expect(refused.text).toContain('No column of billing says when a row was last changed');
  const saved = await chat.press('Save', { 'Of duplicates keep': 'the row that is filled most' });
  expect(saved.text).toContain('duplicates by contact e-mail');

  await chat.press('Next');
  await chat.press('Next', { 'Rule 1': ['contact e-mail', 'company name + country'] });
  const half = await chat.press('Combine', { 'Combine this column': 'crm · Account' });
  expect(half.text).toContain('Choose two columns of different sources.');
  const combined = await chat.press('Combine', { 'with this one': 'billing · Klantnr' });
  expect(combined.text).toContain('Account (crm · Account + billing · Klantnr)');
});

test('an old card, a forged one, and one that was applied already do nothing', async () => {
  const preview = await previewed();
  const forms = await chat.press('Back');
  await chat.press('Back', {}, { on: forms.message });
  const stale = await chat.say('unification');
  const form = await chat.press('Next', {}, { on: stale.message });
  expect(form.text).toContain('Matching rules');

  const again = await chat.press('Preview', {}, { on: form.message });
  await chat.sees('Preview of the unification · Ready');
  await chat.press('Apply', {}, { on: again.message });
  await chat.sees('Unification · Successful');
  expect(preview.text).toContain('Ready');
});

test('in a channel the forms go on in the 1:1 chat, and who has no role has none', async () => {
  await imported('crm.csv', '4 profiles imported');
  const channel = steward.bot.teams.channel();
  expect((await channel.say('unification')).buttons).toEqual(['Continue in our chat']);
  await channel.press('Continue in our chat');
  expect((await chat.sees('Customer data')).text).toContain('There is one source of profiles only');

  expect((await steward.bot.teams.personal(BRAM).say('unification')).text).toContain('This needs the role Contributor');
});
