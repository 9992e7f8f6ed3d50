import { type ConsentOption, listOptions } from '../storage/consentLedger.js';
import type { Documents } from '../storage/documents.js';
import type { Enrichment, FieldMapping, Settings } from '../storage/settings.js';
import type { Reader } from '../storage/sql.js';
import type { Access } from './access.js';
import type { Caller } from './caller.js';
import type { ChangeSettings } from './changes.js';
import type { Clock, NewId } from './clock.js';
import type { Connections, ConnectionView } from './connections.js';
import type { DataSet, DataSources } from './dataSources.js';
import { type ReadableOutput, readableOutputs } from './enrichments/readable.js';
import { ServiceError } from './errors.js';
import { checkMapping } from './fieldMapping.js';
import type { RunState } from './runs/view.js';

/** A row of My enrichments. */
export interface EnrichmentView {
  id: string;
  name: string;
  connection: Pick<ConnectionView, 'id' | 'name' | 'sandbox'>;
  dataSet: DataSet;
  mapping: FieldMapping;
  /** The consent option that must be granted before a profile may be sent. */
  requires?: { key: string; name: string };
  active: boolean;
  status: RunState;
  /** The newest run, where there is one. */
  runId?: string;
  enriched: number;
  /** Enriched over all that were answered, 0..1. */
  matchRate?: number;
  /** Profiles enriched now less those after the run before. */
  change?: number;
  updatedAt?: number;
}

export type EnrichmentSort = 'name' | 'dataSet' | 'status' | 'enriched' | 'updated';

export interface Enrichments {
  /** All of them, sorted, those whose name contains `search` (any letter case). */
  list(caller: Caller, options?: { sort?: EnrichmentSort; search?: string }): Promise<EnrichmentView[]>;
  /** Everything whose results can be read, by name: all enrichments, and the outputs that were kept of removed ones. */
  readable(caller: Caller): Promise<ReadableOutput[]>;
  /** By id, or by name in any letter case; without either the only one there is. @throws `notFound` */
  find(caller: Caller, idOrName?: string): Promise<EnrichmentView>;
  /** Makes or changes a definition; `requires` is the key of a consent option. @throws `nameTaken`, `fieldUnknown`, `fieldTwice`, `optionUnknown` */
  save(
    caller: Caller,
    definition: {
      id?: string;
      name: string;
      connectionId: string;
      dataSet: string;
      mapping: FieldMapping;
      requires?: string;
    },
  ): Promise<EnrichmentView>;
  /** A deactivated enrichment keeps its last data and is not run. */
  setActive(caller: Caller, id: string, active: boolean): Promise<EnrichmentView>;
}

/** The figures of the newest run of an enrichment, as My enrichments shows them. */
export type LatestRun = Pick<EnrichmentView, 'enriched' | 'matchRate' | 'change' | 'updatedAt'> & {
  id: string;
  state: RunState;
};

export interface EnrichmentsParts {
  documents: Documents;
  sql: Reader;
  access: Pick<Access, 'require'>;
  changeSettings: ChangeSettings;
  connections: Pick<Connections, 'list'>;
  dataSources: Pick<DataSources, 'dataSets' | 'fields'>;
  /** Undefined while it was never run. */
  latestRun(enrichmentId: string): Promise<LatestRun | undefined>;
  /** Whether the configured provider is the local stand-in: for enrichments that have not run. */
  provider: { sandbox: boolean };
  clock: Clock;
  newId: NewId;
}

export function createEnrichments(parts: EnrichmentsParts): Enrichments {
  const { documents, access, changeSettings } = parts;

  async function viewsOf(caller: Caller, enrichments: readonly Enrichment[]): Promise<EnrichmentView[]> {
    const [connections, dataSets, options] = await Promise.all([
      parts.connections.list(caller),
      parts.dataSources.dataSets(caller),
      listOptions(parts.sql),
    ]);
    const known = { connections, dataSets, options };
    return Promise.all(enrichments.map(async (one) => toView(one, known, await parts.latestRun(one.id))));
  }

  async function view(caller: Caller, enrichment: Enrichment): Promise<EnrichmentView> {
    const [only] = await viewsOf(caller, [enrichment]);
    return only!;
  }

  return {
    async list(caller, { sort = 'name', search = '' } = {}) {
      await access.require(caller, 'viewer');
      const wanted = search.trim().toLowerCase();
      const found = documents.read().enrichments.filter(({ name }) => name.toLowerCase().includes(wanted));
      return (await viewsOf(caller, found)).sort(BY[sort]);
    },
    async readable(caller) {
      await access.require(caller, 'viewer');
      return readableOutputs(parts);
    },
    async find(caller, idOrName) {
      await access.require(caller, 'viewer');
      return view(caller, findIn(documents.read(), idOrName));
    },
    async save(caller, definition) {
      await access.require(caller, 'administrator');
      const fields = await parts.dataSources.fields(caller, definition.dataSet);
      const mapping = checkMapping(definition.mapping, fields);
      return view(caller, await save(parts, caller, { ...definition, mapping }));
    },
    async setActive(caller, id, active) {
      await access.require(caller, 'administrator');
      const action = active ? 'enrichment.activate' : 'enrichment.deactivate';
      const settings = await changeSettings({ caller, action, subject: `enrichment:${id}` }, (draft) => {
        Object.assign(enrichmentIn(draft, id), { active, changedAt: parts.clock.now() });
      });
      return view(caller, enrichmentIn(settings, id));
    },
  };
}

