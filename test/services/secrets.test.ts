import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { developmentKey } from '../../services/vault.js';
import { contentsOf, formsOf } from '../support/planted.js';
import { ADA, AGREED, openTrust, TOKEN } from '../support/trust.js';

const SECOND = 'good-second-token-91c0';

test('a token is nowhere in the data folder: not staged, not connected, not replaced, not after a crash', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'steward-scan-'));
  const key = await developmentKey(join(folder, 'development.key'));
  const trust = await openTrust({ folder, key });
  await trust.connections.stage(ADA, TOKEN);
  trust.provider.says = { kind: 'unauthorized', status: 401 };
  const request = { token: { plain: TOKEN }, agreed: AGREED, verify: true };
  const refused = await trust.connections.connect(ADA, request).catch((error: Error) => `${error.stack}`);
  trust.provider.says = undefined;
  const { id } = await trust.connections.connect(ADA, request);
  const whileOpen = await contentsOf(folder);
  await trust.connections.replaceToken(ADA, id, { token: { plain: SECOND }, verify: true });
  await trust.audit.settled();
  const envelope = trust.storage.documents.read().connections[0]!.token.text;
  await trust.storage.close();
  const closed = await contentsOf(folder);

  for (const form of [TOKEN, SECOND].flatMap(formsOf)) {
    expect(whileOpen).not.toContain(form);
    expect(closed).not.toContain(form);
    expect(refused).not.toContain(form);
  }
  // The scan sees what is there, and of the old token not even its envelope is left in the settings.
  expect(closed).toContain(envelope);
  const settings = `${await readFile(join(folder, 'settings.json'))}${await readFile(join(folder, 'settings.json.previous'))}`;
  expect(settings.split(envelope)).toHaveLength(3);
  expect(settings.match(/"text": "/g)).toHaveLength(2);
  await rm(folder, { recursive: true });
});
