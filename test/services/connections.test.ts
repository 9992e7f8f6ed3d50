import type { ProviderFailure } from '../../services/leadspace/failure.js';
import { ADA, AGREED, BOB, DAY, openTrust, refusal, TOKEN, type Trust } from '../support/trust.js';

let trust: Trust;

beforeEach(async () => {
  trust = await openTrust();
});

afterEach(() => trust.storage.close());

const connect = (more: Partial<Parameters<Trust['connections']['connect']>[1]> = {}) =>
  trust.connections.connect(ADA, { token: { plain: TOKEN }, agreed: AGREED, verify: true, ...more });
const staged = async () => (await trust.storage.sql.all('SELECT id FROM staged_secrets')).length;
const stored = () => trust.storage.documents.read().connections;

test('a connection keeps the token encrypted, the receipt whole, and shows the last four characters only', async () => {
  const view = await connect();

  expect(view).toMatchObject({
    name: 'Leadspace',
    tokenEnding: '7f3a',
    tokenAge: 'fresh',
    consentIsCurrent: true,
    usedBy: [],
  });
  expect(view).toMatchObject({ sandbox: true, verifiedAt: trust.clock.now() });
  expect(view.consent).toMatchObject({
    userName: 'Ada Admin',
    tenantId: 'contoso',
    textHash: 'hash of the text',
    language: 'en',
  });
  expect(JSON.stringify([view, stored()])).not.toContain(TOKEN);
  expect(await trust.connections.tokenOf(view.id)).toBe(TOKEN);
  expect(await trust.actions()).toEqual(['access.claim', 'connection.create']);
});

test.each<[ProviderFailure, string]>([
  [{ kind: 'unauthorized', status: 401 }, 'tokenRefused'],
  [{ kind: 'creditsOrProgram', status: 427 }, 'creditsOrProgram'],
  [{ kind: 'rateLimited', status: 429 }, 'providerBusy'],
  [{ kind: 'unavailable', sent: false, reason: 'x' }, 'providerUnreachable'],
  [{ kind: 'unknownOutcome', reason: 'x' }, 'providerUnreachable'],
  [{ kind: 'badResponse', status: 200, reason: 'x' }, 'providerAnswerUnknown'],
  [{ kind: 'invalidInput', status: 404 }, 'providerAnswerUnknown'],
])('what Leadspace says (%o) has a message of its own: %s; nothing is saved, and it is audited', async (says, code) => {
  trust.provider.says = says;

  await expect(connect()).rejects.toMatchObject(refusal(code));

  expect(stored()).toEqual([]);
  expect((await trust.actions()).at(-1)).toBe('connection.verify');
});

test('saved without verifying, nobody is asked and the connection says so', async () => {
  const view = await connect({ verify: false });

  expect(view.verifiedAt).toBeUndefined();
  expect(trust.provider.verified).toEqual([]);
});

test('an agreement to another text is none', async () => {
  await expect(connect({ agreed: { ...AGREED, version: 'older' } })).rejects.toMatchObject(refusal('consentOutdated'));
  expect(trust.provider.verified).toEqual([]);
});

test.each(['two\nlines', 'ünïcode-token', 'x'.repeat(5000)])(
  'what cannot be a token (%j) goes nowhere',
  async (plain) => {
    await expect(connect({ token: { plain } })).rejects.toMatchObject(refusal('tokenRefused'));
    await expect(connect({ token: { plain: '  ' } })).rejects.toMatchObject(refusal('tokenMissing'));
    expect(trust.provider.verified).toEqual([]);
  },
);

test('spaces and a pasted “Bearer” are not part of the token', async () => {
  const { id } = await connect({ token: { plain: ` Bearer ${TOKEN}\n` } });

  expect(await trust.connections.tokenOf(id)).toBe(TOKEN);
});

test('of a short token not even the ending is shown', async () => {
  expect((await connect({ token: { plain: 'shorttoken1' } })).tokenEnding).toBe('');
});

test('a staged token is used once, by who typed it', async () => {
  const { id } = await trust.connections.stage(ADA, TOKEN);
  await trust.access.grant(ADA, BOB, 'administrator');
  await expect(
    trust.connections.connect(BOB, { token: { staged: id }, agreed: AGREED, verify: true }),
  ).rejects.toMatchObject(refusal('tokenMissing'));

  const view = await connect({ token: { staged: id } });

  expect(await trust.connections.tokenOf(view.id)).toBe(TOKEN);
  expect(await staged()).toBe(0);
});

test('a staged token that is refused is deleted; one that could not be verified stays', async () => {
  const { id: refused } = await trust.connections.stage(ADA, TOKEN);
  const { id: kept } = await trust.connections.stage(ADA, TOKEN);

  trust.provider.says = { kind: 'unauthorized', status: 401 };
  await expect(connect({ token: { staged: refused } })).rejects.toMatchObject(refusal('tokenRefused'));
  expect(await staged()).toBe(1);

  trust.provider.says = { kind: 'unavailable', sent: false, reason: 'x' };
  await expect(connect({ token: { staged: kept } })).rejects.toMatchObject(refusal('providerUnreachable'));
  expect(await staged()).toBe(1);
});

