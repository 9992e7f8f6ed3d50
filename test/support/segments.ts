import { commitUnified, isUnified, unifyOnce } from '../../services/consent/unifyOnce.js';
import type { Consent } from '../../services/consent.js';
import { createOneByOne, type OneByOne } from '../../services/oneByOne.js';
import type { Rule } from '../../services/segments/rule.js';
import { createSegments, type Segments, type SegmentView, type SegmentWork } from '../../services/segments.js';
import {
  appendSnapshot,
  commitSnapshot,
  createStagedConsent,
  enterOptions,
  newestSnapshot,
  stagedConsent,
} from '../../storage/consentLedger.js';
import { consentVersions, makeState, pointState, putConsentVersions } from '../../storage/consentState.js';
import { contactTable } from '../../storage/contacts.js';
import { findSource, nextSourceNo, putSource } from '../../storage/sources.js';
import type { Sql, Writer } from '../../storage/sql.js';
import { seedProfiles } from './profiles.js';
import { openTrust, type Trust, type TrustOptions } from './trust.js';

/** What a source says of one person and option. */
export interface Said {
  kind?: 'email' | 'phone';
  identifier: string;
  option: string;
  granted: boolean;
  expiresAt?: number;
}

/** What somebody said by e-mail. */
export const said = (identifier: string, option: string, granted: boolean): Said => ({ identifier, option, granted });

/** A person of the seeded profiles: e-mail addresses and phone numbers as they compare. */
export interface Person {
  cells: readonly (string | null)[];
  emails?: readonly string[];
  phones?: readonly string[];
}

/** Profiles with contacts; CustomerIds are 1, 2, 3 … in their order. The column that looks like a company name is the second one. */
export async function seedPeople(sql: Sql, columns: readonly string[], people: readonly Person[]): Promise<void> {
  await seedProfiles(
    sql,
    columns,
    people.map(({ cells }) => cells),
  );
  const source = (await findSource(sql, { name: 'CRM' }))!;
  const contacts = people.flatMap(({ emails = [], phones = [] }, index) => [
    ...emails.map((value) => [index + 1, 1, 'email', value]),
    ...phones.map((value) => [index + 1, 1, 'phone', value]),
  ]);
  await sql.write(async (tx) => {
    await tx.append(contactTable(source.no, source.generation), contacts);
    await tx.run(
      `UPDATE source_fields SET guess = 'companyName' WHERE source_no = $1
       AND field_id = (SELECT field_id FROM fields WHERE name = $2)`,
      [source.no, columns[1]!],
    );
  });
}

/** A complete snapshot of a source of consent data, and the state that follows from it. */
export async function seedConsent(sql: Sql, rows: readonly Said[], readAt: number, name = 'Website'): Promise<void> {
  const names = [...new Set(rows.map(({ option }) => option))];
  await enterConsent(sql, { name, readAt, options: names }, async (tx, staged, numbers) => {
    await tx.append(
      staged,
      rows.map(({ kind = 'email', identifier, option, granted, expiresAt = null }, index) => {
        const no = numbers[names.indexOf(option)]!;
        return [index + 1, null, kind, identifier, no, granted, granted, null, expiresAt];
      }),
    );
  });
}

/** The same with rows that `fill` puts into the staged table; `numbers` are those of the options. */
export async function enterConsent(
  sql: Sql,
  { name, readAt, options }: { name: string; readAt: number; options: readonly string[] },
  fill: (tx: Writer, staged: string, numbers: readonly number[]) => Promise<void>,
): Promise<void> {
  await sql.write(async (tx) => {
    const before = await findSource(tx, { name });
    const sourceNo = before?.no ?? (await nextSourceNo(tx));
    const base = { id: before?.id ?? `source-${sourceNo}`, kind: 'consent' as const, no: sourceNo, name };
    const file = { file: `${name}.csv`, key: 'Email', emails: [], phones: [], mapping: '{}' };
    await putSource(tx, { ...base, ...file, generation: 1, profiles: 0, refreshedAt: readAt });
    const keyed = options.map((option) => ({ key: option.toLowerCase(), name: option }));
    const snapshotNo = (await newestSnapshot(tx, sourceNo)) + 1;
    const staged = stagedConsent(sourceNo, snapshotNo);
    await createStagedConsent(tx, staged);
    await fill(tx, staged, await enterOptions(tx, keyed));
    await appendSnapshot(tx, { sourceNo, snapshotNo, staged });
    await commitSnapshot(tx, { sourceNo, snapshotNo, readAt, complete: true, entries: 1 });
    await tx.run(`DROP TABLE ${staged}`);
    const versions = await consentVersions(tx);
    const no = versions.stateNo + 1;
    await makeState(tx, no, readAt);
    await pointState(tx, no, versions.stateNo);
    await putConsentVersions(tx, { ...versions, stateNo: no, madeAt: readAt, changedAt: readAt });
  });
}

