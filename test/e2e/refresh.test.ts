import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { importConsent, importContosoProfiles, saveSegment, unify } from './consentSteps.js';
import { CONSENT_ENGLISH as say } from './consentWords.js';
import type { Conversation } from './playground/people.js';
import { type Product, startProduct } from './product.js';
import { becomeAdministrator } from './steps.js';
import { ENGLISH } from './words.js';

// The channel speaks Dutch, the group and the person English: each is told in its own language.

let product: Product;
const teams = () => product.teams;
const READERS = 'Readers';
/** A file that has gone is looked for again twice, after 5 and after 20 seconds. */
const PATIENCE_MS = 60_000;
const file = (name: string) => join(product.importDir, name);

beforeAll(async () => {
  product = await startProduct();
  await teams().sees(ENGLISH.welcome);
  await becomeAdministrator(teams(), ENGLISH);
  await copyFile(file('contoso-consent.csv'), file('kept.csv'));
  await importContosoProfiles(teams(), say);
  await importConsent(teams(), say, ENGLISH.next);
  await unify(teams(), say);
  await teams().say(say.byRule);
  await saveSegment(teams(), say, READERS, ENGLISH.successful);
});
afterAll(() => product?.close());

/** What is newest in a conversation, and how many messages of the bot there are. */
async function look(conversation: Conversation): Promise<{ count: number; text: string }> {
  await teams().open(conversation);
  return { count: await teams().count(), text: await teams().text() };
}

/** From the 1:1 chat to the notification that it has ended; gives what stands on the card itself when it was drawn for the last time. */
async function refresh(words: string | RegExp, command = 'refresh'): Promise<string> {
  await teams().open('personal');
  await teams().say(command);
  await teams().sees(words, PATIENCE_MS);
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await teams().page.waitForTimeout(100)) {
    const card = await teams().textBefore();
    if (!card.includes('🔄')) return card;
  }
  throw new Error(`The card still goes on:\n${await teams().textBefore()}`);
}

test('the channel, the group and the person subscribe', async () => {
  await teams().open('channel');
  await teams().say('taal nl');
  await teams().say('abonneren');
  await teams().sees('Geabonneerd.');
  for (const conversation of ['group', 'personal'] as const) {
    await teams().open(conversation);
    await teams().say('subscribe');
    await teams().sees('Subscribed.');
  }
});

test('one has withdrawn: one card goes through its stages in place, and all three are told what has changed', async () => {
  await copyFile(file('contoso-consent-withdrawn.csv'), file('contoso-consent.csv'));

  await teams().open('personal');
  const before = await teams().count();
  await teams().say('refresh');
  await teams().sees('Refresh successful', PATIENCE_MS);

  // The card, that many of a segment have withdrawn, and the result.
  expect(await teams().count()).toBe(before + 3);
  expect(await teams().textBefore(1)).toMatch(/Consent was withdrawn[\s\S]*1 of 1 member has left/);
  expect(await teams().textBefore(2)).toMatch(/Refresh of everything\s+✅ Successful/);
  expect(await teams().text()).toMatch(/Readers · 0 in, 1 out · 1 of them because of consent · 0 members/);
  expect((await look('group')).text).toContain('0 in, 1 out');
  expect((await look('channel')).text).toMatch(/Vernieuwing geslaagd[\s\S]*0 erbij, 1 eruit/);
});

test('the card of the refresh shows each stage with what it has found', async () => {
  await teams().open('personal');
  const card = await refresh('Refresh successful');

  for (const words of ['Data sources', 'contoso-accounts', 'contoso-consent', 'Unification', 'Segments', READERS])
    expect(card).toContain(words);
  expect(card).toContain('Successful');
  expect(card).not.toContain('Not started');
});

test('who wants failures only, and who is muted until something is fixed, hear nothing of a success', async () => {
  await teams().open('group');
  await teams().say('subscribe failures');
  await teams().open('channel');
  await teams().say('dempen tot opgelost');
  const before = [await look('group'), await look('channel')];
  await copyFile(file('kept.csv'), file('contoso-consent.csv'));

  await refresh(/Refresh successful[\s\S]*1 in, 0 out/);

  expect([await look('group'), await look('channel')]).toEqual(before);
});

test('a file has gone: what depends on it is skipped and names it, and the failure is told once', async () => {
  const channel = await look('channel');
  await rm(file('contoso-consent.csv'));

  const card = await refresh('Refresh failed');

  expect(card).toMatch(/contoso-consent · Failed/);
  expect(card).toMatch(/Unification\s+⏭️ Skipped: contoso-consent failed/);
  expect(card).toContain(`${READERS} · Skipped: contoso-consent failed`);
  const group = await look('group');
  expect(group.text).toMatch(/Refresh failed[\s\S]*contoso-consent/);
  expect(await look('channel')).toEqual(channel);

  await teams().open('personal');
  await teams().say('refresh');
  await teams().sees(/contoso-consent · Failed/, PATIENCE_MS);
  await teams().open('group');
  await teams().sees(/2 times since/);
  expect(await teams().count()).toBe(group.count);
  expect(await look('channel')).toEqual(channel);
});

test('Retry on the failure card repeats what had failed, and all are told once that it works again', async () => {
  const before = { channel: await look('channel'), group: await look('group') };
  await copyFile(file('kept.csv'), file('contoso-consent.csv'));

  await teams().press('Retry');

  await teams().sees('Refresh works again', PATIENCE_MS);
  expect((await look('channel')).count).toBe(before.channel.count + 1);
  expect(await teams().sees('Vernieuwen gaat weer goed')).toContain('contoso-consent');
});

test('a person and a channel change their languages, each for itself', async () => {
  await teams().open('channel');
  await teams().say('language en');
  await teams().open('personal');
  await teams().say('taal nl');

  await refresh('Vernieuwing geslaagd', 'vernieuwen');

  expect((await look('channel')).text).toContain('Refresh successful');
});
