import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Segment } from '../../storage/settings.js';
import { OPERATORS, type Rule } from './rule.js';

/** Far beyond what people type; a tree of any size or depth would only serve to exhaust somebody. */
const DEEPEST = 24;
const MOST_CONDITIONS = 400;
const MOST_VALUES = 1_000;
const LONGEST_VALUE = 1_000;

const Name = z.string().min(1).max(500);

const Comparison = z
  .strictObject({ operator: z.enum(OPERATORS), values: z.array(z.string().max(LONGEST_VALUE)).max(MOST_VALUES) })
  .refine(({ operator, values }) => {
    if (operator === 'isSet' || operator === 'isNotSet') return values.length === 0;
    return operator === 'in' ? values.length > 0 : values.length === 1;
  });

/** An attribute of profiles or of enriched output, from wherever it was kept. */
export const KeptAttribute = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('profile'), field: Name }),
  z.strictObject({ of: z.literal('enriched'), enrichment: Name, field: Name }),
]);

const ConsentAttribute = z.strictObject({
  of: z.literal('consent'),
  field: z.enum(['option', 'value', 'status', 'date', 'source']),
});

/** Schemas of trees of a bounded depth: each level knows the one below, so that nothing is followed further down. */
function treeOf(leaves: readonly z.ZodType[], depth: number): z.ZodType {
  if (depth === 0) return z.union(leaves);
  const inner = treeOf(leaves, depth - 1);
  return z.union([
    ...leaves,
    z.strictObject({ all: z.array(inner).min(1) }),
    z.strictObject({ any: z.array(inner).min(1) }),
    z.strictObject({ not: inner }),
  ]);
}

const ConsentTree = treeOf([z.strictObject({ attribute: ConsentAttribute, is: Comparison })], DEEPEST);

const Tree = treeOf(
  [z.strictObject({ attribute: KeptAttribute, is: Comparison }), z.strictObject({ consent: ConsentTree })],
  DEEPEST,
);

/** A rule from wherever it was kept. Fails for what is none, and for one beyond all bounds. */
export const KeptRule = Tree.transform((tree) => tree as Rule).refine(
  (rule) => attributesIn(rule).length <= MOST_CONDITIONS,
);

/** The rule of a segment as it was saved. */
export const ruleOf = (segment: Pick<Segment, 'rule'>): Rule => KeptRule.parse(segment.rule);

/** Tells whether members were found by this rule, without saying anything of it. */
export const hashOf = (rule: Rule): string => createHash('sha256').update(JSON.stringify(rule)).digest('hex');

/** For the audit log: what a rule is about, in numbers. Its values are data, so none of them is told. */
export function figuresOf(rule: Rule): { profile: number; enriched: number; consent: number } {
  const kinds = attributesIn(rule);
  const count = (kind: string) => kinds.filter((one) => one === kind).length;
  return { profile: count('profile'), enriched: count('enriched'), consent: count('consent') };
}

/** Whether any condition of the rule is about consent. */
export const asksConsent = (rule: Rule): boolean => attributesIn(rule).includes('consent');

type Node = Rule | Extract<Rule, { consent: unknown }>['consent'];

function attributesIn(rule: Node): string[] {
  if ('all' in rule) return rule.all.flatMap(attributesIn);
  if ('any' in rule) return rule.any.flatMap(attributesIn);
  if ('not' in rule) return attributesIn(rule.not);
  return 'consent' in rule ? attributesIn(rule.consent) : [rule.attribute.of];
}
