import { createOneByOne, type OneByOne } from '../../../services/oneByOne.js';
import type { Sql } from '../../../storage/sql.js';
import { ADA, type ImportHarness, openImports } from '../../support/imports.js';

// An import that is canceled leaves everything as it was.

const FEW = 'Account,Company\nA1,Contoso\n';
const MORE = `${FEW}A2,Northwind\nA3\n`;

let house: ImportHarness;
let oneByOne: OneByOne;
/** Called before each statement beside others: where the rows are read. */
let reading: () => Promise<void>;

beforeEach(async () => {
  reading = async () => undefined;
  const wrap = (sql: Sql): Sql => ({
    ...sql,
    async beside(work) {
      await reading();
      return sql.beside(work);
    },
  });
  oneByOne = createOneByOne();
  house = await openImports({ wrap, parts: { oneByOne } });
  await house.run('crm.csv', FEW);
  await house.put('crm.csv', MORE);
});

afterEach(() => house.close());

const sourceId = async () => (await house.sources.list(ADA))[0]!.id;

async function canceled(id: string) {
  for (;;) {
    const seen = await house.sources.progress(id);
    if (seen.state === 'Canceled') return seen;
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}

/** Tables that an import makes while it goes on. */
const strays = async () =>
  (await house.sql.all("SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'staging%'")).length;

test('while its rows are read it ends at the next step: nothing is switched, nothing is left behind', async () => {
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const begun = new Promise<void>((resolve) => {
    reading = async () => {
      resolve();
      await held;
    };
  });
  const { id } = await house.sources.refresh(ADA, await sourceId());
  await begun;
  await house.sources.cancel(id);
  await house.sources.cancel(id);
  goOn();

  expect(await canceled(id)).toMatchObject({ read: 0, rejected: 0, added: 0 });
  expect(await house.stored('crm')).toMatchObject({ rows: [['A1', 'Contoso']] });
  expect([await strays(), await house.rejects(id)]).toEqual([0, []]);
  const actions = await house.sql.all('SELECT action FROM audit_entries ORDER BY seq');
  expect(actions.map(({ action }) => action)).toEqual(['dataSource.import', 'dataSource.importCanceled']);
});

test('one that waits for its turn never begins, and the source can be read again at once', async () => {
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  void oneByOne(() => held);
  const { id } = await house.sources.refresh(ADA, await sourceId());
  await house.sources.cancel(id);

  expect(await house.sources.progress(id)).toMatchObject({ state: 'Canceled' });
  goOn();
  const again = await house.sources.refresh(ADA, await sourceId());
  expect(await house.ended(again.id)).toMatchObject({ state: 'Successful', accepted: 2, rejected: 1 });
});

test('one that has ended stays what it is', async () => {
  const { id } = await house.sources.refresh(ADA, await sourceId());
  const done = await house.ended(id);
  await house.sources.cancel(id);
  await house.sources.cancel('unknown');

  expect(await house.sources.progress(id)).toEqual(done);
  expect(await house.sources.newest(await sourceId())).toEqual(done);
});

test('an import whose failure could not even be stored has failed for whoever asks, and is begun again by a restart', async () => {
  const { id } = await house.sources.refresh(ADA, await sourceId());
  await house.ended(id);
  await house.sql.write((tx) => tx.run("UPDATE imports SET state = 'Refreshing' WHERE import_id = $1", [id]));

  const lost = { state: 'Failed', failure: { code: 'importFailed' } };
  expect(await house.sources.progress(id)).toMatchObject(lost);
  expect(await house.sources.newest(await sourceId())).toMatchObject(lost);
  await house.sources.resume();
  expect(await house.ended(id)).toMatchObject({ state: 'Successful' });
});
