import type { LiveRow } from '../../storage/liveConsent.js';
import type { Catalogue } from './catalogue.js';
import type { ExplainedCondition } from './explain.js';
import { HEADINGS } from './headings.js';
import { rowTruth } from './rows.js';
import type { ConsentRule } from './rule.js';
import { conditionWords } from './words.js';

export interface ExplainedRow {
  option: { key: string; name: string };
  state?: LiveRow;
}

/** What the row says that decides about an option. */
export interface DecidingRow {
  option: string;
  status: 'granted' | 'denied' | 'notSet';
  /** As the source's value reads; absent where it cannot be read, or nothing is set. */
  value?: boolean;
  /** Epoch milliseconds. */
  at?: number;
  source?: string;
  /** Number in the source's file. */
  row?: number;
}

/** The lines of what is asked of one consent row: of the one that fits, or else of the one that comes nearest. */
export function explainRow(
  rule: ConsentRule,
  rows: readonly ExplainedRow[],
  { catalogue, holds }: { catalogue: Catalogue; holds: boolean },
): ExplainedCondition[] {
  const keys = new Set(catalogue.options.map(({ key }) => key));
  const fits = (part: ConsentRule, row: ExplainedRow): boolean => rowTruth(part, row, keys) === true;
  const row = nearestRow(rule, rows, fits);
  const decides = row && { found: placeOf(row), row: decidingRow(row) };
  if ('attribute' in rule) {
    return [{ depth: 0, words: conditionWords(rule.attribute, rule.is, catalogue), holds, ...decides }];
  }
  const linesOf = (part: ConsentRule, depth: number): ExplainedCondition[] => {
    const line = { depth, holds: row !== undefined && fits(part, row) };
    if ('attribute' in part) return [{ ...line, words: conditionWords(part.attribute, part.is, catalogue) }];
    const heading = 'all' in part ? HEADINGS.all : 'any' in part ? HEADINGS.any : HEADINGS.not;
    return [{ ...line, words: heading }, ...partsOf(part).flatMap((inner) => linesOf(inner, depth + 1))];
  };
  const parts = 'all' in rule ? rule.all : [rule];
  return [{ depth: 0, words: HEADINGS.row, holds, ...decides }, ...parts.flatMap((part) => linesOf(part, 1))];
}

const partsOf = (rule: ConsentRule): ConsentRule[] =>
  'all' in rule ? rule.all : 'any' in rule ? rule.any : 'not' in rule ? [rule.not] : [];

type Fits = (rule: ConsentRule, row: ExplainedRow) => boolean;

/** More than any number of conditions. */
const ALL_HOLD = 1_000_000;

/** The first of those for which the most conditions hold, and all of them before others. */
function nearestRow(rule: ConsentRule, rows: readonly ExplainedRow[], fits: Fits): ExplainedRow | undefined {
  const ranked = rows.map((row) => ({ row, rank: fits(rule, row) ? ALL_HOLD : held(rule, row, fits) }));
  return ranked.sort((a, b) => b.rank - a.rank)[0]?.row;
}

/** What names the option counts most: a row of another one is not what was asked for. */
function held(rule: ConsentRule, row: ExplainedRow, fits: Fits): number {
  if ('all' in rule || 'any' in rule) return partsOf(rule).reduce((sum, part) => sum + held(part, row, fits), 0);
  if (!fits(rule, row)) return 0;
  return 'attribute' in rule && rule.attribute.field === 'option' ? 100 : 1;
}

function decidingRow({ option, state }: ExplainedRow): DecidingRow {
  if (!state) return { option: option.name, status: 'notSet' };
  const { own, granted, saidAt, source, row } = state;
  return {
    ...{ option: option.name, status: granted ? 'granted' : 'denied', at: saidAt, source },
    ...(row > 0 && { row }),
    ...(own !== null && { value: own }),
  };
}

/** In no language: a name, a file, a number and a day. */
function placeOf({ option, state }: ExplainedRow): string {
  if (!state) return option.name;
  const day = new Date(state.saidAt).toISOString().slice(0, 10);
  return [option.name, state.source, ...(state.row > 0 ? [`#${state.row}`] : []), day].join(' · ');
}
