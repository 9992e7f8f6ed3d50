import { commonValues, countWhere, optionRows, stateRows, type ValueRows } from '../../storage/attributeValues.js';
import type { Reader } from '../../storage/sql.js';
import { type Attribute, type Catalogue, findAttribute } from './catalogue.js';
import { createBinding, valueCondition } from './conditions.js';
import type { ConsentAttribute } from './rule.js';
import { fold } from './values.js';

/** What the data knows of values. */
export interface ValueLookup {
  /** All options; `rows` of the present consent. */
  options(): Promise<{ key: string; name: string; rows: number }[]>;
  /**
   * The values that most rows have; of an ordinary attribute only those that begin or end as `like` does, or contain it. Of consent
   * those of the present state; `true`, `granted` and the like as rules keep them.
   */
  values(attribute: Attribute, limit: number, like?: string): Promise<ValueRows[]>;
  /** Rows of which `attribute = value` holds. */
  count(attribute: Attribute, value: string): Promise<number>;
}

export function createLookup(sql: Reader, catalogue: Catalogue): ValueLookup {
  async function options() {
    const rows = await optionRows(sql);
    return catalogue.options.map(({ no, key, name }) => ({ key, name, rows: rows.get(no) ?? 0 }));
  }

  async function values(attribute: Attribute, limit: number, like?: string): Promise<ValueRows[]> {
    if (attribute.of === 'consent') return (await consentValues(attribute)).slice(0, limit);
    const column = findAttribute(catalogue, attribute)?.column;
    return column === undefined ? [] : commonValues(sql, placeOf(attribute, column), limit, like);
  }

  async function consentValues({ field }: ConsentAttribute): Promise<ValueRows[]> {
    if (field === 'date') return [];
    if (field === 'option') return (await options()).map(({ name, rows }) => ({ text: name, rows }));
    const states = await stateRows(sql);
    const counts = new Map<string, number>();
    for (const { own, granted, sourceNo, rows } of states) {
      const status = granted ? 'granted' : 'denied';
      const source = catalogue.sources.find(({ no }) => no === sourceNo)?.name;
      const text = { value: own === null ? undefined : String(own), status, source }[field];
      if (text !== undefined) counts.set(text, (counts.get(text) ?? 0) + rows);
    }
    return [...counts]
      .map(([text, rows]) => ({ text, rows }))
      .sort((a, b) => b.rows - a.rows || a.text.localeCompare(b.text));
  }

  return {
    options,
    values,
    async count(attribute, value) {
      if (attribute.of === 'consent') {
        const found = (await consentValues(attribute)).filter(({ text }) => fold(text) === fold(value));
        return found.reduce((sum, { rows }) => sum + rows, 0);
      }
      const known = findAttribute(catalogue, attribute);
      if (known?.column === undefined) return 0;
      const binding = createBinding();
      const condition = valueCondition(known, { operator: '=', values: [value] }, binding);
      return countWhere(sql, placeOf(attribute, known.column), condition, binding.params);
    },
  };
}

const placeOf = (attribute: Attribute, column: string): { column: string; enrichment?: string } => ({
  column,
  ...(attribute.of === 'enriched' && { enrichment: attribute.enrichment }),
});
