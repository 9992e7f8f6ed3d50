/** One value of a row, the same for every engine: integers as safe numbers, times as epoch milliseconds (UTC), JSON as text. */
export type Value = string | number | boolean | null;
export type Row = Record<string, Value>;

/** Parameters are `$1, $2 …` in the SQL text and are always bound, never concatenated. */
export interface Reader {
  all(sql: string, params?: readonly Value[]): Promise<Row[]>;
  get(sql: string, params?: readonly Value[]): Promise<Row | undefined>;
  /** Yields blocks of at most about 2,000 rows: memory stays flat however many there are. */
  stream(sql: string, params?: readonly Value[]): AsyncIterable<Row[]>;
}

export interface Writer extends Reader {
  /** Resolves to the number of rows changed: 0 after a compare-and-swap means somebody else was first. */
  run(sql: string, params?: readonly Value[]): Promise<number>;
  /** The bulk way in. Each row holds the values of all columns of the table, in their order. */
  append(table: string, rows: Iterable<readonly Value[]> | AsyncIterable<readonly Value[]>): Promise<void>;
}

/** What the Warehouse's collections are written against; one file per engine implements it. */
export interface Sql extends Reader {
  /**
   * Runs `work` in one transaction and commits, or rolls back when it throws. Writes pass one queue, since conflicting
   * DuckDB transactions abort: never call `write` inside `write`, and keep outside calls (HTTP) out of `work`.
   */
  write<T>(work: (tx: Writer) => Promise<T>): Promise<T>;
  /**
   * As `write`, but past the queue, so that it may take long while others write: only for tables that nobody else writes
   * meanwhile, since conflicting transactions abort.
   */
  beside<T>(work: (tx: Writer) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
