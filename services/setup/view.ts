import type { Caller } from '../caller.js';
import { ServiceError } from '../errors.js';
import { knownPart } from '../fieldMapping.js';
import type { SetupView } from '../setup.js';
import type { SetupParts } from './parts.js';
import { previewRows } from './preview.js';
import type { SetupDraft, SetupState } from './state.js';

/** Longer lists do not fit into a card; any other field can be typed. */
const MOST_FIELDS = 40;

/** All that the card of a draft's step shows, read from what is stored now. */
export async function viewOf(parts: SetupParts, caller: Caller, { ref: draft, state }: SetupDraft): Promise<SetupView> {
  const { connections } = parts;
  switch (state.step) {
    case 'prerequisites': {
      const [sets, all] = await Promise.all([parts.dataSources.dataSets(caller), connections.list(caller)]);
      const profiles = sets.filter(({ kind }) => kind === 'customer').reduce((sum, { size }) => sum + size, 0);
      return { draft, step: 'prerequisites', profiles, connections: all.length };
    }
    case 'chooseConnection':
      return { draft, step: 'chooseConnection', connections: await connections.list(caller) };
    case 'connect': {
      return { draft, ...(await connectView(parts, caller, state)) };
    }
    case 'dataSet':
      return { draft, ...(await dataSetView(parts, caller, state)) };
    case 'fields':
      return { draft, ...(await fieldsView(parts, caller, state)) };
    case 'applied':
      return { draft, step: 'applied', enrichment: await parts.enrichments.find(caller, state.enrichmentId) };
  }
}

async function connectView(parts: SetupParts, caller: Caller, state: SetupState) {
  const { connections, provider, tokenPage } = parts;
  const { staged, ending = '', untried = false } = state;
  const replaces = state.replaces === undefined ? undefined : await connections.get(caller, state.replaces);
  // What was kept is gone after a day, and the card must not say otherwise.
  const isKept = staged !== undefined && (await connections.isStaged(caller, staged));
  return {
    step: 'connect' as const,
    ...{ sandbox: provider.sandbox, destination: provider.address, pageOnly: tokenPage.only },
    ...(isKept && { stored: { ending, untried } }),
    ...(isKept && !untried && { unverified: true }),
    ...(replaces && { replaces }),
  };
}

async function dataSetView(parts: SetupParts, caller: Caller, state: SetupState) {
  const [dataSets, connection] = await Promise.all([
    parts.dataSources.dataSets(caller),
    parts.connections.get(caller, state.connectionId ?? ''),
  ]);
  const name = state.name === undefined ? {} : { name: state.name };
  const taken = parts.documents.read().enrichments.map((one) => one.name);
  const chosen = state.dataSet === undefined ? {} : { chosen: state.dataSet };
  return { step: 'dataSet' as const, ...name, taken, ...chosen, dataSets, connection };
}

async function fieldsView(parts: SetupParts, caller: Caller, state: SetupState) {
  const dataSet = (await parts.dataSources.dataSets(caller)).find(({ id }) => id === state.dataSet);
  if (!dataSet) throw new ServiceError('notFound', { what: 'dataSet' });
  const fields = await parts.dataSources.fields(caller, dataSet.id);
  const mapping = knownPart(state.mapping ?? {}, fields);
  return {
    step: 'fields' as const,
    name: state.name ?? '',
    dataSet,
    fields: fields.slice(0, MOST_FIELDS),
    more: Math.max(0, fields.length - MOST_FIELDS),
    mapping,
    consents: await consentsOf(parts, caller, state.requires),
    ...(state.requires !== undefined && { requires: state.requires }),
    preview: await previewRows(parts.sql, dataSet.id, mapping),
  };
}

/** One that was chosen and is no longer in the data stays to be seen: leaving it out would ask for less than before. */
async function consentsOf({ consent }: SetupParts, caller: Caller, chosen: string | undefined) {
  const found = (await consent.options(caller)).map(({ option: { key, name }, granted, denied }) => ({
    ...{ key, name, granted, denied },
  }));
  if (chosen === undefined || found.some(({ key }) => key === chosen)) return found;
  return [...found, { key: chosen, name: chosen, granted: 0, denied: 0 }];
}
