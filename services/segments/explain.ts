import { valuesOf } from '../../storage/attributeValues.js';
import { liveRows } from '../../storage/liveConsent.js';
import type { Reader } from '../../storage/sql.js';
import type { AttributeType, Words } from './attributes.js';
import { type Catalogue, findAttribute } from './catalogue.js';
import { compilingOf, conditionOf } from './compile.js';
import { createBinding } from './conditions.js';
import { type DecidingRow, type ExplainedRow, explainRow } from './explainRow.js';
import { HEADINGS } from './headings.js';
import { normalRule } from './normal.js';
import type { Rule } from './rule.js';
import { conditionWords } from './words.js';

/** A line of why a profile is in a segment or not. */
export interface ExplainedCondition {
  depth: number;
  words: Words;
  holds: boolean;
  /** The profile's value, or option, source, row and day of the consent that decides: for cards in the 1:1 chat only. */
  found?: string;
  /** What the consent row that decides says. */
  row?: DecidingRow;
}

export interface Explained {
  holds: boolean;
  conditions: ExplainedCondition[];
}

/** Every condition of a rule in the order of its normal form, and whether it holds for a profile by the consent of this moment. */
export async function explain(
  rule: Rule,
  catalogue: Catalogue,
  customerId: number,
  reader: Reader,
  now: number,
): Promise<Explained> {
  const form = normalRule(rule);
  const lines = linesOf(form, 0);
  const rules = [form, ...lines.map((line) => line.rule)];
  const [holds, ...answers] = await answersTo(rules, catalogue, { customerId, reader, now });
  const rows = rowsBy(catalogue, await liveRows(reader, customerId, now));
  const conditions: ExplainedCondition[] = [];
  for (const [index, line] of lines.entries()) {
    const answer = answers[index]!;
    if ('consent' in line.rule) {
      const inner = explainRow(line.rule.consent, rows, { catalogue, holds: answer });
      conditions.push(...inner.map((part) => ({ ...part, depth: part.depth + line.depth })));
    } else conditions.push(await explainLine(line, answer, { catalogue, customerId, reader }));
  }
  return { holds: holds!, conditions };
}

interface Line {
  depth: number;
  rule: Rule;
}

/** What says that all of its parts hold needs no line by itself where everything has to. */
function linesOf(rule: Rule, depth: number): Line[] {
  if ('all' in rule && depth === 0) return rule.all.flatMap((part) => linesOf(part, 0));
  const parts = 'all' in rule ? rule.all : 'any' in rule ? rule.any : 'not' in rule ? [rule.not] : [];
  return [{ depth, rule }, ...parts.flatMap((part) => linesOf(part, depth + 1))];
}

/** One statement for all of them, made of the same conditions that find the members. */
async function answersTo(
  rules: readonly Rule[],
  catalogue: Catalogue,
  { customerId, reader, now }: { customerId: number; reader: Reader; now: number },
): Promise<boolean[]> {
  const binding = createBinding(2);
  const among = 'SELECT CAST($1 AS BIGINT) AS customer_id';
  const compiling = compilingOf(catalogue, binding, { consent: 'live', now, among });
  const answers = rules.map((rule, index) => `${conditionOf(rule, compiling, false)} AS holds_${index}`);
  const row = await reader.get(
    `WITH among AS (${among}) SELECT ${answers.join(', ')} FROM customer WHERE customer_id = $1`,
    [customerId, ...binding.params],
  );
  return rules.map((_, index) => row?.[`holds_${index}`] === true);
}

async function explainLine(
  { rule, depth }: Line,
  holds: boolean,
  { catalogue, customerId, reader }: { catalogue: Catalogue; customerId: number; reader: Reader },
): Promise<ExplainedCondition> {
  if (!('attribute' in rule)) {
    const heading = 'all' in rule ? HEADINGS.all : 'any' in rule ? HEADINGS.any : HEADINGS.not;
    return { depth, words: heading, holds };
  }
  const { attribute, is } = rule;
  const words = conditionWords(attribute, is, catalogue);
  const known = findAttribute(catalogue, attribute);
  if (known?.column === undefined) return { depth, words, holds };
  const place = { column: known.column, ...(attribute.of === 'enriched' && { enrichment: attribute.enrichment }) };
  const found = shortOf((await valuesOf(reader, customerId, [place]))[0] ?? '', known.type);
  return { depth, words, holds, ...(found && { found }) };
}

const LONGEST_FOUND = 100;

/** Few enough letters for a line; of a number without decimals none. */
function shortOf(value: string, type: AttributeType): string {
  if (type === 'number') return value.replace(/\.0$/, '');
  const letters = [...value.trim().slice(0, 2 * LONGEST_FOUND)];
  return letters.length > LONGEST_FOUND ? `${letters.slice(0, LONGEST_FOUND).join('')}…` : letters.join('');
}

/** One row for every option, as the conditions see them. */
const rowsBy = (catalogue: Catalogue, live: Awaited<ReturnType<typeof liveRows>>): ExplainedRow[] =>
  catalogue.options.map((option) => {
    const state = live.find(({ optionNo }) => optionNo === option.no);
    return { option, ...(state && { state }) };
  });
