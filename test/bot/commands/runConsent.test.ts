import { claimed, connected, imported, type Steward, startSteward } from '../../support/steward.js';

// Consent from the file to the wire, by the whole product: who may not be sent is withheld, and every card says why.

let steward: Steward;
beforeEach(async () => {
  steward = await startSteward();
});
afterEach(() => steward.close());

const CONSENT = `Consent ID,Email,Consent option,Consent value
0,holly@fabrikam.example,Newsletter,False
2,holly@fabrikam.example,Product updates,True
5,frank@contoso.example,Newsletter,True
4,frank@contoso.example,Product updates,False
`;

/** Names of the companies that reached the wire. */
const sent = () =>
  steward.sandbox.log
    .all()
    .filter(({ kind }) => kind === 'bulk')
    .flatMap(({ body }) => [...body!.matchAll(/"name":"([^"]+)"/g)].map(([, name]) => name));

async function withConsent() {
  const chat = await claimed(steward);
  await imported(chat);
  await steward.put('consent.csv', CONSENT);
  await chat.say('data import consent.csv');
  await chat.press('Next', { 'Name of the data source': 'Website consent' });
  await chat.press('Import', { Confirmation: true });
  await chat.sees('4 consent rows imported.');
  return chat;
}

test('a consent that must be granted is chosen in the set-up; the rest is withheld with its reason', async () => {
  const chat = await withConsent();
  await connected(chat);
  const fields = await chat.press('Next', { Name: 'Readers only' });
  expect(fields.text).toContain('Newsletter · 1 granted, 1 denied');
  const applied = await chat.press('Apply', {
    'Consent that must be granted (optional)': 'Newsletter · 1 granted, 1 denied',
  });
  expect(applied.text).toMatch(/Only with consent to\W+Newsletter/);

  await chat.press('Run');
  const dryRun = await chat.sees('Nothing has left yet');
  expect(dryRun.text).toMatch(/Will be sent\n1\n/);
  expect(dryRun.text).toMatch(/Withheld: consent denied\n1\nWithheld: no consent\n1/);
  await chat.press('Run');
  const result = await chat.sees('enriched profiles');

  expect(result.text).toMatch(/Withheld\n2/);
  expect(sent()).toEqual(['Contoso B.V.']);
  await chat.say('view "Readers only" Fabrikam');
  expect((await chat.press('View profile')).text).toContain('consent denied');
});

test('a segment is the data set: its member is sent, and is not when consent is withdrawn before the run', async () => {
  const chat = await withConsent();
  await chat.say('segment Consent option=Newsletter & Consent value=True');
  await chat.press('Save', { Name: 'Readers' });
  await chat.sees('1\nMembers');
  await connected(chat);
  await chat.press('Next', { Name: 'Readers only', 'Customer data set': 'Segment Readers' });
  await chat.press('Apply');
  await chat.press('Run');
  await chat.sees('Nothing has left yet');
  const withdrawn = CONSENT.replace('Newsletter,True', 'Newsletter,False');
  await steward.put('consent.csv', `${withdrawn}6,nobody@example.com,Newsletter,True\n`);
  await chat.say('data import consent.csv');
  await chat.press('Next', { 'Name of the data source': 'Website consent' });
  await chat.press('Replace', { Confirmation: true });
  await chat.sees('5 consent rows imported.');

  await chat.say('run "Readers only"');
  await chat.sees('Withheld: consent no longer fits the segment\n1');

  await chat.press('Run');
  expect((await chat.sees('enriched profiles')).text).toMatch(/Withheld\n1/);
  expect(sent()).toEqual([]);
});
