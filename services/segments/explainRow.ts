import type { LiveRow } from '../../storage/liveConsent.js';
import type { Catalogue } from './catalogue.js';
import type { ExplainedCondition } from './explain.js';
import { HEADINGS } from './headings.js';
import { conditionHolds, optionsNamed, rowHolds } from './rows.js';
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
  const named = new Set(optionsNamed(rule));
  const concerned = named.size === 0 ? rows : rows.filter(({ option }) => named.has(option.key));
  const row = nearestRow(rule, concerned);
  const decides = row && { found: placeOf(row), row: decidingRow(row) };
  if ('attribute' in rule) {
    return [{ depth: 0, words: conditionWords(rule.attribute, rule.is, catalogue), holds, ...decides }];
  }
  const parts = 'all' in rule ? rule.all : [rule];
  const lines = row ? parts.flatMap((part) => linesOf(part, row, catalogue, 1)) : [];
  return [{ depth: 0, words: HEADINGS.row, holds, ...decides }, ...lines];
}

/** More than any number of conditions. */
const ALL_HOLD = 1_000_000;

/** The first of those for which the most conditions hold, and all of them before others. */
function nearestRow(rule: ConsentRule, rows: readonly ExplainedRow[]): ExplainedRow | undefined {
  const ranked = rows.map((row) => ({ row, rank: rowHolds(rule, row) ? ALL_HOLD : held(rule, row) }));
  return ranked.sort((a, b) => b.rank - a.rank)[0]?.row;
}

/** What names the option counts most: a row of another one is not what was asked for. */
function held(rule: ConsentRule, row: ExplainedRow): number {
  const parts = 'all' in rule ? rule.all : 'any' in rule ? rule.any : [];
  if (parts.length > 0) return parts.reduce((sum, part) => sum + held(part, row), 0);
  if (!rowHolds(rule, row)) return 0;
  return 'attribute' in rule && rule.attribute.field === 'option' ? 100 : 1;
}

function linesOf(rule: ConsentRule, row: ExplainedRow, catalogue: Catalogue, depth: number): ExplainedCondition[] {
  if ('attribute' in rule) {
    const words = conditionWords(rule.attribute, rule.is, catalogue);
    return [{ depth, words, holds: conditionHolds(rule.attribute, rule.is, row) }];
  }
  const heading = 'all' in rule ? HEADINGS.all : 'any' in rule ? HEADINGS.any : HEADINGS.not;
  const parts = 'all' in rule ? rule.all : 'any' in rule ? rule.any : [rule.not];
  const lines = parts.flatMap((part) => linesOf(part, row, catalogue, depth + 1));
  return [{ depth, words: heading, holds: rowHolds(rule, row) }, ...lines];
}

function decidingRow({ option, state }: ExplainedRow): DecidingRow {
  if (!state) return { option: option.name, status: 'notSet' };
  const { own, granted, saidAt, source, row } = state;
  return {
    ...{ option: option.name, status: granted ? 'granted' : 'denied', at: saidAt, source, row },
    ...(own !== null && { value: own }),
  };
}

/** In no language: a name, a file, a number and a day. */
function placeOf({ option, state }: ExplainedRow): string {
  if (!state) return option.name;
  const day = new Date(state.saidAt).toISOString().slice(0, 10);
  return [option.name, state.source, ...(state.row > 0 ? [`#${state.row}`] : []), day].join(' · ');
}
