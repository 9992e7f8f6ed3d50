import { pino } from 'pino';
import type { Log } from '../services/log.js';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/**
 * Names of fields that may be logged. A list of what is allowed, since a list of what to hide is never complete: anything
 * else is dropped, and so is every value that is not a short word or a number.
 */
const ALLOWED = new Set(
  (
    'accepted action activityId address attempt attempts batch batchId bytes code command count development enrichmentId ' +
    'error fault hold import importId kind method ms number outcome phase profiles read reason records rejected requestId ' +
    'retryAfterMs rows run runId scope sandbox state status subject tenant trackingId type user verb version waitMs where'
  ).split(' '),
);
const MOST_LETTERS = 600;

/** One JSON line an event, on standard output. */
export function createLog(level: LogLevel): Log {
  const out = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return {
    info: (fields, message) => out.info(allowed(fields), message),
    warn: (fields, message) => out.warn(allowed(fields), message),
    error: (fields, message) => out.error(allowed(fields), message),
  };
}

export function allowed(fields: Record<string, unknown>): Record<string, string | number | boolean> {
  const kept = Object.entries(fields).filter(
    (field): field is [string, string | number | boolean] => ALLOWED.has(field[0]) && isShort(field[1]),
  );
  const fault = Object.values(fields).find((value) => value instanceof Error);
  return {
    ...Object.fromEntries(kept.map(([name, value]) => [name, onlyName(name, value)])),
    ...(fault && describe(fault)),
  };
}

const isShort = (value: unknown): boolean =>
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  (typeof value === 'string' && value.length <= MOST_LETTERS);

/** Of "Conversion Error: could not read …" only what comes before the colon. */
const onlyName = (field: string, value: string | number | boolean) =>
  field === 'error' ? String(value).split(/[:\n]/)[0]!.slice(0, 80) : value;

/** Kind and place of a fault. Its message stays out: an engine's error may quote the value that it choked on. */
export function describe(error: unknown): { error: string; code?: string; where?: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = (error as NodeJS.ErrnoException).code;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const where = frames
    .slice(0, 4)
    .map((line) =>
      line
        .trim()
        .replace(/^at /, '')
        .replace(/(?:file:\/\/)?\/[^\s():]*\/(?=[^/]+:\d+)/, ''),
    )
    .join(' < ');
  return { error: error.name, ...(code && { code: String(code) }), ...(where && { where: where.slice(0, 500) }) };
}
