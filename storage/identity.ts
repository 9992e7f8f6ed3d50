import type { Reader, Writer } from './sql.js';

/** CustomerIds that change with a unification. */
export interface IdentityChanges {
  added: number;
  gone: number;
  merged: number;
  split: number;
}

/** Which CustomerId every row has or had last, for ever; and what has become of CustomerIds that are none any more. */
export const ddl: string[] = [];

/** Makes `unify_ids` of a unification whose matches are there. Changes nothing that anybody reads. */
export async function makeIds(_tx: Writer, _no: number): Promise<void> {
  throw new Error('not built yet');
}

/** What the unification would change of the CustomerIds there are. */
export async function countIdentityChanges(_reader: Reader, _no: number): Promise<IdentityChanges> {
  throw new Error('not built yet');
}

/** Notes the CustomerIds of a unification as those of its rows, with what was merged and split. Epoch milliseconds. */
export async function commitIds(_tx: Writer, _no: number, _at: number): Promise<void> {
  throw new Error('not built yet');
}
