import type { z } from 'zod';
import type { Documents } from './documents.js';
import type { Settings } from './settings.js';
import type { Sql, Writer } from './sql.js';

/** Carries out one kind of act: the change of the settings, then the rows that belong to it. */
export type Perform<P> = (payload: P, change: (draft: Settings) => void) => Promise<Settings>;

/**
 * An act touches both homes, and no transaction spans them. So its intent is a row in the Warehouse first; then the settings
 * change and carry the act's id; then one transaction writes its rows and takes the intent away. What a crash leaves behind is
 * either finished (the settings know the id) or has never happened (they do not).
 */
export interface Acts {
  /**
   * `rows` must come from `payload` alone, because a restart repeats it from there; the payload is stored as it is, so no
   * secret goes into it. Kinds are defined once, before `finish`.
   */
  define<P>(kind: string, schema: z.ZodType<P>, rows: (tx: Writer, payload: P) => Promise<void>): Perform<P>;
  /** Called once at start, when all kinds are defined. Resolves to the number of acts that were finished. */
  finish(): Promise<number>;
}

export const ddl = [
  `CREATE TABLE IF NOT EXISTS acts (
     id VARCHAR PRIMARY KEY,
     kind VARCHAR NOT NULL,
     payload VARCHAR NOT NULL,
     started_at BIGINT NOT NULL
   )`,
];

/** Acts pass one after the other, so the stamps of the newest 50 are more than enough; those of unfinished ones stay besides. */
const STAMPS = 50;

export function createActs(parts: { documents: Documents; sql: Sql; newId: () => string; now: () => number }): Acts {
  const { documents, sql } = parts;
  const kinds = new Map<string, (tx: Writer, payload: unknown) => Promise<void>>();
  /** Acts whose rows could not be written, say on a full disk: they come before the next one. */
  const unfinished = new Map<string, () => Promise<void>>();
  let queue: Promise<unknown> = Promise.resolve();

  async function finishEarlier(): Promise<void> {
    for (const [id, again] of unfinished) {
      const done = await again().then(
        () => true,
        () => false,
      );
      if (done) unfinished.delete(id);
    }
  }

  async function perform(kind: string, payload: unknown, change: (draft: Settings) => void): Promise<Settings> {
    await finishEarlier();
    const id = parts.newId();
    const stored = JSON.stringify(payload);
    await sql.write((tx) => tx.run('INSERT INTO acts VALUES ($1, $2, $3, $4)', [id, kind, stored, parts.now()]));
    const settings = await changeSettings(id, change);
    const rows = () => sql.write((tx) => secondHalf(tx, id, kind, stored));
    unfinished.set(id, rows);
    await rows();
    unfinished.delete(id);
    return settings;
  }

  async function changeSettings(id: string, change: (draft: Settings) => void): Promise<Settings> {
    try {
      return await documents.update((draft) => {
        change(draft);
        const stamps = [...draft.acts, id];
        draft.acts = stamps.filter((stamp, index) => index >= stamps.length - STAMPS || unfinished.has(stamp));
      });
    } catch (error) {
      await sql.write((tx) => dropAct(tx, id));
      throw error;
    }
  }

  async function secondHalf(tx: Writer, id: string, kind: string, stored: string): Promise<void> {
    const rows = kinds.get(kind);
    if (!rows) throw new Error(`Act ${id} is of kind ${kind}, which this version does not know`);
    await rows(tx, JSON.parse(stored));
    await dropAct(tx, id);
  }

  return {
    define(kind, schema, rows) {
      if (kinds.has(kind)) throw new Error(`Act ${kind} is defined twice`);
      kinds.set(kind, async (tx, payload) => rows(tx, schema.parse(payload)));
      return (payload, change) => {
        const done = queue.then(() => perform(kind, payload, change));
        queue = done.catch(() => undefined);
        return done;
      };
    },
    async finish() {
      const open = await sql.all('SELECT id, kind, payload FROM acts ORDER BY started_at, id');
      const reached = new Set(documents.read().acts);
      for (const act of open) {
        const [id, kind, stored] = [String(act.id), String(act.kind), String(act.payload)];
        await sql.write((tx) => (reached.has(id) ? secondHalf(tx, id, kind, stored) : dropAct(tx, id)));
      }
      return open.filter((act) => reached.has(String(act.id))).length;
    },
  };
}

async function dropAct(tx: Writer, id: string): Promise<void> {
  await tx.run('DELETE FROM acts WHERE id = $1', [id]);
}
