/** Of an unexpected error kind and code only, for the log: DuckDB's messages may quote values. */
export function errorName(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const kind = /^[A-Z][A-Za-z-]*( [A-Z][A-Za-z-]*)* Error(?=:)/.exec(error.message)?.[0];
  return kind ?? (error as NodeJS.ErrnoException).code ?? error.name;
}
