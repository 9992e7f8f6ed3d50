import type { UnificationDraftView, UnifyFigures, UnifyPreviewView } from '../../services/unifications.js';
import { HOSTILE_NAMES } from './hostileNames.js';

/** A CRM and billing, as they are proposed. */
export const twoSources: UnificationDraftView = {
  ref: { id: 'draft-1', version: 3 },
  definition: {
    sources: [
      {
        ...{ id: 'source-1', unmatched: 'add' },
        columns: { name: 'Company', website: 'Website', country: 'Country', changed: 'Modified on' },
      },
      {
        ...{ id: 'source-2', unmatched: 'leaveOut' },
        columns: { name: 'Bedrijfsnaam', website: 'Site' },
        duplicates: { by: ['domain', 'column:Btw-nummer'], keep: 'mostFilled' },
      },
    ],
    rules: [['email'], ['domain', 'nameCountry']],
    policy: 'order',
    columns: [
      {
        name: 'Company',
        from: [
          { source: 'source-1', column: 'Company' },
          { source: 'source-2', column: 'Bedrijfsnaam' },
        ],
        policy: 'mostRecent',
      },
    ],
  },
  sources: [
    {
      ...{ id: 'source-1', name: 'CRM', rows: 1240, hasEmail: true, hasPhone: true },
      columns: ['Account number', 'Company', 'Website', 'Country', 'Email', 'Phone', 'Modified on'],
    },
    {
      ...{ id: 'source-2', name: 'Billing', rows: 980, hasEmail: true, hasPhone: false },
      columns: ['Klantnr', 'Bedrijfsnaam', 'Site', 'E-mail', 'Btw-nummer'],
    },
  ],
  columns: ['Company', 'Account number', 'Website', 'Country', 'Email', 'Phone', 'Modified on', 'Klantnr', 'Site'],
  combined: [
    {
      ...{ name: 'Company', chosen: true },
      from: [
        { source: 'source-1', column: 'Company' },
        { source: 'source-2', column: 'Bedrijfsnaam' },
      ],
    },
    {
      ...{ name: 'Website', chosen: false },
      from: [
        { source: 'source-1', column: 'Website' },
        { source: 'source-2', column: 'Site' },
      ],
    },
  ],
  warnings: [{ code: 'ruleIdle', rule: 2 }],
};

/** Ten sources with long and hostile names of sources and columns, forty columns each. */
export const manySources: UnificationDraftView = (() => {
  const ids = Array.from({ length: 12 }, (_, index) => `source-${index}`);
  const nameAt = (index: number) => HOSTILE_NAMES[index % HOSTILE_NAMES.length]!;
  const columns = Array.from({ length: 40 }, (_, index) => `${nameAt(index)} ${'x'.repeat(50)} ${index}`);
  return {
    ...twoSources,
    applied: { by: nameAt(0), at: Date.UTC(2026, 10, 26, 8) },
    definition: {
      ...twoSources.definition,
      sources: ids.map((id) => ({
        ...{ id, unmatched: 'add' as const },
        columns: { name: columns[1]!, website: columns[2]!, country: columns[3]!, changed: columns[4]! },
        duplicates: { by: [`column:${columns[5]}`, `column:${columns[6]}`], keep: 'mostRecent' as const },
      })),
      rules: [['email'], ['phone'], ['domain'], ['nameCountry'], ['email', 'phone'], ['domain', 'nameCountry']],
      policy: 'mostRecent',
      columns: columns.slice(10, 22).map((name, index) => ({
        name,
        from: ids.map((source) => ({ source, column: columns[index]! })),
        policy: index % 2 ? ('mostRecent' as const) : ('leastRecent' as const),
      })),
    },
    sources: ids.map((id, index) => ({
      ...{ id, name: nameAt(index), rows: 1_000_000 + index, columns, hasEmail: true, hasPhone: true },
    })),
    columns,
    combined: columns.slice(10, 22).map((name, index) => ({
      ...{ name, chosen: index % 2 === 0 },
      from: ids.map((source) => ({ source, column: columns[index]! })),
    })),
    warnings: [
      { code: 'ruleIdle', rule: 1 },
      { code: 'ruleIdle', rule: 2 },
    ],
  };
})();

export const figuresFound: UnifyFigures = {
  sources: [
    { id: 'source-1', name: 'CRM', rows: 1240, duplicates: 0, matched: 0, unmatched: 1240, ambiguous: 0, leftOut: 0 },
    {
      id: 'source-2',
      name: 'Billing',
      rows: 980,
      duplicates: 31,
      matched: 702,
      unmatched: 247,
      ambiguous: 6,
      leftOut: 0,
    },
  ],
  rules: [
    { keys: ['email'], matched: 512 },
    { keys: ['domain', 'nameCountry'], matched: 190 },
  ],
  ...{ profiles: 1487, joined: 702, difference: { added: 0, gone: 12, merged: 733, split: 1 } },
};

export const readyPreview: UnifyPreviewView = {
  ...{ id: 'preview-1', state: 'Successful', draft: { id: 'draft-1', version: 4 }, figures: figuresFound },
  examples: [
    {
      ...{ list: 'duplicates', keys: ['domain'] },
      rows: [
        { source: 'Billing', row: 12, name: 'Elm' },
        { source: 'Billing', row: 840, name: 'Elm N.V.' },
      ],
    },
    {
      ...{ list: 'matched', keys: ['email'] },
      rows: [
        { source: 'CRM', row: 1, name: 'Acme B.V.' },
        { source: 'Billing', row: 7, name: 'ACME BV' },
      ],
    },
    {
      list: 'ambiguous',
      rows: [
        { source: 'Billing', row: 3, name: 'Shared Services' },
        { source: 'CRM', row: 33, name: 'Cedar Ltd' },
        { source: 'CRM', row: 34 },
      ],
    },
    { list: 'unmatched', rows: [{ source: 'Billing', row: 5, name: 'Birch' }] },
  ],
};

/** Names that hurt, in all the places there are. */
export const hostilePreview: UnifyPreviewView = {
  ...readyPreview,
  figures: {
    ...figuresFound,
    sources: manySources.sources.map(({ id, name, rows }) => ({
      ...{ id, name, rows, duplicates: 1, matched: 2, unmatched: 3, ambiguous: 1, leftOut: 1 },
    })),
    rules: manySources.definition.rules.map((keys) => ({ keys, matched: 123_456 })),
  },
  examples: (['duplicates', 'matched', 'ambiguous', 'unmatched', 'leftOut'] as const).flatMap((list) =>
    HOSTILE_NAMES.slice(0, 2).map((name) => ({
      ...{ list, keys: ['email', name] },
      rows: HOSTILE_NAMES.slice(0, 4).map((each, index) => ({
        source: each,
        row: index,
        name: `${each} ${'x'.repeat(90)}`,
      })),
    })),
  ),
};
