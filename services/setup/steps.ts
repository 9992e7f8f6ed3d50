import type { FieldMapping } from '../../storage/settings.js';
import type { Caller } from '../caller.js';
import { isNameTaken } from '../enrichments.js';
import { ServiceError } from '../errors.js';
import { checkMapping, guessMapping, knownPart } from '../fieldMapping.js';
import type { Setup } from '../setup.js';
import type { SetupParts } from './parts.js';
import { type SetupState, withoutToken } from './state.js';

/** Where `setup` begins: where it was left, at the definition that is edited, or at the token that is replaced. */
export async function beginning(
  parts: SetupParts,
  caller: Caller,
  found: SetupState | undefined,
  what: NonNullable<Parameters<Setup['resume']>[1]>,
): Promise<SetupState> {
  const left = found && found.step !== 'applied' ? found : undefined;
  if (what.replaceToken !== undefined) {
    const { id } = await parts.connections.get(caller, what.replaceToken);
    if (left?.replaces === id) return left;
    const returnTo = left && !['connect', 'prerequisites'].includes(left.step) ? left.step : 'chooseConnection';
    return { ...(left && withoutToken(left)), step: 'connect', replaces: id, returnTo };
  }
  if (what.editing === undefined)
    return left && (await isStillThere(parts, caller, left)) ? left : { step: 'prerequisites' };
  if (left?.editing === what.editing) return left;
  const { id, name, connection, dataSet, mapping, requires } = await parts.enrichments.find(caller, what.editing);
  const edited = { connectionId: connection.id, name, dataSet: dataSet.id, mapping, requires: requires?.key };
  return { step: 'dataSet', editing: id, ...edited };
}

/** What a draft rests on may have been removed since it was left. */
async function isStillThere(
  { documents, dataSources }: SetupParts,
  caller: Caller,
  state: SetupState,
): Promise<boolean> {
  const { connections, enrichments } = documents.read();
  const has = (list: readonly { id: string }[], id: string | undefined) =>
    id === undefined || list.some((one) => one.id === id);
  const sets = await dataSources.dataSets(caller);
  return (
    has(connections, state.connectionId) &&
    has(connections, state.replaces) &&
    has(enrichments, state.editing) &&
    has(sets, state.dataSet)
  );
}

/** Name and data set were chosen: the mapping is guessed, unless what was chosen before fits. @throws `nameMissing`, `nameTaken`, `noProfiles`, `segmentEmpty` */
export async function withDataSet(
  { documents, dataSources }: SetupParts,
  caller: Caller,
  state: SetupState,
  input: { name: string; dataSet: string },
): Promise<SetupState> {
  const name = input.name.trim();
  if (name === '') throw new ServiceError('nameMissing');
  if (isNameTaken(documents.read(), name, state.editing)) throw new ServiceError('nameTaken', { name });
  const dataSet = (await dataSources.dataSets(caller)).find(({ id }) => id === input.dataSet);
  if (!dataSet) throw new ServiceError('notFound', { what: 'dataSet' });
  if (dataSet.size === 0)
    throw dataSet.kind === 'segment'
      ? new ServiceError('segmentEmpty', { name: dataSet.name, segment: dataSet.id })
      : new ServiceError('noProfiles');
  const fields = await dataSources.fields(caller, dataSet.id);
  const kept = knownPart(state.mapping ?? {}, fields);
  return { ...state, step: 'fields', name, dataSet: dataSet.id, mapping: kept.name ? kept : guessMapping(fields) };
}

/** Saves the definition. @throws as `Enrichments.save` */
export async function apply(
  parts: SetupParts,
  caller: Caller,
  state: SetupState,
  chosen: { mapping: FieldMapping; requires: string | undefined },
): Promise<SetupState> {
  const { editing, name = '', connectionId = '', dataSet = '' } = state;
  const mapping = checkMapping(chosen.mapping, await parts.dataSources.fields(caller, dataSet));
  const { requires } = chosen;
  const definition = {
    ...{ name, connectionId, dataSet, mapping },
    ...(requires !== undefined && { requires }),
    ...(editing !== undefined && { id: editing }),
  };
  const { id: enrichmentId } = await parts.enrichments.save(caller, definition);
  return { step: 'applied', enrichmentId };
}