test('a staged token is good for 24 hours and then deleted', async () => {
  const { id } = await trust.connections.stage(ADA, TOKEN);
  await trust.clock.advance(DAY - 1);
  expect(await trust.connections.sweep()).toBe(0);

  await trust.clock.advance(2);

  await expect(connect({ token: { staged: id } })).rejects.toMatchObject(refusal('tokenMissing'));
  expect(await trust.connections.sweep()).toBe(1);
  expect(await staged()).toBe(0);
});

test('a new token takes the place of the old one; the consent stays, and runs on hold are told', async () => {
  const { id, consent } = await connect();
  await trust.clock.advance(DAY);

  const view = await trust.connections.replaceToken(ADA, id, { token: { plain: 'another-token-9999' }, verify: true });

  expect(view).toMatchObject({ consent, tokenEnding: '9999', tokenAddedAt: trust.clock.now() });
  expect(await trust.connections.tokenOf(id)).toBe('another-token-9999');
  expect(trust.replaced).toEqual([id]);
  expect((await trust.actions()).at(-1)).toBe('connection.replaceToken');
});

test('a refused token replaces nothing', async () => {
  const { id } = await connect();
  trust.provider.says = { kind: 'unauthorized', status: 401 };

  await expect(
    trust.connections.replaceToken(ADA, id, { token: { plain: 'wrong-token-0000' }, verify: true }),
  ).rejects.toMatchObject(refusal('tokenRefused'));

  expect(await trust.connections.tokenOf(id)).toBe(TOKEN);
  expect(trust.replaced).toEqual([]);
});

test.each([
  [0, 'fresh'],
  [182, 'fresh'],
  [184, 'rotate'],
  [668, 'rotate'],
  [671, 'expiring'],
  [729, 'expiring'],
  [731, 'expired'],
])('after %i days a token is %s', async (days, age) => {
  const { id } = await connect();
  await trust.clock.advance(days * DAY);

  expect((await trust.connections.get(ADA, id)).tokenAge).toBe(age);
});

test('consent for an older text or another address is not current, and can be renewed', async () => {
  const { id, consent } = await connect();
  const { consentIsCurrent } = trust.connections;
  expect(consentIsCurrent(consent)).toBe(true);
  expect(consentIsCurrent({ ...consent, textVersion: 'older' })).toBe(false);
  expect(consentIsCurrent({ ...consent, destination: 'https://gateway.example' })).toBe(false);
  // An agreement that does not say for where is none for here.
  expect(consentIsCurrent({ ...consent, destination: undefined })).toBe(false);

  await trust.storage.documents.update((draft) => {
    draft.connections[0]!.consent.textVersion = 'older';
  });
  expect((await trust.connections.get(ADA, id)).consentIsCurrent).toBe(false);

  expect((await trust.connections.renewConsent(ADA, id, { ...AGREED, language: 'nl' })).consentIsCurrent).toBe(true);
  expect((await trust.actions()).at(-1)).toBe('connection.renewConsent');
});

test('names are numbered, and connections know who uses them', async () => {
  const names = [await connect(), await connect(), await connect({ name: 'leadspace' })].map(({ name }) => name);

  expect(names).toEqual(['Leadspace', 'Leadspace 2', 'leadspace 3']);
});

test('without the role nothing is shown and nothing is changed', async () => {
  const { id } = await connect();
  const refused = refusal('notAllowed');

  await expect(trust.connections.list(BOB)).rejects.toMatchObject(refused);
  await expect(trust.connections.get(BOB, id)).rejects.toMatchObject(refused);
  await trust.access.grant(ADA, BOB, 'contributor');
  await expect(trust.connections.stage(BOB, TOKEN)).rejects.toMatchObject(refused);
  await expect(
    trust.connections.connect(BOB, { token: { plain: TOKEN }, agreed: AGREED, verify: false }),
  ).rejects.toMatchObject(refused);
  await expect(
    trust.connections.replaceToken(BOB, id, { token: { plain: TOKEN }, verify: false }),
  ).rejects.toMatchObject(refused);
  await expect(trust.connections.renewConsent(BOB, id, AGREED)).rejects.toMatchObject(refused);
  expect(await trust.connections.list(BOB)).toHaveLength(1);
});

test('a connection that is gone is told as such', async () => {
  await expect(trust.connections.get(ADA, 'gone')).rejects.toMatchObject(refusal('connectionMissing'));
  await expect(trust.connections.tokenOf('gone')).rejects.toMatchObject(refusal('connectionMissing'));
});

test('after the encryption key was lost the token cannot be read, and that is said', async () => {
  const { id } = await connect();
  const settings = trust.storage.documents.read();
  await trust.storage.close();

  trust = await openTrust({ key: Buffer.alloc(32, 9), claimed: false });
  await trust.storage.documents.update((draft) => void Object.assign(draft, settings));

  await expect(trust.connections.tokenOf(id)).rejects.toMatchObject(refusal('tokenUnreadable'));
});
