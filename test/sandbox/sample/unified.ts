import { csvLine } from '../../../sandbox/sample/csv.js';
import {
  OVERLAPPING,
  OVERLAPPING_COLUMNS,
  type OverlappingRow,
  type OverlappingSource,
  overlappingRows,
} from '../../../sandbox/sample/overlapping.js';
import { matchSources } from '../../../services/unification/make.js';
import { planOf } from '../../../services/unification/plan.js';
import type { MatchKey, UnificationDefinition } from '../../../storage/settings.js';
import { findSource } from '../../../storage/sources.js';
import type { UnifyPlan } from '../../../storage/unifyPlan.js';
import { unifyTables } from '../../../storage/unifyPlan.js';
import { modelMatches } from '../../oracle/matching.js';
import { openImports } from '../../support/imports.js';

export const RULES: MatchKey[][] = [['email'], ['domain'], ['nameCountry'], ['phone']];

export const CHOICES: Record<OverlappingSource, { key: string; emails: string[]; phones: string[]; columns: Columns }> =
  {
    crm: {
      ...{ key: 'Account', emails: ['Email', 'Email 2'], phones: ['Phone'] },
      columns: { name: 'Company', website: 'Website', country: 'Country', changed: 'Modified on' },
    },
    billing: {
      ...{ key: 'Klantnr', emails: ['E-mail'], phones: ['Telefoon'] },
      columns: { name: 'Naam', website: 'Site', country: 'Land', changed: 'Gewijzigd op' },
    },
    fair: {
      ...{ key: 'No', emails: ['Visitor email'], phones: ['Mobile'] },
      columns: { name: 'Exhibitor', website: 'Homepage', changed: 'Seen' },
    },
  };
type Columns = UnificationDefinition['sources'][number]['columns'];
const VAT = { crm: 'VAT', billing: 'Btw-nummer', fair: undefined } as const;

/** How the lists become one, by the ids of their data sources. */
export const definitionOf = (ids: readonly string[]): UnificationDefinition => ({
  sources: OVERLAPPING.map((source, index) => {
    const vat = VAT[source];
    return {
      ...{ id: ids[index]!, columns: CHOICES[source].columns, unmatched: 'add' },
      ...(vat && { duplicates: { by: [`column:${vat}`], keep: 'mostRecent' } }),
    };
  }),
  ...{ rules: RULES, policy: 'order', columns: [] },
});

/** What one rule has found, against the truth. */
export interface RuleFigures {
  keys: MatchKey[];
  /** Rows that were matched, and those of them whose company is that of the row they were matched with. */
  matched: number;
  right: number;
}

export interface UnifiedFigures {
  rules: RuleFigures[];
  /** Rows of later lists whose company an earlier list has too: what there is to find. */
  possible: number;
  /** What can be found of it by keys that compare exactly, one to one. */
  findable: number;
  duplicates: { found: number; right: number; possible: number };
  /** Numbers of the columns that say the truth, and all that the plan looks at. */
  truth: number[];
  plan: UnifyPlan;
}

/** Unifies generated lists with the real import and the real matching, and counts against the truth. */
export async function measureUnified(companies: number, seed: number): Promise<UnifiedFigures> {
  const house = await openImports();
  try {
    const rows: Record<OverlappingSource, OverlappingRow[]> = { crm: [], billing: [], fair: [] };
    const ids: string[] = [];
    for (const source of OVERLAPPING) {
      rows[source] = [...overlappingRows(source, companies, seed)];
      const { columns: _columns, ...choice } = CHOICES[source];
      const text = [OVERLAPPING_COLUMNS[source], ...rows[source].map(({ cells }) => cells)].map((line) =>
        csvLine(line),
      );
      const summary = await house.run(`${source}.csv`, text.join(''), { name: source, ...choice });
      if (summary.state !== 'Successful') throw new Error(`${source} could not be imported`);
      ids.push((await findSource(house.sql, { name: source }))!.id);
    }
    const plan = await planOf(house.sql, definitionOf(ids), 1);
    await matchSources(house.sql, plan, () => undefined);
    const found = await house.sql.all(
      `SELECT r.row_id, r.winner, m.cluster, m.rule FROM ${unifyTables(1).rows} r
       LEFT JOIN ${unifyTables(1).matches} m ON m.row_id = r.row_id ORDER BY r.row_id`,
    );
    const truth = await house.sql.all("SELECT field_id FROM fields WHERE name = 'Truth'");
    return { ...figuresOf(rows, found), truth: truth.map((row) => Number(row.field_id)), plan };
  } finally {
    await house.close();
  }
}

