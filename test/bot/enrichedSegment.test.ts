import { claimed, connected, type Steward, startSteward } from '../support/steward.js';

// What Leadspace knows and what customers have said, in one rule: from the first run to the file.

let steward: Steward;
beforeEach(async () => {
  steward = await startSteward();
});
afterEach(() => steward.close());

const ACCOUNTS = `Account,Company,Website,Location,Email
A-1,Best Buy,best-buy.example,"Richfield, Minnesota",holly@best-buy.example
A-2,Ross Stores,ross-stores.example,"Dublin, California",frank@ross-stores.example
A-3,Robinhood Markets,robinhood-markets.example,"Menlo Park, California",nora@robinhood-markets.example
`;
const CONSENT = `Consent ID,Email,Consent option,Consent value
1,holly@best-buy.example,Newsletter,True
2,frank@ross-stores.example,Newsletter,False
3,nora@robinhood-markets.example,Newsletter,True
`;

const sent = () =>
  steward.sandbox.log
    .all()
    .filter(({ kind }) => kind === 'bulk')
    .flatMap(({ body }) => [...body!.matchAll(/"name":"([^"]+)"/g)].map(([, name]) => name));

test('a segment of an industry and a consent is made, enriched, and exported with what was found', async () => {
  const chat = await claimed(steward);
  await steward.put('accounts.csv', ACCOUNTS);
  await steward.put('consent.csv', CONSENT);
  await chat.say('data import accounts.csv');
  await chat.press('Import');
  await chat.sees('3 profiles imported.');
  await chat.say('data import consent.csv');
  await chat.press('Next', { 'Name of the data source': 'Website' });
  await chat.press('Import', { Confirmation: true });
  await chat.sees('3 consent rows imported.');
  await chat.press('Unify');
  await chat.sees('Unification · Successful');
  await connected(chat);
  await chat.press('Next', { Name: 'Company facts' });
  await chat.press('Apply');
  await chat.press('Run');
  await chat.sees('Nothing has left yet');
  await chat.press('Run');
  await chat.sees('Coverage by field');
  expect(sent()).toHaveLength(3);

  const preview = await chat.say(
    'segment Industry = "Consumer Discretionary" & Consent option = Newsletter & Consent value = True',
  );
  expect(preview.text).toMatch(/1\nof 3 profiles/);
  await chat.press('Save', { Name: 'Shops that read' });
  await chat.sees('1\nMembers');

  await chat.say('setup');
  await chat.press('Get started');
  await chat.press('Next');
  await chat.press('Next', { Name: 'Facts of shops', 'Customer data set': 'Segment Shops that read' });
  await chat.press('Apply');
  await chat.press('Run');
  await chat.sees(/Profiles in the data set\n1\n/);
  await chat.press('Run');
  await chat.sees(/Facts of shops[\s\S]*Coverage by field/);
  expect(sent().slice(3)).toEqual(['Best Buy']);

  await chat.say('export "Shops that read"');
  await chat.press('Export', { 'Enriched columns': ['Industry · Company facts'] });
  const done = await chat.sees('SHA-256');
  const link = linksIn(done.card).find(({ title }) => title === 'Download members')!;
  const file = await (await fetch(link.url)).text();

  expect(file.split('\r\n').filter(Boolean)).toEqual([
    'SourceKey,Company,Email,Company facts: industry',
    'A-1,Best Buy,holly@best-buy.example,Consumer Discretionary',
  ]);
});

function linksIn(node: unknown): { title: string; url: string }[] {
  if (Array.isArray(node)) return node.flatMap(linksIn);
  if (node === null || typeof node !== 'object') return [];
  const { type, title, url } = node as { type?: string; title?: string; url?: string };
  const own = type === 'Action.OpenUrl' ? [{ title: String(title), url: String(url) }] : [];
  return [...own, ...Object.values(node).flatMap(linksIn)];
}
