import type { SessionView } from '../../../bot/pages/wire.js';
import { systemClock } from '../../../services/clock.js';
import type { TablePage } from '../../../services/results/tableView.js';
import type { ExportView } from '../../../services/results.js';
import { openUrls } from '../../support/cardText.js';
import { ASKED, ask, problemIn } from '../../support/pages.js';
import { claimed, connected, imported, type Steward, startSteward } from '../../support/steward.js';
import { ANNA, BRAM, type Shown } from '../../support/teams.js';

// From a card to the page and back, over the real house: what a link opens, for whom, and for how long.

let steward: Steward;
let anna: string;
let view: Shown;

beforeAll(async () => {
  steward = await startSteward();
  const chat = await claimed(steward);
  await imported(chat);
  await connected(chat);
  await chat.press('Next', { Name: 'Company facts' });
  await chat.press('Apply');
  await chat.press('Run');
  await chat.sees('Nothing has left yet');
  await chat.press('Run');
  await chat.sees('Coverage by field');
  view = await chat.say('view');
  anna = authorizationOf(pageIn(view));
});
afterAll(() => steward.close());

function pageIn(shown: Shown): URL {
  const [url] = openUrls(shown.card);
  return new URL(url ?? 'about:blank');
}

const authorizationOf = ({ hash }: URL) => `Link ${hash.slice('#link='.length)}`;
const read = async <Answer>(path: string, body?: object, authorization = anna) =>
  (await ask(steward.bot.url, path, { authorization, ...(body && { body }) })).body as Answer;
const onlyEnrichment = async () => (await read<SessionView>('session')).enrichments[0]!;

test('a card leads to the page of what it shows, and a company to its own', async () => {
  const { id } = await onlyEnrichment();
  const page = pageIn(view);

  expect(page.origin + page.pathname + page.search).toBe(`${steward.bot.url}/tab/profiles?enrichment=${id}`);
  const profile = await steward.chat.press('View profile');
  const company = new URLSearchParams(pageIn(profile).search).get('profile');
  expect(await read(`enrichments/${id}/profiles/${company}`)).toMatchObject({ customerId: Number(company) });
  expect(pageIn(profile).hash).not.toBe(page.hash);
});

test('who looks sees what the chat would show, and finds back to it', async () => {
  expect(await read('session')).toEqual({
    name: ANNA.name,
    role: 'administrator',
    chatUrl: 'http://localhost:56150',
    enrichments: [
      { id: expect.any(String), name: 'Company facts', sandbox: true, profiles: 3, updatedAt: expect.any(Number) },
    ],
  });
});

test('the language that was chosen in the chat holds on the page', async () => {
  await steward.chat.say('language nl');
  expect(await read('session')).toMatchObject({ language: 'nl' });
  await steward.chat.say('taal en');
  expect(await read('session')).toMatchObject({ language: 'en' });
});

test('overview, table, count, history and consent are read', async () => {
  const { id } = await onlyEnrichment();
  const table = await read<TablePage>(`enrichments/${id}/profiles`, { order: { field: 'ownName' }, size: 2 });
  const next = await read<TablePage>(`enrichments/${id}/profiles`, {
    ...{ order: { field: 'ownName' }, size: 2 },
    at: table.next,
  });

  expect([...table.rows, ...next.rows].map(({ ownName }) => ownName)).toEqual([
    'Adventure Works GmbH',
    'Contoso B.V.',
    'Fabrikam Ltd',
  ]);
  expect(await read(`enrichments/${id}/count`, { search: 'fabri' })).toEqual({ count: 1 });
  expect(await read(`enrichments/${id}`)).toMatchObject({ profiles: 3, enrichment: { name: 'Company facts' } });
  expect(await read('history', { timeZone: 'Europe/Amsterdam' })).toMatchObject({ total: 1 });
  expect(await read('consent')).toMatchObject({ overview: { profiles: 3 }, trend: { points: [] } });
});

test('what is filtered is downloaded as CSV, and only who asked for it gets the link', async () => {
  const { id } = await onlyEnrichment();
  const made = await read<ExportView>(`enrichments/${id}/export`, { search: 'contoso' });
  const file = await fetch(made.link?.url ?? '');

  expect(made.state).toBe('Successful');
  expect((await file.text()).trim().split('\n')).toHaveLength(2);
  expect(await read(`exports/${made.id}`)).toEqual(made);
  const bram = await linkOfBram();
  const his = await ask(steward.bot.url, `exports/${made.id}`, { authorization: bram });
  expect([his.status, problemIn(his).message]).toEqual([404, 'That export does not exist (any more).']);
});

test('who has no role any more is told who can help, at every endpoint', async () => {
  const bram = await linkOfBram();
  expect((await ask(steward.bot.url, 'session', { authorization: bram })).status).toBe(200);
  await role('No role');

  for (const [path, body] of ASKED) {
    const answer = await ask(steward.bot.url, path, { authorization: bram, ...(body && { body }) });
    expect([path, answer.status, problemIn(answer).code]).toEqual([path, 403, 'notAllowed']);
    expect(problemIn(answer).message).toContain(ANNA.name);
  }
});

test('in a channel others would press it: there the overview has no such button', async () => {
  const channel = steward.bot.teams.channel();
  await channel.say('enrichments');
  expect(openUrls((await channel.press('View')).card)).toEqual([]);

  await steward.chat.say('enrichments');
  expect(pageIn(await steward.chat.press('View')).pathname).toBe('/tab/overview');
});

test('the link holds over a restart, and for an hour', async () => {
  const from = Date.now();
  await steward.bot.restart({ clock: systemClock(from + 50 * 60_000) });
  expect(await read('session')).toMatchObject({ name: ANNA.name });

  await steward.bot.restart({ clock: systemClock(from + 61 * 60_000) });
  const answer = await ask(steward.bot.url, 'session', { authorization: anna, language: 'nl' });

  expect([answer.status, problemIn(answer).code]).toEqual([401, 'pageLinkExpired']);
  expect(problemIn(answer).next).toContain('chat');
});

async function linkOfBram(): Promise<string> {
  await role('Viewer');
  return authorizationOf(pageIn(await steward.bot.teams.personal(BRAM).say('view')));
}

async function role(name: 'Viewer' | 'No role'): Promise<void> {
  const group = steward.bot.teams.group();
  await group.say('roles');
  await group.press('Save', { Person: BRAM.name, Role: name });
}