type FoundRow = Record<string, unknown>;

/** Rows have their numbers in the order in which they were imported. */
function figuresOf(
  rows: Record<OverlappingSource, OverlappingRow[]>,
  found: readonly FoundRow[],
): Pick<UnifiedFigures, 'rules' | 'possible' | 'findable' | 'duplicates'> {
  const all = OVERLAPPING.flatMap((source) => rows[source]);
  const companyOf = (row: unknown) => all[Number(row) - 1]!.company;
  const rules = RULES.map((keys, index) => {
    const matched = found.filter(({ rule }) => Number(rule) === index + 1);
    return { keys, matched: matched.length, right: matched.filter(isRight).length };
  });
  function isRight({ row_id: row, cluster }: FoundRow): boolean {
    return companyOf(row) === companyOf(cluster);
  }
  const lost = found.filter(({ row_id: row, winner }) => row !== winner);
  const kept = keptRows(rows);
  const matches = modelMatches(
    kept.map((list, index) => ({ no: index + 1, matches: true, unmatched: 'add', rows: list })),
    RULES,
  );
  return {
    rules,
    possible: possiblePairs(rows),
    findable: [...matches.values()].filter(({ rule }) => rule !== null).length,
    duplicates: {
      found: lost.length,
      right: lost.filter(({ row_id: row, winner }) => companyOf(row) === companyOf(winner)).length,
      possible: all.length - kept.flat().length,
    },
  };
}

/** The rows that are left when of those of one VAT number the newest is kept, with the keys that the generator gave them. */
function keptRows(rows: Record<OverlappingSource, OverlappingRow[]>) {
  let id = 0;
  return OVERLAPPING.map((source) => {
    const numbered = rows[source].map((row) => ({ ...row, id: ++id }));
    if (VAT[source] === undefined) return numbered;
    return numbered.filter(
      (row) => !numbered.some((other) => other.vat === row.vat && other.id !== row.id && other.changed > row.changed),
    );
  });
}

function possiblePairs(rows: Record<OverlappingSource, OverlappingRow[]>): number {
  const seen = new Set<number>();
  let possible = 0;
  for (const source of OVERLAPPING) {
    const companies = new Set(rows[source].map(({ company }) => company));
    possible += [...companies].filter((company) => seen.has(company)).length;
    for (const company of companies) seen.add(company);
  }
  return possible;
}

/** The figures as lines for people. */
export function unifiedTable({ rules, possible, findable, duplicates }: UnifiedFigures): string {
  const share = (part: number, of: number) => (of === 0 ? '-' : `${((100 * part) / of).toFixed(1)} %`);
  const line = (name: string, matched: number, right: number) =>
    [
      name.padEnd(16),
      String(matched).padStart(8),
      share(right, matched).padStart(10),
      share(right, possible).padStart(9),
    ].join('');
  const [matched, right] = [sum(rules.map((rule) => rule.matched)), sum(rules.map((rule) => rule.right))];
  return [
    `${'rule'.padEnd(16)} matched precision   recall`,
    ...rules.map((rule) => line(rule.keys.join('+'), rule.matched, rule.right)),
    line('all rules', matched, right),
    `what the keys allow: ${share(findable, possible)} of ${possible} rows that another list has too`,
    `duplicates: ${duplicates.found} of ${duplicates.possible}, precision ${share(duplicates.right, duplicates.found)}`,
  ].join('\n');
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
