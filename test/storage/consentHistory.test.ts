import {
  appendSnapshot,
  commitSnapshot,
  createStagedConsent,
  enterOptions,
  newestSnapshot,
  stagedConsent,
} from '../../storage/consentLedger.js';
import { STATE_AT } from '../../storage/consentState.js';
import { openStorage, type Storage } from '../../storage/index.js';
import { keyOf } from '../oracle/consent.js';
import { familiesOf, HISTORY_OPTIONS, type HistoryImport, history, REVERSED } from '../support/consentHistory.js';
import { BEGIN, differences, expectedAt } from '../support/playHistory.js';

const PEOPLE = 60;
/** The last three failed once: an ID that was given to somebody else before its source was removed. */
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 14, 18, 29];

let storage: Storage;
beforeEach(async () => {
  storage = await openStorage({ startedAt: 0 });
});
afterEach(() => storage.close());

test.each(SEEDS)('whose consent counts, at every moment of history %i, is what the rules say', async (seed) => {
  const imports = history(PEOPLE, 12, seed, BEGIN);
  const families = familiesOf(imports, PEOPLE);
  for (const one of imports) await read(one);

  for (const { readAt } of imports)
    expect(differences(await stateAt(readAt), expectedAt(families, readAt))).toEqual([]);
});

async function read({ source, complete, readAt, rows = [] }: HistoryImport): Promise<void> {
  const { sql } = storage;
  const sourceNo = ['Website', 'Newsletter tool', 'Call centre', 'Fairs'].indexOf(source) + 1;
  await sql.write(async (tx) => {
    const numbers = await enterOptions(
      tx,
      HISTORY_OPTIONS.map((name) => ({ key: name.toLowerCase(), name })),
    );
    const snapshotNo = (await newestSnapshot(tx, sourceNo)) + 1;
    const staged = stagedConsent(sourceNo, snapshotNo);
    await createStagedConsent(tx, staged);
    const known = rows.filter(({ dated }) => dated === undefined || dated <= readAt + 5 * 60_000);
    await tx.append(
      staged,
      known.map(({ id, email, option, value, dated }, at) => {
        const own = value === 'perhaps' ? null : value === 'True';
        const granted = own !== null && own !== REVERSED.includes(option);
        const optionNo = numbers[HISTORY_OPTIONS.indexOf(option as 'Newsletter')]!;
        return [at + 1, id || null, 'email', email, optionNo, own, granted, dated ?? null, null];
      }),
    );
    await appendSnapshot(tx, { sourceNo, snapshotNo, staged });
    await commitSnapshot(tx, { sourceNo, snapshotNo, readAt, complete, entries: known.length });
    await tx.run(`DROP TABLE ${staged}`);
  });
}

async function stateAt(moment: number): Promise<Map<string, boolean>> {
  const rows = await storage.sql.all(
    `SELECT s.identifier, o.name, s.granted FROM (${STATE_AT}) s JOIN consent_options o ON o.option_no = s.option_no`,
    [moment, null, null, null],
  );
  const state = new Map(rows.map((row) => [keyOf(String(row.identifier), String(row.name)), row.granted === true]));
  expect(state.size).toBe(rows.length);
  return state;
}
