import { CONNECTIVES, OPERATOR_WORDS, type Words } from './attributes.js';
import { type Attribute, attributeKey, type Catalogue, findAttribute } from './catalogue.js';
import { nameIn } from './names.js';
import { joinParts, normalRule, sameRule } from './normal.js';
import type { Comparison, ConsentRule, Rule } from './rule.js';
import { quote } from './tokens.js';
import { showWord } from './vocabulary.js';

/** The normal form of a rule as text that reads back to the same rule, in both languages. */
export function ruleWords(rule: Rule, catalogue: Catalogue): Words {
  const form = normalRule(rule);
  const write = (language: 'en' | 'nl') => writeRule(form, { catalogue, language, apart: false }).text;
  return { en: write('en'), nl: write('nl') };
}

/** One condition in both languages. */
export function conditionWords(attribute: Attribute, is: Comparison, catalogue: Catalogue): Words {
  const write = (language: 'en' | 'nl') => writeCondition(attribute, is, { catalogue, language, apart: false }).text;
  return { en: write('en'), nl: write('nl') };
}

interface Writing {
  catalogue: Catalogue;
  language: 'en' | 'nl';
  /** Every consent row is written in square brackets: side by side without them they would read as one row. */
  apart: boolean;
}

/** A piece of text, what joins its parts, and whether a consent row in it is in square brackets. */
interface Written {
  text: string;
  by?: 'and' | 'or' | 'not';
  closed?: boolean;
}

function writeRule(rule: Rule, writing: Writing): Written {
  if ('consent' in rule) return writeRow(rule.consent, writing);
  if ('not' in rule) return writeNot(writeRule(rule.not, writing), writing);
  if ('any' in rule) {
    return join(
      'or',
      rule.any.map((part) => writeRule(part, writing)),
      writing,
    );
  }
  if (!('all' in rule)) return writeCondition(rule.attribute, rule.is, writing);
  const write = (apart: boolean) => rule.all.map((part) => writeRule(part, { ...writing, apart }));
  const parts = write(writing.apart);
  // A row in square brackets leaves the others to each other: what they read as is asked of what was written.
  const together = joinParts(
    'all',
    parts.map(({ closed }, index) => ({ rule: rule.all[index]!, closed })),
  );
  return join('and', sameRule(together, rule) ? parts : write(true), writing);
}

/** Round brackets where they read as the same row, square ones where they would not. */
function writeRow(row: ConsentRule, writing: Writing): Written {
  const written = writeInRow(row, writing);
  return writing.apart || !sameRule(asRead(row), { consent: row })
    ? { text: `[${written.text}]`, closed: true }
    : written;
}

function writeInRow(row: ConsentRule, writing: Writing): Written {
  if ('not' in row) return writeNot(writeInRow(row.not, writing), writing);
  if ('attribute' in row) return writeCondition(row.attribute, row.is, writing);
  const parts = ('all' in row ? row.all : row.any).map((part) => writeInRow(part, writing));
  return join('all' in row ? 'and' : 'or', parts, writing);
}

/** What the text of a row reads as without square brackets. */
function asRead(row: ConsentRule): Rule {
  if ('not' in row) return normalRule({ not: asRead(row.not) });
  if ('attribute' in row) return { consent: row };
  const parts = ('all' in row ? row.all : row.any).map((part) => ({ rule: asRead(part) }));
  return joinParts('all' in row ? 'all' : 'any', parts);
}

function join(by: 'and' | 'or', parts: Written[], { language }: Writing): Written {
  const text = parts.map(bracketed).join(` ${CONNECTIVES[by][language]} `);
  return { text, by, closed: parts.some(({ closed }) => closed) };
}

const writeNot = (inner: Written, { language }: Writing): Written => ({
  text: `${CONNECTIVES.not[language]} ${inner.by === 'not' ? inner.text : bracketed(inner)}`,
  by: 'not',
  closed: inner.closed,
});

const bracketed = ({ text, by }: Written): string => (by === 'and' || by === 'or' ? `(${text})` : text);

function writeCondition(attribute: Attribute, { operator, values }: Comparison, writing: Writing): Written {
  const { catalogue, language } = writing;
  const known = findAttribute(catalogue, attribute);
  // What is no longer there is still shown, so that somebody can see what the rule asked.
  const name = known ? nameIn(catalogue, known, language) : attributeKey(attribute).slice(2);
  const sign = OPERATOR_WORDS[operator][language][0]!;
  const shown = values.map((value) => writeValue(attribute, operator, value, writing));
  if (operator === 'isSet' || operator === 'isNotSet') return { text: `${quote(name)} ${sign}` };
  return { text: `${quote(name)} ${sign} ${operator === 'in' ? `(${shown.join(', ')})` : shown[0]}` };
}

function writeValue(
  attribute: Attribute,
  operator: Comparison['operator'],
  value: string,
  { catalogue, language }: Writing,
): string {
  if (attribute.of !== 'consent') return quote(value);
  // These stand without quotes even where one of their words would be read as another.
  if (attribute.field === 'value') return showWord('truth', value)[language];
  if (attribute.field === 'status') return showWord('status', value)[language];
  const isKey = attribute.field === 'option' && operator !== 'contains' && operator !== 'startsWith';
  return quote((isKey && catalogue.options.find(({ key }) => key === value)?.name) || value);
}
