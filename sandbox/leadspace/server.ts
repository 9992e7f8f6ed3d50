import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Accounts, createAccounts } from './accounts.js';
import { createBulks } from './bulks.js';
import { createDirectory } from './companies/directory.js';
import { inventedCompanies } from './companies/invented.js';
import { realCompanies } from './companies/real.js';
import { exchange, type Parts } from './exchange.js';
import { createFaults, type Faults } from './faults.js';
import { createHeld, type Held } from './held.js';
import { createRequestLog, type RequestLog } from './requestLog.js';

export interface SandboxOptions {
  /** 0, the default, takes a free one. */
  port?: number;
  /** Loopback unless told otherwise. */
  host?: string;
  /** Epoch milliseconds; decides the rate, the processing time and when results age out. */
  now?: () => number;
  /** How long a bulk takes before its results are there. */
  processingMs?: (records: number) => number;
  callsPerSecond?: number;
  /** Records that may be in work for one token; more are answered 429. */
  maxBacklog?: number;
  /** Of how many requests, the newest ones, the body stays in the log. */
  keepBodies?: number;
  /** The request log is also appended here, a JSON line each, before the answer goes out. */
  logFile?: string | undefined;
}

/** The running stand-in, with what a test in the same process uses; the same is at `/__sandbox/*` for others. */
export interface Sandbox {
  url: string;
  port: number;
  log: RequestLog;
  faults: Faults;
  accounts: Accounts;
  held: Held;
  reset(): void;
  close(): Promise<void>;
}

/** Starts the Leadspace stand-in; rejects with the system's error when the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const now = options.now ?? Date.now;
  const directory = createDirectory([...realCompanies(), ...inventedCompanies()]);
  const accounts = createAccounts(options.callsPerSecond ?? 30, now);
  const bulks = createBulks(directory, now);
  const log = createRequestLog({ keepBodies: options.keepBodies ?? 200, file: options.logFile });
  const faults = createFaults();
  const held = createHeld();
  const gateway = {
    accounts,
    bulks,
    directory,
    now,
    processingMs: options.processingMs ?? ((records) => 300 + records),
    maxBacklog: options.maxBacklog ?? 100_000,
  };
  function reset(): void {
    for (const part of [accounts, bulks, log]) part.reset();
    faults.clear();
    held.release();
  }
  const parts: Parts = { gateway, log, faults, held, accounts, now, reset };

  const server = createServer((request, response) => {
    exchange(parts, request, response).catch((error: unknown) => {
      // A client that goes away while it is being read or held is no fault of the stand-in.
      if (!request.destroyed) console.error('sandbox:', error);
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve);
  });
  const { port, address } = server.address() as AddressInfo;
  return {
    url: `http://${address.includes(':') ? `[${address}]` : address}:${port}`,
    port,
    log,
    faults,
    accounts,
    held,
    reset,
    async close() {
      held.release();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
