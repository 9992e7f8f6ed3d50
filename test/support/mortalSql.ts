import type { Sql } from '../../storage/sql.js';

/** A process that can end at any moment: from then on nothing that it asks for comes back. */
export interface Life {
  dead: boolean;
}

export const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/** Storage as a process has it that may end: what it had not heard of by then it never hears of. */
export function mortalSql(sql: Sql, life: Life): Sql {
  async function living<T>(ask: () => Promise<T>): Promise<T> {
    if (life.dead) return never();
    const found = await ask();
    return life.dead ? never() : found;
  }
  return {
    all: (...query) => living(() => sql.all(...query)),
    get: (...query) => living(() => sql.get(...query)),
    async *stream(...query) {
      for await (const rows of sql.stream(...query)) yield await living(async () => rows);
    },
    write: (work) => living(() => sql.write(work)),
    beside: (work) => living(() => sql.beside(work)),
    close: () => sql.close(),
  };
}

/** The process ends as soon as its `nth` write from now on has been stored; `happened` resolves then. */
export function dyingAfter(sql: Sql, life: Life, nth: number): { sql: Sql; happened: Promise<void>; writes(): number } {
  let written = 0;
  let tell = () => {};
  const happened = new Promise<void>((resolve) => {
    tell = resolve;
  });
  return {
    happened,
    writes: () => written,
    sql: {
      ...sql,
      async write(work) {
        const done = await sql.write(work);
        written += 1;
        if (written !== nth) return done;
        life.dead = true;
        tell();
        return never();
      },
    },
  };
}
