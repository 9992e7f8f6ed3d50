import { isOrdering, OPERATOR_WORDS, OPERATORS_OF } from './attributes.js';
import type { Catalogue, CatalogueAttribute } from './catalogue.js';
import type { ValueLookup } from './lookup.js';
import { attributesNamed } from './names.js';
import { condition } from './normal.js';
import type { Operator, Rule } from './rule.js';
import { apartNames, likeNames, likeValues } from './suggest.js';
import type { Piece, TypedCondition } from './syntax.js';
import { fold, readDate, typedNumber } from './values.js';
import type { RuleProblem } from './view.js';
import { readWord } from './vocabulary.js';

/** What a condition is read against. */
export interface Known {
  catalogue: Catalogue;
  lookup: ValueLookup;
  /** Values that no row has are taken as they are, but for options, sources and words of ours. */
  acceptUnknown?: boolean;
}

/** Finds out what name, operator and values of a typed condition mean. */
export async function readCondition(
  typed: TypedCondition,
  known: Known,
): Promise<{ rule: Rule } | { problems: RuleProblem[] }> {
  const named = readName(typed.name, known.catalogue);
  if ('problem' in named) return { problems: [named.problem] };
  const { attribute } = named;
  if (!OPERATORS_OF[attribute.type].includes(typed.operator)) {
    const [operator] = OPERATOR_WORDS[typed.operator].en;
    const params = { attribute: typed.name.text, operator: typed.operatorPiece.text || operator! };
    return { problems: [problemOf('operatorUnfit', typed.operatorPiece, params)] };
  }
  const read = typed.values.map((piece) => readValue(attribute, typed, piece, known.catalogue));
  const problems: RuleProblem[] = [];
  for (const [index, piece] of typed.values.entries()) {
    const problem = await problemOfValue(attribute, typed, piece, read[index], known);
    if (problem) problems.push(problem);
  }
  if (problems.length > 0) return { problems };
  const values = read.filter((value) => value !== undefined);
  return { rule: condition(attribute.attribute, { operator: typed.operator, values }) };
}

function readName(name: Piece, catalogue: Catalogue): { attribute: CatalogueAttribute } | { problem: RuleProblem } {
  const found = attributesNamed(catalogue, name.text);
  if (found.length === 1) return { attribute: found[0]! };
  const params = { text: name.text };
  return found.length === 0
    ? { problem: problemOf('attributeUnknown', name, params, likeNames(catalogue, name.text)) }
    : { problem: problemOf('attributeAmbiguous', name, params, apartNames(found, name.text)) };
}

/** The value as a rule keeps it; undefined for what cannot be one. */
function readValue(
  { type, attribute }: CatalogueAttribute,
  { operator }: TypedCondition,
  { text }: Piece,
  catalogue: Catalogue,
): string | undefined {
  if (operator === 'contains' || operator === 'startsWith') return text.trim() || undefined;
  switch (type) {
    case 'truth':
    case 'status':
      return readWord(type, text);
    case 'option':
      return catalogue.options.find(({ key, name }) => fold(key) === fold(text) || fold(name) === fold(text))?.key;
    case 'source':
      return catalogue.sources.find(({ name }) => fold(name) === fold(text))?.name;
    case 'date':
    case 'number':
      if (attribute.of !== 'profile') return type === 'date' ? asDate(text) : typedNumber(text);
      return isOrdering(operator) ? (type === 'date' ? asDate(text) : typedNumber(text)) : asCell(text);
    default:
      return isOrdering(operator) ? (typedNumber(text) ?? asDate(text)) : asCell(text);
  }
}

const asDate = (text: string): string | undefined => (readDate(text) ? text.trim() : undefined);
const asCell = (text: string): string => text.trim();

async function problemOfValue(
  known: CatalogueAttribute,
  typed: TypedCondition,
  piece: Piece,
  value: string | undefined,
  { lookup, acceptUnknown }: Known,
): Promise<RuleProblem | undefined> {
  const params = { attribute: typed.name.text, text: piece.text };
  const isListed = ['truth', 'status', 'option', 'source'].includes(known.type);
  if (value === undefined && (!isListed || isSearch(typed.operator))) return problemOf('valueUnfit', piece, params);
  const isUnknown = value === undefined || (isCompared(known, typed.operator, value) && !acceptUnknown);
  if (!isUnknown || (value !== undefined && (await lookup.count(known.attribute, value)) > 0)) return undefined;
  return problemOf('valueUnknown', piece, params, await likeValues(known, piece.text, lookup));
}

/** Values of our own lists have been looked up already; numbers and times of the enriched output and of consent are free. */
const isCompared = ({ type, attribute }: CatalogueAttribute, operator: Operator, value: string): boolean =>
  attribute.of !== 'consent' &&
  (type === 'text' || attribute.of === 'profile') &&
  value !== '' &&
  (operator === '=' || operator === '!=' || operator === 'in');

const isSearch = (operator: Operator): boolean => operator === 'contains' || operator === 'startsWith';

const problemOf = (
  code: RuleProblem['code'],
  { at, length }: Piece,
  params: Record<string, string>,
  suggestions: RuleProblem['suggestions'] = [],
): RuleProblem => ({ at, length, code, params, suggestions });
