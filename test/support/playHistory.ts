import { STATE_AT } from '../../storage/consentState.js';
import { consentOf, keyOf, type OracleSnapshot } from '../oracle/consent.js';
import { csvOf, familiesOf, HISTORY_OPTIONS, type HistoryImport, history, REVERSED } from './consentHistory.js';
import { ADA, type ImportHarness, openImports } from './imports.js';
import { type TestClock, testClock } from './testClock.js';

export const BEGIN = Date.UTC(2026, 0, 1);

export interface HistoryPlan {
  people: number;
  imports: number;
  seed: number;
  /** After which imports the present state is compared; every one by default. The last one always is. */
  comparesAfter?(no: number): boolean;
  memoryMb?: number;
}

export interface Played {
  rows: number;
  compared: number;
  /** At most ten for every moment: `import 3: person25@example.com Newsletter: found false, expected true`. */
  differences: string[];
}

/** Imports a history file by file, as an administrator would, and compares what counts with the model: as it goes on, and of dates gone by. */
export async function playHistory(plan: HistoryPlan): Promise<Played> {
  const { people, comparesAfter = () => true } = plan;
  const imports = history(people, plan.imports, plan.seed, BEGIN);
  const families = familiesOf(imports, people);
  const clock = testClock(BEGIN);
  const house = await openImports({ clock, ...(plan.memoryMb && { memoryMb: plan.memoryMb, threads: 2 }) });
  const played: Played = { rows: 0, compared: 0, differences: [] };
  const compare = (when: string, found: Map<string, boolean>, until: number) => {
    const expected = expectedAt(families, until);
    played.compared += expected.size;
    played.differences.push(...differences(found, expected).map((words) => `${when}: ${words}`));
  };
  try {
    for (const [no, one] of imports.entries()) {
      await importOne(house, clock, one);
      played.rows += one.rows?.length ?? 0;
      if (no === imports.length - 1 || comparesAfter(no)) compare(`import ${no}`, await present(house), one.readAt);
    }
    for (const share of [0.25, 0.6]) {
      const { readAt } = imports[Math.floor(imports.length * share)]!;
      compare(`as of ${new Date(readAt).toISOString()}`, await past(house, readAt), readAt);
    }
  } finally {
    await house.close();
  }
  return played;
}

async function importOne(house: ImportHarness, clock: TestClock, one: HistoryImport): Promise<void> {
  await clock.advance(one.readAt - clock.now());
  if (one.rows === undefined) {
    const source = (await house.sources.list(ADA)).find(({ name }) => name === one.source)!;
    return house.sources.remove(ADA, source.id);
  }
  const folded = (options: readonly string[]) => options.map((option) => option.toLowerCase());
  const ended = await house.runConsent(`${one.source}.csv`, csvOf(one), {
    ...{ name: one.source, kind: 'email', key: 'Email', value: 'Consent value', option: 'Consent option' },
    ...{ date: 'Consent date', ...(one.numbered && { consentId: 'Consent ID' }) },
    readings: { true: ['true'], false: ['false'] },
    reversed: folded(REVERSED),
    straight: folded(HISTORY_OPTIONS.filter((option) => !REVERSED.includes(option))),
    holds: one.complete ? 'complete' : 'changes',
  });
  if (ended.state !== 'Successful') throw new Error(`Import of ${one.source}: ${JSON.stringify(ended.failure)}`);
}

const present = async (house: ImportHarness): Promise<Map<string, boolean>> =>
  new Map(Object.entries(await house.consent()));

async function past({ sql }: ImportHarness, moment: number): Promise<Map<string, boolean>> {
  const rows = await sql.all(
    `SELECT s.identifier, o.name, s.granted FROM (${STATE_AT}) s JOIN consent_options o ON o.option_no = s.option_no`,
    [moment, null, null, null],
  );
  return new Map(rows.map((row) => [keyOf(String(row.identifier), String(row.name)), row.granted === true]));
}

export const expectedAt = (families: readonly OracleSnapshot[][], moment: number): Map<string, boolean> =>
  new Map(families.flatMap((family) => [...consentOf(family, moment)]));

export function differences(found: Map<string, boolean>, expected: Map<string, boolean>): string[] {
  const keys = new Set([...found.keys(), ...expected.keys()]);
  return [...keys]
    .filter((key) => found.get(key) !== expected.get(key))
    .slice(0, 10)
    .map((key) => `${key}: found ${found.get(key)}, expected ${expected.get(key)}`);
}
