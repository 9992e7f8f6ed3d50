import { randomUUID } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import { type Account, spend } from './accounts.js';
import type { Directory } from './companies/directory.js';
import { createRandom } from './companies/random.js';
import { enrichedAnswer, failedAnswer, matchFor, missAnswer, readRecord, type Submitted } from './records.js';

/** A submission that was taken in. The results are worked out again at every poll, so a million records cost little memory. */
export interface Bulk {
  id: string;
  owner: Account;
  /** The submitted records, JSON, deflated. */
  input: Buffer;
  size: number;
  /** Orders the results, which come shuffled. */
  seed: number;
  takenAt: number;
  /** Epoch milliseconds; Infinity for one that never ends. */
  readyAt: number;
  enriched: number;
  /** Fewer than `enriched` when the credits ended half-way: the rest is not answered. */
  paid: number;
  callbackUrl: string | undefined;
}

export interface Bulks {
  take(owner: Account, records: unknown[], options: { processingMs: number; callbackUrl?: string | undefined }): Bulk;
  /** Nothing for an unknown bulk, somebody else's, or one that has aged out. */
  find(id: string, owner: Account): Bulk | undefined;
  results(bulk: Bulk): object[];
  /** Records of this customer that are still being worked on. */
  backlog(owner: Account): number;
  reset(): void;
}

const KEPT_MS = 24 * 60 * 60 * 1000;

export function createBulks(directory: Directory, now: () => number): Bulks {
  const bulks = new Map<string, Bulk>();
  let taken = 0;
  return {
    take(owner, records, { processingMs, callbackUrl }) {
      taken += 1;
      const enriched = records.map(readRecord).filter((record) => isMatched(directory, owner, record)).length;
      const bulk: Bulk = {
        id: randomUUID(),
        owner,
        input: deflateSync(JSON.stringify(records)),
        size: records.length,
        seed: taken,
        takenAt: now(),
        readyAt: now() + processingMs,
        enriched,
        paid: spend(owner, enriched),
        callbackUrl,
      };
      owner.recordsTaken += records.length;
      bulks.set(bulk.id, bulk);
      return bulk;
    },
    find(id, owner) {
      const bulk = bulks.get(id);
      if (!bulk || bulk.owner !== owner) return undefined;
      if (now() - bulk.takenAt < KEPT_MS) return bulk;
      bulks.delete(id);
      return undefined;
    },
    results: (bulk) => resultsOf(directory, bulk),
    backlog: (owner) => sum([...bulks.values()].filter((bulk) => bulk.owner === owner && bulk.readyAt > now())),
    reset: () => bulks.clear(),
  };
}

function resultsOf(directory: Directory, bulk: Bulk): object[] {
  const records: unknown[] = JSON.parse(inflateSync(bulk.input).toString());
  const { behaviour } = bulk.owner;
  const results: object[] = [];
  let paid = 0;
  for (const value of records) {
    const record = readRecord(value);
    if ('invalid' in record) {
      results.push(failedAnswer(record, 1200));
      continue;
    }
    const match = matchFor(directory, behaviour, record.question);
    if (match && paid === bulk.paid) break;
    if (match) paid += 1;
    results.push(match ? enrichedAnswer(directory, behaviour, record, match) : missAnswer(record));
  }
  return shuffled(results, bulk.seed);
}

function isMatched(directory: Directory, owner: Account, record: Submitted): boolean {
  return 'question' in record && matchFor(directory, owner.behaviour, record.question) !== undefined;
}

/** The order of results is promised nowhere, so it is never the order of the records. */
function shuffled<T>(items: T[], seed: number): T[] {
  const random = createRandom(seed);
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    [items[at], items[other]] = [items[other]!, items[at]!];
  }
  return items;
}

function sum(bulks: Bulk[]): number {
  return bulks.reduce((total, { size }) => total + size, 0);
}
