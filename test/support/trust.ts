import { type Access, createAccess } from '../../services/access.js';
import { type Audit, createAudit } from '../../services/audit.js';
import type { Caller } from '../../services/caller.js';
import { type ChangeSettings, createChangeSettings } from '../../services/changes.js';
import { type ConnectionKeeper, type Connections, createConnections } from '../../services/connections.js';
import { ProviderError, type ProviderFailure } from '../../services/leadspace/failure.js';
import { PRIVACY_TEXT_VERSION } from '../../services/privacyText.js';
import { createVault, type Vault } from '../../services/vault.js';
import { type Acts, createActs } from '../../storage/acts.js';
import { openAnchor } from '../../storage/anchor.js';
import { openStorage, type Storage } from '../../storage/index.js';
import { type TestClock, testClock } from './testClock.js';

export const ADA: Caller = { tenantId: 'contoso', userId: 'ada', name: 'Ada Admin' };
export const BOB: Caller = { tenantId: 'contoso', userId: 'bob', name: 'Bob Reader' };
export const TOKEN = 'good-planted-token-7f3a';
export const AGREED = { version: PRIVACY_TEXT_VERSION, hash: 'hash of the text', language: 'en' as const };
export const DAY = 86_400_000;

/** The services around set-up and trust on real storage; of Leadspace only what it says about a token. */
export interface Trust {
  storage: Storage;
  clock: TestClock;
  newId: () => string;
  vault: Vault;
  acts: Acts;
  audit: Audit;
  access: Access;
  changeSettings: ChangeSettings;
  connections: Connections & ConnectionKeeper;
  provider: {
    /** What the next verifications end with; undefined: accepted. */
    says: ProviderFailure | undefined;
    verified: string[];
    /** Held open while set, so that a second click can come between. */
    hold?: Promise<void>;
  };
  replaced: string[];
  /** Actions of the audit log, oldest first. */
  actions(): Promise<string[]>;
}

export interface TrustOptions {
  folder?: string;
  administrators?: string[];
  development?: boolean;
  sandbox?: boolean;
  key?: Buffer;
  clock?: TestClock;
  /** Ada is the administrator already. Default true. */
  claimed?: boolean;
}

const KEY = Buffer.alloc(32, 7);

export async function openTrust(options: TrustOptions = {}): Promise<Trust> {
  const clock = options.clock ?? testClock();
  const storage = await openStorage({
    startedAt: clock.now(),
    threads: 1,
    ...(options.folder && { folder: options.folder }),
  });
  const { sql, documents } = storage;
  const opened = clock.now();
  let ids = 0;
  const newId = () => `id-${opened % 1_000_000}-${++ids}`;
  const vault = createVault([options.key ?? KEY]);
  const acts = createActs({ documents, sql, newId, now: clock.now });
  const seal = {
    sign: (text: string) => vault.sign('audit anchor', text),
    verify: (text: string, signature: string) => vault.verify('audit anchor', text, signature),
  };
  const audit = createAudit({
    sql,
    clock,
    anchor: openAnchor(seal, options.folder && `${options.folder}/anchor.json`),
  });
  await audit.start();
  const changeSettings = createChangeSettings({ acts, audit, clock });
  const { administrators = [], development = true, sandbox = true } = options;
  const access = createAccess({ documents, audit, changeSettings, clock, administrators, development });
  const provider: Trust['provider'] = { says: undefined, verified: [] };
  const replaced: string[] = [];
  const connections = createConnections({
    ...{ documents, sql, access, audit, changeSettings, vault, sandbox, clock, newId },
    leadspace: {
      origin: 'https://gateway.example',
      async verify(token) {
        provider.verified.push(token);
        await provider.hold;
        if (provider.says) throw new ProviderError(provider.says);
      },
    },
    tokenReplaced: (id) => replaced.push(id),
  });
  if (options.claimed !== false && access.canClaim()) await access.claim(ADA);
  return {
    ...{ storage, clock, newId, vault, acts, audit, access, changeSettings, connections, provider, replaced },
    async actions() {
      return (await sql.all('SELECT action FROM audit_entries ORDER BY seq')).map(({ action }) => String(action));
    },
  };
}

/** What a service refuses with, for `rejects.toMatchObject`. */
export const refusal = (code: string, params?: Record<string, unknown>) => ({
  name: 'ServiceError',
  code,
  ...(params && { params }),
});
