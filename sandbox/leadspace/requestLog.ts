import { appendFileSync } from 'node:fs';

export type RequestKind = 'single' | 'bulk' | 'poll' | 'other';

/** One request that reached the wire. */
export interface LoggedRequest {
  /** Counts from 1. */
  n: number;
  /** Epoch milliseconds. */
  at: number;
  kind: RequestKind;
  method: string;
  path: string;
  /** Kind and fingerprint of the token; never the token. */
  token: string | undefined;
  /** Without the authorization header. */
  headers: Record<string, string>;
  externalIds: string[];
  records: number;
  /** The body as it came; kept for the newest requests only. */
  body: string | undefined;
  /** The records were taken in and may be billed, whatever the client heard of it. */
  accepted: boolean;
  bulk: string | undefined;
  /** What was made to go wrong. */
  fault: string | undefined;
  /** Absent while the answer is held back, and when the connection was cut. */
  status: number | undefined;
}

export interface RequestLog {
  add(request: Omit<LoggedRequest, 'n' | 'accepted' | 'bulk' | 'fault' | 'status'>): LoggedRequest;
  /** The request was dealt with: written to the file, and told to those who wait. */
  settle(entry: LoggedRequest): void;
  all(): readonly LoggedRequest[];
  /** Every external id of an accepted submission, as often as it was accepted. */
  acceptedIds(): string[];
  /** The first settled request that fits, now or later. */
  waitFor(fits: (entry: LoggedRequest) => boolean): Promise<LoggedRequest>;
  reset(): void;
}

export function createRequestLog(options: { keepBodies: number; file?: string | undefined }): RequestLog {
  const entries: LoggedRequest[] = [];
  const withBody: LoggedRequest[] = [];
  const settled = new WeakSet<LoggedRequest>();
  const waiting = new Set<(entry: LoggedRequest) => void>();
  let count = 0;
  return {
    add(request) {
      count += 1;
      const entry: LoggedRequest = {
        ...request,
        n: count,
        accepted: false,
        bulk: undefined,
        fault: undefined,
        status: undefined,
      };
      entries.push(entry);
      if (entry.body !== undefined) withBody.push(entry);
      if (withBody.length > options.keepBodies) withBody.shift()!.body = undefined;
      return entry;
    },
    settle(entry) {
      settled.add(entry);
      // Synchronously: the line must be there before the client can act upon the answer.
      if (options.file) appendFileSync(options.file, `${JSON.stringify({ ...entry, body: undefined })}\n`);
      for (const tell of [...waiting]) tell(entry);
    },
    all: () => entries,
    acceptedIds: () => entries.filter(({ accepted }) => accepted).flatMap(({ externalIds }) => externalIds),
    waitFor(fits) {
      const found = entries.find((entry) => settled.has(entry) && fits(entry));
      if (found) return Promise.resolve(found);
      return new Promise((resolve) => {
        const tell = (entry: LoggedRequest) => {
          if (!fits(entry)) return;
          waiting.delete(tell);
          resolve(entry);
        };
        waiting.add(tell);
      });
    },
    reset() {
      entries.length = 0;
      withBody.length = 0;
    },
  };
}
