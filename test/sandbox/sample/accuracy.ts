import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { LEVELS } from '../../../sandbox/leadspace/match/levels.js';
import { startSandbox } from '../../../sandbox/leadspace/server.js';
import { type LeadspaceRecord, type MappedProfile, toRecord } from '../../../services/leadspace/payload.js';

// How well the sample's profiles find the company that is meant, by what is sent: the product's own payload, over HTTP, against
// the stand-in. It lives among the tests because it uses both the sandbox and the services, which must not know each other.

export interface Accuracy {
  sent: string;
  profiles: number;
  right: number;
  wrong: number;
  /** Not matched although there is such a company. */
  missed: number;
  /** Not matched, and there is none. */
  rightlyNot: number;
  levels: { level: string; right: number; wrong: number }[];
}

type Row = Record<string, string>;

const WAYS: { sent: string; pick(row: Row): MappedProfile }[] = [
  { sent: 'name only', pick: (row) => ({ name: row['Company Name'] }) },
  { sent: 'name + website', pick: (row) => ({ name: row['Company Name'], website: row.Website ?? '' }) },
  { sent: 'name + location', pick: (row) => ({ name: row['Company Name'], location: row.Location ?? '' }) },
  {
    sent: 'name + website + location',
    pick: (row) => ({ name: row['Company Name'], website: row.Website ?? '', location: row.Location ?? '' }),
  },
];

const Results = z.object({
  results: z.array(
    z.object({
      external_id: z.string(),
      data: z.object({
        company: z
          .object({ ug_company_id: z.string(), matching_confidence: z.object({ level: z.string() }) })
          .optional()
          .catch(undefined),
      }),
    }),
  ),
});
type Result = z.output<typeof Results>['results'][number];

/** One line for each way; profiles without a name are not sent and not counted. */
export async function measureAccuracy(): Promise<Accuracy[]> {
  const rows: Row[] = parse(readFileSync(new URL('../../../sandbox/data/company-profiles.csv', import.meta.url)), {
    columns: true,
  });
  const sandbox = await startSandbox({ processingMs: () => 0, callsPerSecond: 1000 });
  try {
    const lines: Accuracy[] = [];
    for (const { sent, pick } of WAYS) lines.push(count(sent, rows, await enrich(sandbox.url, rows.map(pick))));
    return lines;
  } finally {
    await sandbox.close();
  }
}

async function enrich(url: string, profiles: MappedProfile[]): Promise<Map<number, Result>> {
  const records = profiles
    .map((profile, at) => toRecord(profile, String(at)))
    .flatMap((one) => ('record' in one ? [one.record] : []));
  const found = new Map<number, Result>();
  for (let at = 0; at < records.length; at += 500) {
    for (const result of await submit(url, records.slice(at, at + 500))) found.set(Number(result.external_id), result);
  }
  return found;
}

async function submit(url: string, data: LeadspaceRecord[]): Promise<Result[]> {
  const headers = { authorization: 'Bearer good-accuracy', 'content-type': 'application/json' };
  const accepted = await fetch(`${url}/enrichment/enrich/bulk`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ data }),
  });
  const { id } = z.object({ id: z.string() }).parse(await accepted.json());
  return Results.parse(await (await fetch(url + id, { headers })).json()).results;
}

function count(sent: string, rows: Row[], found: Map<number, Result>): Accuracy {
  const levels = LEVELS.map((level) => ({ level, right: 0, wrong: 0 }));
  const line: Accuracy = { sent, profiles: found.size, right: 0, wrong: 0, missed: 0, rightlyNot: 0, levels };
  for (const [at, { data }] of found) {
    const meant = rows[at]?.['Meant company'];
    if (!data.company) line[meant ? 'missed' : 'rightlyNot'] += 1;
    else {
      const verdict = data.company.ug_company_id === meant ? 'right' : 'wrong';
      line[verdict] += 1;
      const level = levels.find((one) => one.level === data.company?.matching_confidence.level);
      if (level) level[verdict] += 1;
    }
  }
  return line;
}