export interface SegmentHarness extends Trust {
  segments: Segments & SegmentWork;
  /** What segments are unified by, and the queue that they share with it. */
  consent: Pick<Consent, 'unified'>;
  oneByOne: OneByOne;
  sql: Sql;
  told: string[];
  logged: unknown[][];
  /** Held open while set: the unification that a refresh waits for. */
  unifying: { hold?: Promise<void>; failure?: Error; times: number };
  /** Resolves when the newest refresh of a segment has ended. */
  ended(id: string): Promise<SegmentView>;
  /** CustomerIds of a segment as readers see them. */
  memberIds(id: string): Promise<number[]>;
  close(): Promise<void>;
}

export interface SegmentOptions extends TrustOptions {
  /** Whoever waits has waited long enough. */
  hurried?: boolean;
  wrap?(sql: Sql): Sql;
}

/** Segments over real storage, with unification as a step of its own. */
export async function openSegments(options: SegmentOptions = {}): Promise<SegmentHarness> {
  const trust = await openTrust(options);
  const { storage, clock } = trust;
  const sql = options.wrap?.(storage.sql) ?? storage.sql;
  const told: string[] = [];
  const logged: unknown[][] = [];
  const unifying: SegmentHarness['unifying'] = { times: 0 };
  const oneByOne = createOneByOne();
  let wake = () => {};
  const consent: Pick<Consent, 'unified'> = {
    async unified() {
      await unifying.hold;
      if (unifying.failure) throw unifying.failure;
      await oneByOne(async () => {
        if (await isUnified(storage.sql)) return;
        unifying.times += 1;
        const unified = await unifyOnce(storage.sql, clock, () => {});
        await storage.sql.write((tx) => commitUnified(tx, unified));
      });
    },
  };
  const log = (...line: unknown[]) => void logged.push(line);
  const segments = createSegments({
    ...trust,
    clock: options.hurried ? { now: clock.now, sleep: async () => {} } : clock,
    ...{ sql, documents: storage.documents, consent, oneByOne, phoneRegion: 'NL' },
    log: { info: log, warn: log, error: log },
    notify: (subject) => {
      told.push(subject);
      wake();
    },
  });

  async function ended(id: string): Promise<SegmentView> {
    for (;;) {
      const next = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const view = await segments.progress(id);
      if (view.state !== 'Refreshing') return view;
      await next;
    }
  }

  return {
    ...{ ...trust, segments, consent, oneByOne, sql, told, logged, unifying, ended },
    async memberIds(id) {
      const rows = await storage.sql.all(
        'SELECT customer_id FROM current_member WHERE segment_id = $1 ORDER BY customer_id',
        [id],
      );
      return rows.map((row) => Number(row.customer_id));
    },
    async close() {
      await segments.stop();
      await storage.close();
    },
  };
}

/** `Consent option=... & Consent status=...` on one row. */
export const consentIs = (option: string, status: 'granted' | 'denied' | 'notSet'): Rule => ({
  consent: {
    all: [
      { attribute: { of: 'consent', field: 'option' }, is: { operator: '=', values: [option.toLowerCase()] } },
      { attribute: { of: 'consent', field: 'status' }, is: { operator: '=', values: [status] } },
    ],
  },
});

export const fieldIs = (field: string, value: string): Rule => ({
  attribute: { of: 'profile', field },
  is: { operator: '=', values: [value] },
});

const COLUMNS = ['Account', 'Company', 'City'];

/** Holly and Frank of one company, Nora without any record, and Otto, whom no address is known of. */
export async function seedContoso({ sql, clock }: SegmentHarness): Promise<void> {
  await seedPeople(sql, COLUMNS, [
    { cells: ['H1', 'Contoso Retail', 'Delft'], emails: ['holly@contoso.com'], phones: ['+31612345678'] },
    { cells: ['F1', 'Contoso Wholesale', 'Delft'], emails: ['frank@contoso.com'] },
    { cells: ['N1', 'Northwind', 'Breda'], emails: ['nora@northwind.example'] },
    { cells: ['O1', '', 'Breda'] },
  ]);
  await seedConsent(sql, CONTOSO, clock.now());
}

export const [HOLLY, FRANK, NORA, OTTO] = [1, 2, 3, 4] as const;

/** What they have said, as on the source page. */
export const CONTOSO: readonly Said[] = [
  said('holly@contoso.com', 'Newsletter', false),
  said('holly@contoso.com', 'Product updates', true),
  said('frank@contoso.com', 'Newsletter', true),
  said('frank@contoso.com', 'Product updates', false),
];
