import { figuresOf } from '../../services/runs/figures.js';
import { VALUE_COLUMNS, type ValueField } from '../../storage/answers.js';
import { openStorage, type Storage } from '../../storage/index.js';
import { switchOutput } from '../../storage/merge.js';
import { addRun } from '../../storage/runs.js';
import { anEnrichment } from '../support/runs.js';
import { aStoredRun } from '../support/storedRun.js';
import { ANNA, TENANT } from '../support/teams.js';

/** Values of Leadspace by the number `h` of a row, which is the same in every run of the bench; `w1`, `w2`: parts of its name. */
const VALUES: Partial<Record<ValueField, string>> = {
  name: "upper(w1) || ' ' || w2 || ' Inc ' || (h % 100000)",
  industry: pick(['Retail', 'Software', 'Banking', 'Insurance', 'Chemicals', 'Food', 'Transport', 'Energy'], 7),
  subIndustry: "'Sub ' || (h // 7 % 120)",
  employees: '(h // 11 % 50000)::DOUBLE',
  employeeRange: pick(['1-10', '11-50', '51-200', '201-500', '501-1000', '1001-5000', '5001-10000', '10001+'], 13),
  revenue: '(h // 17 % 1000000) * 1000.0',
  country: pick(['Netherlands', 'Germany', 'France', 'United Kingdom', 'United States', 'Belgium', 'Spain'], 19),
  city: "'City ' || (h // 23 % 3000)",
  street: "w2 || ' street ' || (h // 3 % 500)",
  postalCode: "lpad((h // 29 % 99999)::VARCHAR, 5, '0')",
  website: "'https://www.' || lower(w1) || (h % 100000) || '.example'",
  phone: "'+31 20 ' || (h % 10000000)",
  description: "repeat(w1 || ' ' || w2 || ' makes things ' || (h % 1000) || ' and sells them. ', 3)",
  confidence: pick(['HIGH', 'MEDIUM', 'LOW'], 31),
};
const FIRST = ['Contoso', 'Fabrikam', 'Litware', 'adventure', 'Northwind', 'Tailspin', 'wingtip', 'Árvíz', 'Über'];
const SECOND = ['Works', 'Traders', 'Toys', 'Media', 'Foods', 'Group', 'Logistics', 'Bank', 'Labs', 'Steel', 'Paper'];
const PART = 50_000;

function pick(values: readonly string[], step: number): string {
  return `[${values.map((value) => `'${value}'`).join(', ')}][1 + h // ${step} % ${values.length}]`;
}

/** One in ten has no match and one in ten was skipped. */
const SELECT = `SELECT $1, $2, i, w1 || ' ' || w2 || ' ' || (h % 100000),
  CASE WHEN h % 10 < 8 THEN 'enriched' WHEN h % 10 = 8 THEN 'noMatch' ELSE 'skipped' END,
  CASE WHEN h % 10 = 9 THEN 'noName' END, md5(i::VARCHAR), 'sandbox', $1, i, $1, i, 1764000000000 + i
  ${VALUE_COLUMNS.map(([field]) => `, ${VALUES[field] ? `CASE WHEN h % 10 < 8 THEN ${VALUES[field]} END` : 'NULL'}`).join('')}
  FROM (SELECT i, h, ${pick(FIRST, 5)} AS w1, ${pick(SECOND, 37)} AS w2
    FROM (SELECT i, (hash(i) % 4000000000)::BIGINT AS h FROM range($3, $4) t(i)))`;

/** Where a profile stands that has this many others before it, by the source's company name. */
export interface Deep {
  customerId: number;
  key: string;
}

/**
 * A data folder with an ended run of each enrichment, whose id says how many profiles it has, for Anna. Another run of the same size has
 * left its rows in the same table. Resolves to the deep place of the largest.
 */
export async function seedEnriched(folder: string, sizes: Record<string, number>, depth: number): Promise<Deep> {
  const storage = await openStorage({ folder, startedAt: 0 });
  await storage.documents.update((draft) => {
    draft.enrichments.push(...Object.keys(sizes).map((id) => ({ ...anEnrichment(id), name: id })));
    draft.members.push({
      ...{ tenantId: TENANT, userId: ANNA.aadObjectId, name: ANNA.name, role: 'viewer' },
      ...{ grantedAt: 0, grantedBy: 'bench' },
    });
  });
  for (const [id, size] of Object.entries(sizes)) await endedRun(storage, id, size);
  const largest = Object.keys(sizes).at(-1)!;
  const deep = await storage.sql.get(
    `SELECT customer_id, lower(own_name) AS key FROM enriched WHERE output = $1
     ORDER BY key, customer_id LIMIT 1 OFFSET $2`,
    [`run-${largest}`, depth - 1],
  );
  await storage.close();
  return { customerId: Number(deep!.customer_id), key: String(deep!.key) };
}

async function endedRun({ sql }: Storage, id: string, size: number): Promise<void> {
  const run = { ...aStoredRun({}), id: `run-${id}`, enrichmentId: id, enrichmentName: id };
  for (let from = 1; from <= size; from += PART) {
    const to = Math.min(from + PART, size + 1);
    await sql.write((tx) => tx.run(`INSERT INTO enriched ${SELECT}`, [run.id, id, from, to]));
  }
  await sql.write(async (tx) => {
    const figures = JSON.stringify(await figuresOf(tx, run));
    await addRun(tx, { ...run, endedAt: 1_764_000_000_000, figures });
    await switchOutput(tx, { ...run, sandbox: true }, 1_764_000_000_000);
  });
}
