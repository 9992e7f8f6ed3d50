import { join } from 'node:path';
import type { ConsentParts } from '../../services/consent/parts.js';
import { type Consent, type ConsentWork, createConsent, type Unification } from '../../services/consent.js';
import { createOneByOne } from '../../services/oneByOne.js';
import type { Subject } from '../../services/subject.js';
import { emptySettings } from '../../storage/settings.js';
import { ADA, type HarnessOptions, type ImportHarness, openImports } from './imports.js';
import { type TestClock, testClock } from './testClock.js';

/** The imports of a house with who agreed to what. Everybody may do everything; what is audited is kept in `audited`. */
export interface ConsentHouse extends ImportHarness {
  consents: Consent & ConsentWork;
  clock: TestClock;
  told: Subject[];
  audited: { action: string; details: unknown }[];
  /** Presses Unify and waits for the end. */
  unify(): Promise<Unification>;
  /** What everybody has said as profiles: `key option` to granted (true) or denied. */
  profilesSay(): Promise<Record<string, boolean>>;
  /** The service anew on the same data, as after a restart. */
  again(parts?: Partial<ConsentParts>): Consent & ConsentWork;
}

export async function openConsentHouse(options: HarnessOptions & { clock?: TestClock } = {}): Promise<ConsentHouse> {
  const clock = options.clock ?? testClock();
  const oneByOne = createOneByOne();
  const told: Subject[] = [];
  const audited: ConsentHouse['audited'] = [];
  const house = await openImports({ ...options, clock, parts: { ...options.parts, oneByOne } });
  const { sql, folder } = house;
  let ids = 0;
  let wake = () => {};
  const note = async ({ action, details }: { action: string; details?: unknown }) =>
    void audited.push({ action, details });
  const parts: ConsentParts = {
    ...{ sql, clock, oneByOne, documents: { read: emptySettings } },
    access: { require: async () => {} },
    audit: { append: (_tx, entry) => note(entry), record: note },
    newId: () => `consent-${++ids}`,
    log: { info() {}, warn() {}, error: (...line) => void house.logged.push(line) },
    notify(subject) {
      told.push(subject);
      wake();
    },
    files: {
      async offer(_caller, name, write) {
        await write(join(folder, name));
        return { url: join(folder, name), bytes: 1, expiresAt: clock.now() };
      },
    },
    ...{ staleDays: 30, phoneRegion: 'NL', system: { tenantId: 'tenant', userId: 'system', name: 'Steward' } },
  };
  const consents = createConsent(parts);
  return {
    ...{ ...house, consents, clock, told, audited },
    again: (others = {}) => createConsent({ ...parts, ...others }),
    async unify() {
      const { id } = await consents.unify(ADA);
      for (;;) {
        const next = new Promise<void>((resolve) => {
          wake = resolve;
        });
        const seen = (await consents.unification(id))!;
        if (seen.state === 'Successful' || seen.state === 'Failed') return seen;
        await next;
      }
    },
    async profilesSay() {
      const rows = await sql.all(
        `SELECT p.source_key, o.name, u.granted FROM unified_consent u
         JOIN customer p ON p.customer_id = u.customer_id JOIN consent_options o ON o.option_no = u.option_no
         ORDER BY p.source_key, o.name`,
      );
      return Object.fromEntries(rows.map((row) => [`${row.source_key} ${row.name}`, row.granted === true]));
    },
    async close() {
      await consents.stop();
      await house.close();
    },
  };
}
