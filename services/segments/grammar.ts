import type { Catalogue } from './catalogue.js';
import type { ValueLookup } from './lookup.js';
import { joinParts, normalRow, normalRule, type Part } from './normal.js';
import type { ConsentRule, Rule } from './rule.js';
import { readSyntax, SyntaxProblem, type Typed, type TypedCondition } from './syntax.js';
import { readCondition } from './typedConditions.js';
import type { RuleProblem } from './view.js';

export type ReadRule = { rule: Rule } | { problems: RuleProblem[] };

export interface ReadOptions {
  /** A value of an ordinary attribute that no row has is taken as it is: somebody has seen the suggestions and wants it so. */
  acceptUnknown?: boolean;
}

/**
 * Reads a rule as people type it, in English or Dutch or both. NOT binds before AND before OR. Conditions on consent that are
 * joined by AND are about the same row, until another one names an option; what stands in square brackets is about one row of
 * its own. The rule comes in normal form; what is not known is told with the nearest that is, and never replaced by it.
 */
export async function readRule(
  text: string,
  catalogue: Catalogue,
  lookup: ValueLookup,
  options: ReadOptions = {},
): Promise<ReadRule> {
  const typed = readTyped(text);
  if ('problems' in typed) return typed;
  const read = new Map<TypedCondition, Rule>();
  const problems: RuleProblem[] = [];
  for (const condition of conditionsOf(typed)) {
    const found = await readCondition(condition, { catalogue, lookup, ...options });
    if ('rule' in found) read.set(condition, found.rule);
    else problems.push(...found.problems);
  }
  if (problems.length === 0) problems.push(...strangersInRows(typed, read));
  return problems.length > 0 ? { problems } : { rule: partOf(typed, read).rule };
}

function readTyped(text: string): Typed | { problems: RuleProblem[] } {
  try {
    return readSyntax(text);
  } catch (error) {
    if (error instanceof SyntaxProblem) return { problems: [error.problem] };
    throw error;
  }
}

function conditionsOf(typed: Typed): TypedCondition[] {
  if (typed.kind === 'condition') return [typed.condition];
  return 'parts' in typed ? typed.parts.flatMap(conditionsOf) : conditionsOf(typed.part);
}

/** Conditions in square brackets that are not about consent. */
function strangersInRows(typed: Typed, read: Map<TypedCondition, Rule>): RuleProblem[] {
  if (typed.kind === 'condition') return [];
  if ('parts' in typed) return typed.parts.flatMap((part) => strangersInRows(part, read));
  if (typed.kind === 'not') return strangersInRows(typed.part, read);
  return conditionsOf(typed.part)
    .filter((condition) => !('consent' in read.get(condition)!))
    .map(({ name: { at, length, text } }) => ({ at, length, code: 'unexpected', params: { text }, suggestions: [] }));
}

function partOf(typed: Typed, read: Map<TypedCondition, Rule>): Part {
  switch (typed.kind) {
    case 'condition':
      return { rule: read.get(typed.condition)! };
    case 'row':
      return { rule: normalRule({ consent: normalRow(rowOf(typed.part, read)) }), closed: true };
    case 'not': {
      const { rule, closed } = partOf(typed.part, read);
      return { rule: normalRule({ not: rule }), ...(closed && { closed }) };
    }
    default: {
      const parts = typed.parts.map((part) => partOf(part, read));
      return { rule: joinParts(typed.kind, parts), ...(parts.some(({ closed }) => closed) && { closed: true }) };
    }
  }
}

function rowOf(typed: Typed, read: Map<TypedCondition, Rule>): ConsentRule {
  switch (typed.kind) {
    case 'condition':
      return rowRule(read.get(typed.condition)!);
    case 'row':
      return rowOf(typed.part, read);
    case 'not':
      return { not: rowOf(typed.part, read) };
    case 'all':
      return { all: typed.parts.map((part) => rowOf(part, read)) };
    case 'any':
      return { any: typed.parts.map((part) => rowOf(part, read)) };
  }
}

/** A condition on consent by itself; others are refused before they come here. */
function rowRule(rule: Rule): ConsentRule {
  if ('consent' in rule) return rule.consent;
  throw new TypeError('Not a condition on consent');
}
