import { createPageLinks, type PageLinks } from '../../services/pageLinks.js';
import { createVault } from '../../services/vault.js';
import { ADA, BOB, DAY, openTrust, refusal, type Trust } from '../support/trust.js';

const HOUR = 3_600_000;
const EXPIRED = refusal('pageLinkExpired');
const OVER = refusal('tokenPageOver');
const DRAFT = { id: 'draft-1', version: 3 };

let trust: Trust;
let links: PageLinks;
let made: number;

const open = (development = true, vault = trust.vault) =>
  createPageLinks({
    ...{ sql: trust.storage.sql, clock: trust.clock, vault, development },
    newSecret: () => `secret-${String(++made).padStart(25, '0')}`,
  });

beforeEach(async () => {
  made = 0;
  trust = await openTrust();
  links = open();
});
afterEach(() => trust.storage.close());

const states = async () => (await trust.storage.sql.all('SELECT id FROM page_states ORDER BY id')).length;

test('a link says who reads, in which language, for an hour and over a restart', async () => {
  const link = await links.reading(ADA, 'nl', 'a:ada');
  expect(await links.reader(link)).toEqual({ caller: ADA, language: 'nl' });

  links = open();
  await trust.clock.advance(HOUR - 1);
  expect(await links.reader(link)).toEqual({ caller: ADA, language: 'nl' });

  await trust.clock.advance(1);
  await expect(links.reader(link)).rejects.toMatchObject(EXPIRED);
});

test('nobody can read who from the link: it holds an id, a time and a signature', async () => {
  const link = await links.reading(ADA, 'en', 'a:ada');

  expect(link).toMatch(/^[\w-]{22,64}\.[\da-z]{1,12}\.[\w-]{43}$/);
  for (const known of [ADA.userId, ADA.tenantId, 'Ada']) expect(link).not.toContain(`${known}.`);
});

test('a link that was changed anywhere, or signed with another key, opens nothing', async () => {
  const link = await links.reading(ADA, 'en', 'a:ada');
  const [id, expiry, signature] = link.split('.') as [string, string, string];
  const [otherId, , otherSignature] = (await links.reading(BOB, 'en', 'a:bob')).split('.') as [string, string, string];
  const later = (Number.parseInt(expiry, 36) + DAY).toString(36);
  const forged = createVault([Buffer.alloc(32, 9)]).sign('page link', `${id}.${expiry}`);
  const invented = 'invented-0000000000000000000';

  for (const wrong of [
    `${otherId}.${expiry}.${signature}`,
    `${id}.${later}.${signature}`,
    `${id}.${expiry}.${otherSignature}`,
    `${id}.${expiry}.${forged}`,
    `${invented}.${expiry}.${trust.vault.sign('page link', `${invented}.${expiry}`)}`,
    `${id}.${later}.${trust.vault.sign('page link', `${id}.${later}`)}`,
    `${id}.${expiry}.`,
    `${id}.${expiry}`,
    `${link}x`,
    `${link}\n`,
    ` ${link}`,
    '',
  ])
    await expect(links.reader(wrong)).rejects.toMatchObject(EXPIRED);
});

test('a link for one purpose is none for the other', async () => {
  const reading = await links.reading(ADA, 'en', 'a:ada');
  const entering = await links.entering(ADA, 'en', 'a:ada', DRAFT);

  await expect(links.entrance(reading)).rejects.toMatchObject(OVER);
  await expect(links.reader(entering)).rejects.toMatchObject(EXPIRED);
  // Not even when somebody could sign for the other purpose.
  const text = entering.slice(0, entering.lastIndexOf('.'));
  await expect(links.reader(`${text}.${trust.vault.sign('page link', text)}`)).rejects.toMatchObject(EXPIRED);
});

test('in production no link says who somebody is, not even one of before', async () => {
  const link = await links.reading(ADA, 'en', 'a:ada');
  links = open(false);

  await expect(links.reader(link)).rejects.toMatchObject(EXPIRED);
  await expect(links.reading(ADA, 'en', 'a:ada')).rejects.toThrow('signs in with Entra');
});

test('the page of a token is for one person and step, for ten minutes, once', async () => {
  const link = await links.entering(ADA, 'nl', 'a:ada', DRAFT);
  await trust.clock.advance(10 * 60_000 - 1);
  const page = await links.entrance(link);
  expect(page).toMatchObject({ caller: ADA, language: 'nl', conversationId: 'a:ada', draft: DRAFT });

  const uses = await Promise.allSettled([links.use(page.id), links.use(page.id)]);

  expect(uses.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect(links.entrance(link)).rejects.toMatchObject(OVER);
});

test('the page of a token is over after ten minutes, used or not', async () => {
  const link = await links.entering(ADA, 'nl', 'a:ada', DRAFT);
  await trust.clock.advance(10 * 60_000);

  await expect(links.entrance(link)).rejects.toMatchObject(OVER);
});

test('what expired an hour ago is forgotten', async () => {
  await links.entering(ADA, 'en', 'a:ada', DRAFT);
  await trust.clock.advance(HOUR);
  const link = await links.reading(ADA, 'en', 'a:ada');
  await links.sweep();
  expect(await states()).toBe(2);

  await trust.clock.advance(10 * 60_000 + 1);
  await links.sweep();

  expect(await states()).toBe(1);
  await links.reader(link);
});
