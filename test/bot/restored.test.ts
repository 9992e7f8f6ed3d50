import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tellRestored } from '../../bot/restored.js';
import { createLocale } from '../../cards/locale.js';
import { statusCard } from '../../cards/statusCard.js';
import { readable } from '../support/cardText.js';
import { aStatus } from '../support/setupViews.js';
import { ADA, openTrust, type Trust } from '../support/trust.js';

let folder: string;
let trust: Trust;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-restored-'));
  trust = await openTrust({ folder });
});
afterEach(async () => {
  await trust.audit.settled();
  await trust.storage.close();
  await rm(folder, { recursive: true, force: true });
});

const told = async (): Promise<string[]> => {
  const warnings: string[] = [];
  const none = () => undefined;
  const log = {
    debug: none,
    info: none,
    error: none,
    warn: (_what: object, words: string) => void warnings.push(words),
  };
  await tellRestored(trust.storage.documents, [], { audit: trust.audit, log });
  return warnings;
};

test('settings that are whole are no news', async () => {
  expect(await told()).toEqual([]);
  expect(await trust.actions()).not.toContain('settings.restored');
});

test('settings from their last good copy are told to operators and to the audit log of each tenant', async () => {
  // Twice: the last good copy has Ada then.
  await trust.storage.documents.update(() => undefined);
  await trust.audit.settled();
  await trust.storage.close();
  await writeFile(join(folder, 'settings.json'), 'damaged');
  trust = await openTrust({ folder, claimed: false });

  expect(await told()).toEqual([expect.stringContaining('the newest change may be undone')]);
  expect((await trust.audit.list(ADA, trust.access, { limit: 1 }))[0]).toMatchObject({
    action: 'settings.restored',
    actorName: 'Enrichment Steward',
    tenantId: ADA.tenantId,
  });
});

test.each([
  ['en', 'The newest change may be undone'],
  ['nl', 'De nieuwste wijziging kan ongedaan zijn'],
] as const)('status warns with the next step (%s)', (language, next) => {
  const locale = createLocale(language);

  expect(readable(statusCard({ ...aStatus(), settingsRestored: true }, true, locale))).toContain(next);
  expect(readable(statusCard(aStatus(), true, locale))).not.toContain(next);
});
