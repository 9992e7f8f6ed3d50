import type { Catalogue } from '../../services/segments/catalogue.js';
import { readCatalogue } from '../../services/segments/catalogue.js';
import { type MembersOptions, membersQuery } from '../../services/segments/compile.js';
import { type ReadOptions, readRule } from '../../services/segments/grammar.js';
import { createLookup } from '../../services/segments/lookup.js';
import type { Rule } from '../../services/segments/rule.js';
import { enterOptions } from '../../storage/consentLedger.js';
import { contactTable } from '../../storage/contacts.js';
import { openDuckDb } from '../../storage/duckdb.js';
import { applySchema } from '../../storage/schema.js';
import { emptySettings } from '../../storage/settings.js';
import { findSource, nextSourceNo, putSource } from '../../storage/sources.js';
import type { Sql } from '../../storage/sql.js';
import { seedProfiles } from './profiles.js';

/** A moment that nothing depends on: 1 March 2026. */
export const NOW = Date.UTC(2026, 2, 1);

/** What the present state of consent says about one person and option. */
export interface StateRow {
  /** CustomerId of the profile whose address it is. */
  customerId: number;
  option: string;
  own: boolean | null;
  granted?: boolean;
  at?: number;
  source?: string;
  expires?: number;
}

export interface EnrichedCells {
  customerId: number;
  industry?: string;
  country?: string;
  employees?: number;
}

/** A Warehouse in which rules are asked, with the consent put straight into its present state. */
export interface RuleWorld {
  sql: Sql;
  profiles(columns: readonly string[], rows: readonly (readonly (string | null)[])[]): Promise<void>;
  consent(rows: readonly StateRow[]): Promise<void>;
  enriched(id: string, name: string, rows: readonly EnrichedCells[]): Promise<void>;
  catalogue(): Promise<Catalogue>;
  read(text: string, options?: ReadOptions): ReturnType<typeof readRule>;
  /** @throws where the rule has problems */
  rule(text: string): Promise<Rule>;
  /** `catalogue`: as it was read before. */
  members(rule: Rule | string, options?: Partial<MembersOptions> & { catalogue?: Catalogue }): Promise<number[]>;
}

export async function openRuleWorld(): Promise<RuleWorld> {
  const sql = await openDuckDb({ file: ':memory:', threads: 1 });
  await applySchema(sql);
  const documents = { read: emptySettings };
  const catalogue = () => readCatalogue({ sql, documents });

  async function read(text: string, options?: ReadOptions) {
    const known = await catalogue();
    return readRule(text, known, createLookup(sql, known), options);
  }

  async function rule(text: string): Promise<Rule> {
    const found = await read(text);
    if ('problems' in found) throw new Error(`${text}: ${JSON.stringify(found.problems)}`);
    return found.rule;
  }

  return {
    ...{ sql, catalogue, read, rule },
    profiles: (columns, rows) => seedProfiles(sql, columns, rows),
    consent: (rows) => putState(sql, rows),
    enriched: (id, name, rows) => putOutput(sql, { id, name }, rows),
    async members(asked, options = {}) {
      const wanted = typeof asked === 'string' ? await rule(asked) : asked;
      const query = membersQuery(wanted, options.catalogue ?? (await catalogue()), {
        consent: 'unified',
        now: NOW,
        ...options,
      });
      const rows = await sql.all(`SELECT customer_id FROM (${query.sql}) AS found ORDER BY 1`, query.params);
      return rows.map((row) => Number(row.customer_id));
    },
  };
}

/** Everybody has one address. The rows take the place of those before; sources are entered by name. */
async function putState(sql: Sql, rows: readonly StateRow[]): Promise<void> {
  const names = [...new Set(rows.map(({ option }) => option))];
  await sql.write(async (tx) => {
    const sources = new Map<string, number>();
    for (const { source = 'Website' } of rows) {
      if (sources.has(source)) continue;
      const no = (await findSource(tx, { name: source }))?.no ?? (await nextSourceNo(tx));
      sources.set(source, no);
      const file = {
        file: `${source}.csv`,
        key: 'Email',
        emails: [],
        phones: [],
        mapping: '{}',
        generation: 0,
        profiles: 0,
      };
      await putSource(tx, { id: `source-${no}`, kind: 'consent', no, name: source, ...file });
    }
    const options = await enterOptions(
      tx,
      names.map((name) => ({ key: name.normalize('NFKC').trim().toLowerCase(), name })),
    );
    await tx.run('CREATE OR REPLACE TABLE state_now AS SELECT * FROM consent_state WHERE 1 = 0');
    const stated = rows.map((row, index) => {
      const { customerId, option, own, granted = own === true, at = NOW, source = 'Website', expires = null } = row;
      const said = [own, granted, at, index + 1, sources.get(source)!, expires, false];
      return ['email', addressOf(customerId), options[names.indexOf(option)]!, ...said];
    });
    await tx.append('state_now', stated);
    await tx.run('CREATE OR REPLACE VIEW consent_state AS SELECT * FROM state_now');
    await giveAddresses(tx);
    await tx.run('CREATE OR REPLACE TABLE unified_now AS SELECT * FROM live_consent');
    await tx.run('CREATE OR REPLACE VIEW unified_consent AS SELECT * FROM unified_now');
  });
}

const addressOf = (customerId: number): string => `person${customerId}@example.com`;

async function giveAddresses(tx: Parameters<Parameters<Sql['write']>[0]>[0]): Promise<void> {
  const source = await findSource(tx, { name: 'CRM' });
  const table = contactTable(source!.no, source!.generation);
  await tx.run(`DELETE FROM ${table}`);
  await tx.run(
    `INSERT INTO ${table} (customer_id, field_id, kind, value)
     SELECT customer_id, 1, 'email', 'person' || customer_id || '@example.com' FROM customer`,
  );
}

async function putOutput(
  sql: Sql,
  { id, name }: { id: string; name: string },
  rows: readonly EnrichedCells[],
): Promise<void> {
  await sql.write(async (tx) => {
    await tx.run('DELETE FROM enriched WHERE enrichment_id = $1', [id]);
    await tx.run('DELETE FROM enriched_output WHERE enrichment_id = $1', [id]);
    await tx.run('INSERT INTO enriched_output VALUES ($1, $2, 1, 0, $3, $4, TRUE, NULL)', [
      id,
      `run-${id}`,
      rows.length,
      name,
    ]);
    for (const { customerId, industry = null, country = null, employees = null } of rows) {
      await tx.run(
        `INSERT INTO enriched (output, enrichment_id, customer_id, own_name, bucket, send_hash, provider, industry, country, employees)
         VALUES ($1, $2, $3, '', 'enriched', '', '', $4, $5, CAST($6 AS DOUBLE))`,
        [`run-${id}`, id, customerId, industry, country, employees],
      );
    }
  });
}
