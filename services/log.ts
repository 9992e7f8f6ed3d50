/**
 * Fixed messages with fields, so that lines group. Fields are ids, codes, counts and durations: never a token and never a
 * value of a profile.
 */
export interface Log {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

export const silentLog: Log = { info() {}, warn() {}, error() {} };