type Definition = Parameters<Enrichments['save']>[1];

async function save(parts: EnrichmentsParts, caller: Caller, definition: Definition): Promise<Enrichment> {
  const { connectionId, dataSet, mapping, requires } = definition;
  const id = definition.id ?? parts.newId();
  const name = definition.name.trim();
  if (name === '') throw new ServiceError('nameMissing');
  const option = requires === undefined ? undefined : await optionOf(parts.sql, requires);
  // The number of the option: its name comes from a file, and nobody has looked at what stands there.
  const details = { connection: connectionId, columns: Object.keys(mapping).length, consent: option?.no ?? 'none' };
  const action = definition.id === undefined ? 'enrichment.create' : 'enrichment.change';
  const settings = await parts.changeSettings({ caller, action, subject: `enrichment:${id}`, details }, (draft) => {
    // Checked here, where no second change can come between.
    if (isNameTaken(draft, name, id)) throw new ServiceError('nameTaken', { name });
    if (!draft.connections.some((one) => one.id === connectionId)) throw new ServiceError('connectionMissing');
    const changed = { name, connectionId, dataSet, mapping, changedAt: parts.clock.now() };
    if (definition.id === undefined)
      draft.enrichments.push({ id, ...changed, active: true, createdAt: changed.changedAt, createdBy: caller.userId });
    const enrichment = Object.assign(enrichmentIn(draft, id), changed);
    if (requires === undefined) delete enrichment.requires;
    else enrichment.requires = requires;
  });
  return enrichmentIn(settings, id);
}

async function optionOf(reader: Reader, wanted: string): Promise<ConsentOption> {
  const option = (await listOptions(reader)).find(({ key }) => key === wanted);
  if (!option) throw new ServiceError('optionUnknown', { option: wanted });
  return option;
}

/** Names differ in more than letter case, so that they can be typed. */
export const isNameTaken = ({ enrichments }: Settings, name: string, exceptId?: string): boolean =>
  enrichments.some((one) => one.id !== exceptId && one.name.toLowerCase() === name.trim().toLowerCase());

function findIn(settings: Settings, idOrName: string | undefined): Enrichment {
  const { enrichments } = settings;
  const wanted = idOrName?.trim().toLowerCase();
  const found = wanted
    ? (enrichments.find(({ id }) => id === idOrName) ?? enrichments.find(({ name }) => name.toLowerCase() === wanted))
    : enrichments.length === 1
      ? enrichments[0]
      : undefined;
  if (!found) throw new ServiceError('notFound', { what: 'enrichment' });
  return found;
}

const enrichmentIn = (settings: Settings, id: string): Enrichment => {
  const enrichment = settings.enrichments.find((one) => one.id === id);
  if (!enrichment) throw new ServiceError('notFound', { what: 'enrichment' });
  return enrichment;
};

interface Known {
  connections: readonly ConnectionView[];
  dataSets: readonly DataSet[];
  options: readonly ConsentOption[];
}

function toView(
  { id, name, connectionId, dataSet, mapping, requires, active }: Enrichment,
  { connections, dataSets, options }: Known,
  run: LatestRun | undefined,
): EnrichmentView {
  const connection = connections.find((one) => one.id === connectionId);
  // A data set may have gone since; the enrichment is still there to be edited.
  const present = dataSets.find((one) => one.id === dataSet);
  const { id: runId, state = 'Not started', enriched = 0, ...figures } = run ?? {};
  return {
    id,
    name,
    connection: { id: connectionId, name: connection?.name ?? '', sandbox: connection?.sandbox ?? false },
    dataSet: present ?? { id: dataSet, kind: dataSet === 'Customer' ? 'customer' : 'segment', name: dataSet, size: 0 },
    mapping,
    ...(requires !== undefined && {
      requires: options.find(({ key }) => key === requires) ?? { key: requires, name: requires },
    }),
    active,
    status: state,
    ...(runId && { runId }),
    enriched,
    ...figures,
  };
}

type Order = (one: EnrichmentView, other: EnrichmentView) => number;

const byName: Order = (one, other) => one.name.localeCompare(other.name, undefined, { numeric: true });

/** Numbers and times begin with the highest; what is equal goes by name. */
const BY: Readonly<Record<EnrichmentSort, Order>> = {
  name: byName,
  dataSet: (one, other) => one.dataSet.name.localeCompare(other.dataSet.name) || byName(one, other),
  status: (one, other) => one.status.localeCompare(other.status) || byName(one, other),
  enriched: (one, other) => other.enriched - one.enriched || byName(one, other),
  updated: (one, other) => (other.updatedAt ?? 0) - (one.updatedAt ?? 0) || byName(one, other),
};
