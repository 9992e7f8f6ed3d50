import {
  appendSnapshot,
  commitSnapshot,
  createStagedConsent,
  enterOptions,
  newestSnapshot,
  stagedConsent,
} from '../../storage/consentLedger.js';
import { consentVersions, makeState, pointState, putConsentVersions } from '../../storage/consentState.js';
import { addContacts, contactTable } from '../../storage/contacts.js';
import type { Sql } from '../../storage/sql.js';

/** What a row of consent data says. Times are epoch milliseconds. */
export interface SaidConsent {
  email: string;
  /** Said by a source of profiles about its own profile, whatever its addresses are. */
  profile?: number;
  option: string;
  granted: boolean;
  dated?: number;
  expires?: number;
}

/** Puts the next complete snapshot of a consent source straight into the Warehouse, and makes the state anew. */
export async function importConsent(
  sql: Sql,
  readAt: number,
  rows: readonly SaidConsent[],
  sourceNo = 900,
): Promise<void> {
  const snapshotNo = (await newestSnapshot(sql, sourceNo)) + 1;
  const staged = stagedConsent(sourceNo, snapshotNo);
  const { stateNo, ...before } = await consentVersions(sql);
  await sql.write(async (tx) => {
    const names = [...new Set(rows.map(({ option }) => option))];
    const numbers = await enterOptions(
      tx,
      names.map((name) => ({ key: name.toLowerCase(), name })),
    );
    await createStagedConsent(tx, staged);
    await tx.append(
      staged,
      rows.map(({ email, profile, option, granted, dated, expires }, at) => {
        const optionNo = numbers[names.indexOf(option)]!;
        const who = profile === undefined ? ['email', email] : ['profile', String(profile)];
        return [at + 1, null, ...who, optionNo, granted, granted, dated ?? null, expires ?? null];
      }),
    );
    await appendSnapshot(tx, { sourceNo, snapshotNo, staged });
    await commitSnapshot(tx, { sourceNo, snapshotNo, readAt, complete: true, entries: rows.length });
    await tx.run(`DROP TABLE ${staged}`);
    await makeState(tx, stateNo + 1, readAt);
    await pointState(tx, stateNo + 1, stateNo);
    await putConsentVersions(tx, { ...before, stateNo: stateNo + 1, madeAt: readAt, changedAt: readAt });
  });
}

/** Gives profiles of `seedProfiles` their addresses: CustomerId and e-mail, a profile as many as it has. */
export async function giveContacts(
  sql: Sql,
  contacts: readonly (readonly [customerId: number, email: string])[],
): Promise<void> {
  const source = await sql.get('SELECT source_no, generation FROM data_sources ORDER BY source_no LIMIT 1');
  const table = contactTable(Number(source?.source_no), Number(source?.generation));
  const emails = contacts.map(([customerId, value]) => ({ customerId, value }));
  await sql.write((tx) => addContacts(tx, table, { fieldId: 1, kind: 'email' }, emails));
}
