import type { Caller } from '../../services/caller.js';
import { ADA, BOB, openTrust, refusal, type Trust, type TrustOptions } from '../support/trust.js';

let trust: Trust;

async function open(options: TrustOptions = {}): Promise<Trust> {
  trust = await openTrust(options);
  return trust;
}

afterEach(() => trust.storage.close());

const CAROL: Caller = { ...BOB, userId: 'carol', name: 'Carol' };

test('in development the first one claims the role, and then nobody does any more', async () => {
  const { access, actions } = await open({ claimed: false });
  expect(access.canClaim()).toBe(true);

  await access.claim(ADA);

  expect(access.roleOf(ADA)).toBe('administrator');
  expect(access.canClaim()).toBe(false);
  await expect(access.claim(BOB)).rejects.toMatchObject(refusal('claimClosed'));
  expect(access.roleOf(BOB)).toBeUndefined();
  expect(await actions()).toEqual(['access.claim']);
});

test('of two who claim at the same moment only one becomes administrator', async () => {
  const { access, storage } = await open({ claimed: false });

  const outcomes = await Promise.allSettled([access.claim(ADA), access.claim(BOB)]);

  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(storage.documents.read().members).toHaveLength(1);
});

test('in production nobody can claim, and configured administrators need no grant', async () => {
  const { access } = await open({ development: false, administrators: ['ADA'], claimed: false });

  expect(access.canClaim()).toBe(false);
  await expect(access.claim(BOB)).rejects.toMatchObject(refusal('claimClosed'));
  expect(access.roleOf(ADA)).toBe('administrator');
});

test('a refusal names the role and who can help, and is audited with who tried', async () => {
  const { access, storage, actions } = await open();

  await expect(access.require(BOB, 'contributor')).rejects.toMatchObject(
    refusal('notAllowed', { needed: 'contributor', helpers: 'Ada Admin' }),
  );

  expect((await actions()).at(-1)).toBe('access.refused');
  expect(await storage.sql.get("SELECT actor_id FROM audit_entries WHERE action = 'access.refused'")).toEqual({
    actor_id: 'bob',
  });
});

test('a role contains the lower ones', async () => {
  const { access } = await open();
  await access.grant(ADA, BOB, 'contributor');

  await access.require(BOB, 'viewer');
  await access.require(BOB, 'contributor');
  await expect(access.require(BOB, 'administrator')).rejects.toMatchObject(refusal('notAllowed'));
});

test('a role of one tenant is none in another, not even for the same id', async () => {
  const { access } = await open();
  const stranger = { ...ADA, tenantId: 'fabrikam' };

  expect(access.roleOf(stranger)).toBeUndefined();
  await expect(access.require(stranger, 'viewer')).rejects.toMatchObject(refusal('notAllowed', { helpers: '' }));
});

test('only an administrator gives roles, changes them and takes them away', async () => {
  const { access } = await open();
  await access.grant(ADA, BOB, 'contributor');
  await expect(access.grant(BOB, CAROL, 'viewer')).rejects.toMatchObject(refusal('notAllowed'));

  await access.grant(ADA, BOB, 'viewer');
  expect(await access.list(ADA)).toMatchObject([
    { userId: 'ada' },
    { userId: 'bob', role: 'viewer', grantedBy: 'ada' },
  ]);

  await access.grant(ADA, BOB, 'none');
  expect(access.roleOf(BOB)).toBeUndefined();
  await expect(access.list(BOB)).rejects.toMatchObject(refusal('notAllowed'));
});

test('the last administrator can neither leave nor step down', async () => {
  const { access } = await open();

  await expect(access.grant(ADA, ADA, 'viewer')).rejects.toMatchObject(refusal('lastAdministrator'));
  await expect(access.grant(ADA, ADA, 'none')).rejects.toMatchObject(refusal('lastAdministrator'));
  expect(access.roleOf(ADA)).toBe('administrator');

  await access.grant(ADA, BOB, 'administrator');
  await access.grant(ADA, ADA, 'none');
  expect(access.roleOf(ADA)).toBeUndefined();
});

test('of two administrators who remove each other at once, one stays', async () => {
  const { access, storage } = await open();
  await access.grant(ADA, BOB, 'administrator');

  await Promise.allSettled([access.grant(ADA, BOB, 'none'), access.grant(BOB, ADA, 'none')]);

  expect(storage.documents.read().members).toHaveLength(1);
});
