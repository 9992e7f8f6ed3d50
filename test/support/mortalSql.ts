import type { Sql } from '../../storage/sql.js';

/** A process that can end at any moment: from then on nothing that it asks for comes back. */
export interface Life {
  dead: boolean;
  /** What it has asked for and has not heard of yet. */
  asked: Set<Promise<unknown>>;
}

const ignore = () => undefined;

export const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/** Storage as a process has it that may end: what it had not heard of by then it never hears of. */
export function mortalSql(sql: Sql, life: Life): Sql {
  async function living<T>(ask: () => Promise<T>): Promise<T> {
    if (life.dead) return never();
    const answer = ask();
    const over = answer.then(ignore, ignore).then(() => void life.asked.delete(over));
    life.asked.add(over);
    const found = await answer;
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

/** When a process ends: as soon as its `nth` write from now on has been stored, or just `before` that. */
export interface Death {
  nth: number;
  before?: boolean;
}

/** Storage of a process that ends then; `happened` resolves when it has. */
export function dyingAt(
  sql: Sql,
  life: Life,
  { nth, before = false }: Death,
): { sql: Sql; happened: Promise<void>; writes(): number } {
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
        written += 1;
        const isLast = written === nth;
        const done = isLast && before ? undefined : await sql.write(work);
        if (!isLast) return done!;
        life.dead = true;
        tell();
        return never();
      },
    },
  };
}
