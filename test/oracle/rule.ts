import type { Comparison, ConsentRule, Rule } from '../../services/segments/rule.js';

/** A profile as a rule sees it: cells, cells of enriched output, and what it has said to each option. */
export interface OracleProfile {
  cells: Record<string, string>;
  enriched: Record<string, Record<string, string | number | undefined>>;
  consent: OracleConsent[];
}

export interface OracleConsent {
  /** As it compares. */
  option: string;
  own: boolean | null;
  granted: boolean;
  at: number;
  source: string;
  /** A grant that ends then. */
  expires?: number;
}

/** What there is to name. */
export interface OracleWorld {
  fields: readonly string[];
  enrichments: Record<string, readonly string[]>;
  /** Keys, and how each is spelled. */
  options: Record<string, string>;
  now: number;
}

/** True, false, or unknown: about what is no longer there nothing holds, neither it nor its negation. */
type Truth = boolean | undefined;

/** Whether a profile fits a rule, from the meaning of the rule alone. */
export const fits = (rule: Rule, profile: OracleProfile, world: OracleWorld): boolean =>
  truth(rule, profile, world) === true;

function truth(rule: Rule, profile: OracleProfile, world: OracleWorld): Truth {
  if ('all' in rule) return both(rule.all.map((part) => truth(part, profile, world)));
  if ('any' in rule) return not(both(rule.any.map((part) => not(truth(part, profile, world)))));
  if ('not' in rule) return not(truth(rule.not, profile, world));
  if ('consent' in rule) return consentTruth(rule.consent, profile, world);
  const { attribute, is } = rule;
  if (attribute.of === 'profile') {
    return world.fields.includes(attribute.field) ? compare(profile.cells[attribute.field] ?? '', is) : undefined;
  }
  if (!world.enrichments[attribute.enrichment]?.includes(attribute.field)) return undefined;
  return compare(profile.enriched[attribute.enrichment]?.[attribute.field] ?? '', is);
}

const not = (value: Truth): Truth => (value === undefined ? undefined : !value);

function both(parts: Truth[]): Truth {
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}

/** One of the rows fits; what a rule says of an option that is gone cannot be known of any row. */
function consentTruth(rule: ConsentRule, { consent }: OracleProfile, { options, now }: OracleWorld): Truth {
  if (Object.keys(options).length === 0) return namedOptions(rule).length > 0 ? undefined : false;
  const rows = Object.entries(options).map(([key, name]) => {
    const said = consent.find(({ option }) => option === key);
    const counts = said && !(said.granted && said.expires !== undefined && said.expires <= now);
    return rowTruth(rule, { key, name, options }, counts ? said : undefined);
  });
  return not(both(rows.map(not)));
}

function namedOptions(rule: ConsentRule): string[] {
  if ('all' in rule) return rule.all.flatMap(namedOptions);
  if ('any' in rule) return rule.any.flatMap(namedOptions);
  if ('not' in rule) return namedOptions(rule.not);
  return rule.attribute.field === 'option' && ['=', '!=', 'in'].includes(rule.is.operator) ? rule.is.values : [];
}

type Option = { key: string; name: string; options: OracleWorld['options'] };

function rowTruth(rule: ConsentRule, option: Option, said: OracleConsent | undefined): Truth {
  if ('all' in rule) return both(rule.all.map((part) => rowTruth(part, option, said)));
  if ('any' in rule) return not(both(rule.any.map((part) => not(rowTruth(part, option, said)))));
  if ('not' in rule) return not(rowTruth(rule.not, option, said));
  if (namedOptions(rule).some((key) => !(key in option.options))) return undefined;
  const { operator } = rule.is;
  if (operator === 'isSet') return said !== undefined;
  if (operator === 'isNotSet') return said === undefined;
  switch (rule.attribute.field) {
    case 'option':
      return compare(operator === 'contains' || operator === 'startsWith' ? option.name : option.key, rule.is);
    case 'value':
      return compare(said?.own === true ? 'true' : said?.own === false ? 'false' : '', rule.is);
    case 'status':
      return compare(said ? (said.granted ? 'granted' : 'denied') : 'notSet', rule.is);
    case 'source':
      return compare(said?.source ?? '', rule.is);
    default:
      return compare(said ? new Date(said.at).toISOString() : '', rule.is);
  }
}

/** A cell beside what is asked of it. */
export function compare(cell: string | number, { operator, values }: Comparison): boolean {
  const text = String(cell).trim().toLowerCase();
  const value = (values[0] ?? '').toLowerCase();
  switch (operator) {
    case '=':
      return equal(cell, text, value);
    case '!=':
      return !equal(cell, text, value);
    case 'in':
      return values.some((one) => equal(cell, text, one.toLowerCase()));
    case 'contains':
      return text !== '' && text.includes(value);
    case 'startsWith':
      return text.startsWith(value);
    case 'isSet':
      return text !== '';
    case 'isNotSet':
      return text === '';
    default:
      return ordered(text, operator, value);
  }
}

const NUMBER = /^-?\d+(\.\d+)?$/;
const NO_CODE = /^-?(0|[1-9]\d*)(\.\d+)?$/;
const TIME = /^\d{4}-\d\d-\d\d([t ]\d\d:\d\d(:\d\d(\.\d+)?)?)?(z)?$/;
const DAY = 86_400_000;

function equal(cell: string | number, text: string, value: string): boolean {
  if (typeof cell === 'number') return NUMBER.test(value) && cell === Number(value);
  if (text === value) return true;
  if (NO_CODE.test(text) && NO_CODE.test(value)) return Number(text) === Number(value);
  const [at, from] = [time(text), time(value)];
  return at !== undefined && from !== undefined && at >= from && at < from + (value.length === 10 ? DAY : 1);
}

function ordered(text: string, operator: string, value: string): boolean {
  const isNumber = NUMBER.test(value);
  const at = isNumber ? (NUMBER.test(text) ? Number(text) : undefined) : time(text);
  const from = isNumber ? Number(value) : time(value);
  if (at === undefined || from === undefined) return false;
  // A whole day is more than its first moment.
  const last = isNumber ? from : from + (value.length === 10 ? DAY : 1) - 1;
  return { '<': at < from, '<=': at <= last, '>': at > last, '>=': at >= from }[operator] ?? false;
}

function time(text: string): number | undefined {
  if (!TIME.test(text)) return undefined;
  const day = Date.parse(`${text.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== text.slice(0, 10)) return undefined;
  if (text.length === 10) return day;
  return Date.parse(`${text.replace(' ', 'T').toUpperCase().replace(/Z$/, '')}Z`);
}
