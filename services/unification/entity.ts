import {
  createEntityProfiles,
  makeEntityContacts,
  makeEntityRows,
  makePivot,
  pivotTable,
  strayEntities,
} from '../../storage/entity.js';
import { ENTITY_FIELDS } from '../../storage/entityFields.js';
import { entityVersion, nextUnifyNo, putEntityVersion, sourcesSignature } from '../../storage/entityVersions.js';
import { allFields } from '../../storage/fields.js';
import { commitIds } from '../../storage/identity.js';
import { followIdentity } from '../../storage/identityMoves.js';
import { mergeProfiles } from '../../storage/mergePolicy.js';
import type { UnificationDefinition } from '../../storage/settings.js';
import { pointViews } from '../../storage/snapshots.js';
import { putSourceFields, type SourceField } from '../../storage/sources.js';
import type { Reader, Sql, Writer } from '../../storage/sql.js';
import { dropRelation } from '../../storage/staging.js';
import { entityTables, type UnifyPlan, unifyTables } from '../../storage/unifyPlan.js';
import { describeFields } from '../import/describe.js';
import { refreshFigures } from '../runs/figures.js';
import { figuresOf } from './figures.js';
import { matchSources } from './make.js';
import { combinedAway, planOf } from './plan.js';
import type { UnifyFigures } from './view.js';

/** A Customer entity that lies ready: nobody reads it before `commitEntity`. */
export interface Entity {
  no: number;
  basis: string;
  profiles: number;
  figures: UnifyFigures;
  fields: Omit<SourceField, 'name'>[];
}

/** Cells in one step of merging: what memory holds at a time, whatever the number of columns. */
const CELLS_AT_ONCE = 1_200_000;
const MOST_AT_ONCE = 122_880;

/**
 * Unifies the sources there are by the definition, beside everybody else; in the queue of imports and unifications only. Undefined where
 * there is no definition, or where the entity that is read was made of these very snapshots by this very definition.
 */
export async function makeEntity(
  sql: Sql,
  definition: UnificationDefinition | undefined,
  pause: () => void,
): Promise<Entity | undefined> {
  if (!definition) return undefined;
  const basis = await entityBasis(sql, definition);
  const now = await entityVersion(sql);
  if (now.basis === basis) return undefined;
  await sweepEntities(sql, now.no);
  const plan = await planOf(sql, definition, await nextUnifyNo(sql));
  await matchSources(sql, plan, pause);
  await sql.beside((tx) => makeEntityRows(tx, plan));
  pause();
  await sql.beside((tx) => makeEntityContacts(tx, plan));
  pause();
  const profiles = await mergeAll(sql, plan, pause);
  const fields = await describeEntity(sql, plan);
  return { no: plan.no, basis, profiles, figures: await figuresOf(sql, plan), fields };
}

/** What an entity is made of, as text: it is made anew when this differs. */
export async function entityBasis(reader: Reader, definition: UnificationDefinition): Promise<string> {
  const { sources, rules, policy, columns } = definition;
  return `${await sourcesSignature(reader)}: ${JSON.stringify({ sources, rules, policy, columns })}`;
}

/** True when what readers see was made of all that has been read, by the definition that holds. */
export async function isCurrent(reader: Reader, definition: UnificationDefinition | undefined): Promise<boolean> {
  if (!definition) return true;
  return (await entityVersion(reader)).basis === (await entityBasis(reader, definition));
}

/**
 * Lets everybody read it, under the CustomerIds that its rows have from now on, and takes the one before away. False where sources or
 * definition have become others meanwhile. `at`: epoch milliseconds.
 */
export async function commitEntity(
  tx: Writer,
  entity: Entity,
  definition: UnificationDefinition | undefined,
  at: number,
): Promise<boolean> {
  if (!definition || entity.basis !== (await entityBasis(tx, definition))) return false;
  const before = await entityVersion(tx);
  const { no, basis, profiles, figures, fields } = entity;
  await commitIds(tx, no, at);
  await putEntityVersion(tx, { no, basis, profiles, at, figures: JSON.stringify(figures) });
  await putSourceFields(tx, ENTITY_FIELDS, fields);
  await pointViews(tx);
  for (const enrichmentId of await followIdentity(tx)) await refreshFigures(tx, enrichmentId, at);
  const tables = [...Object.values(unifyTables(no)), ...(before.no > 0 ? Object.values(entityTables(before.no)) : [])];
  for (const table of tables) await dropRelation(tx, table);
  return true;
}

async function mergeAll(sql: Sql, plan: UnifyPlan, pause: () => void): Promise<number> {
  const { profiles, last } = await sql.beside((tx) => makePivot(tx, plan));
  const step = Math.max(1, Math.min(MOST_AT_ONCE, Math.ceil(CELLS_AT_ONCE / Math.max(1, plan.columns.length))));
  await sql.beside(async (tx) => {
    await createEntityProfiles(tx, plan);
    for (let from = 0; from < last; from += step) {
      pause();
      await mergeProfiles(tx, plan, { from, to: from + step });
    }
    await dropRelation(tx, pivotTable(plan.no));
  });
  return profiles;
}

/** Columns that others are combined into speak for those: they alone are offered. */
async function describeEntity(sql: Sql, plan: UnifyPlan): Promise<Entity['fields']> {
  const names = new Map((await allFields(sql)).map(({ id, name }) => [id, name]));
  const away = combinedAway(plan);
  const fields = plan.columns.map(({ field }) => field).filter((field) => !away.has(field));
  const columns = fields.map((field) => names.get(field) ?? '');
  return describeFields(sql, { table: entityTables(plan.no).profiles, fields, columns });
}

/** What a unification that was cut off has left behind. */
async function sweepEntities(sql: Sql, no: number): Promise<void> {
  const strays = await strayEntities(sql, no);
  if (strays.length > 0)
    await sql.write(async (tx) => {
      for (const table of strays) await dropRelation(tx, table);
    });
}
