import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBType,
  type DuckDBValue,
  type JS,
  VARCHAR,
} from '@duckdb/node-api';
import type { Reader, Row, Sql, Value, Writer } from './sql.js';

export interface DuckDbSettings {
  /** Path of the database file; `:memory:` for tests. */
  file: string;
  /** Where DuckDB spills what does not fit in memory. */
  temporaryFolder?: string;
  /** DuckDB's own default is 80 % of the machine, which is too much for a guest: 256 MB by default. */
  memoryMb?: number;
  threads?: number;
}

/**
 * Opens the DuckDB engine. DuckDB's own lock on the file guards the whole data folder and dies with the process: a second
 * process gets an error whose message contains "lock".
 */
export async function openDuckDb(settings: DuckDbSettings): Promise<Sql> {
  const instance = await DuckDBInstance.create(settings.file, {
    memory_limit: `${settings.memoryMb ?? 256}MB`,
    threads: String(settings.threads ?? 2),
    // Give back what a large import has used: by itself the allocator keeps some 100 MB for the next one.
    allocator_background_threads: 'true',
    allocator_flush_threshold: '4MB',
    allocator_bulk_deallocation_flush_threshold: '4MB',
    // Up to a page of 100 rows and one more: where they are is found first, and only they are read whole.
    late_materialization_max_rows: '101',
    dynamic_or_filter_threshold: '101',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    ...(settings.temporaryFolder && { temp_directory: settings.temporaryFolder, max_temp_directory_size: '20GB' }),
  });
  const writing = await instance.connect();
  const idle: DuckDBConnection[] = [];
  let queue: Promise<unknown> = Promise.resolve();

  async function withReader<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    const connection = idle.pop() ?? (await instance.connect());
    try {
      return await work(readerOn(connection));
    } finally {
      idle.push(connection);
    }
  }

  async function* stream(sql: string, params?: readonly Value[]): AsyncIterable<Row[]> {
    const connection = idle.pop() ?? (await instance.connect());
    let read = false;
    try {
      yield* readerOn(connection).stream(sql, params);
      read = true;
    } finally {
      // A stream that is left early goes on holding the snapshot it reads, until its connection is closed.
      if (read) idle.push(connection);
      else connection.closeSync();
    }
  }

  async function beside<T>(work: (tx: Writer) => Promise<T>): Promise<T> {
    const connection = await instance.connect();
    try {
      return await transaction(connection, work);
    } finally {
      connection.closeSync();
    }
  }

  return {
    all: (sql, params) => withReader((reader) => reader.all(sql, params)),
    get: (sql, params) => withReader((reader) => reader.get(sql, params)),
    stream,
    write(work) {
      const done = queue.then(() => transaction(writing, work));
      queue = done.catch(() => undefined);
      return done;
    },
    beside,
    async close() {
      await queue;
      for (const connection of [writing, ...idle]) connection.closeSync();
      instance.closeSync();
    },
  };
}

async function transaction<T>(connection: DuckDBConnection, work: (tx: Writer) => Promise<T>): Promise<T> {
  await connection.run('BEGIN TRANSACTION');
  try {
    const result = await work(writerOn(connection));
    await connection.run('COMMIT');
    return result;
  } catch (error) {
    // A failed COMMIT has rolled back by itself; a second ROLLBACK then only says that there is no transaction.
    await connection.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

function readerOn(connection: DuckDBConnection): Reader {
  async function all(sql: string, params: readonly Value[] = []): Promise<Row[]> {
    const result = await connection.runAndReadAll(sql, [...params].map(toDuck), params.map(typeOf));
    return result.getRowObjectsJS().map(toRow);
  }
  return {
    all,
    get: async (sql, params) => (await all(sql, params))[0],
    async *stream(sql, params = []) {
      const result = await connection.stream(sql, [...params].map(toDuck), params.map(typeOf));
      for await (const rows of result.yieldRowObjectJs()) yield rows.map(toRow);
    },
  };
}

function writerOn(connection: DuckDBConnection): Writer {
  return {
    ...readerOn(connection),
    async run(sql, params = []) {
      // Without parameters nothing is prepared, and several statements may come as one text.
      const result = await (params.length === 0
        ? connection.run(sql)
        : connection.run(sql, [...params].map(toDuck), params.map(typeOf)));
      return Number(result.rowsChanged);
    },
    async append(table, rows) {
      const appender = await connection.createAppender(table);
      const columns = Array.from({ length: appender.columnCount }, (_, index) => appendTo(appender, index));
      for await (const row of rows) {
        for (const [index, append] of columns.entries()) {
          const value = row[index] ?? null;
          if (value === null) appender.appendNull();
          else append(value);
        }
        appender.endRow();
      }
      appender.closeSync();
    },
  };
}

/**
 * By the column's type, once: the SDK's own `appendValue` makes a native object of every cell, which lives until the garbage
 * collector comes by.
 */
function appendTo(appender: DuckDBAppender, column: number): (value: NonNullable<Value>) => void {
  switch (appender.columnType(column)) {
    case BIGINT:
      return (value) => appender.appendBigInt(BigInt(value));
    case DOUBLE:
      return (value) => appender.appendDouble(Number(value));
    case BOOLEAN:
      return (value) => appender.appendBoolean(value === true);
    default:
      return (value) => appender.appendVarchar(String(value));
  }
}

// A JavaScript number would be bound as DOUBLE, which LIMIT and BIGINT keys refuse.
const toDuck = (value: Value): DuckDBValue =>
  typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value;

function typeOf(value: Value): DuckDBType {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BIGINT : DOUBLE;
  return typeof value === 'boolean' ? BOOLEAN : VARCHAR;
}

/** The row itself, its values in the form of ours: another object for each of millions of rows would cost as much as reading them. */
function toRow(row: Record<string, JS>): Row {
  for (const name in row) {
    const value = row[name]!;
    if (typeof value !== 'string') row[name] = toValue(name, value);
  }
  return row as Row;
}

function toValue(name: string, value: JS): Value {
  if (typeof value === 'bigint') {
    const number = Number(value);
    if (!Number.isSafeInteger(number)) throw new RangeError(`Column ${name} holds an integer beyond 2^53`);
    return number;
  }
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value as Value;
  throw new TypeError(`Column ${name} has a type that not every engine gives back alike: cast it in the SQL`);
}
