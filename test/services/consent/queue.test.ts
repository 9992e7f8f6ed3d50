import { createOneByOne } from '../../../services/oneByOne.js';
import { csv } from '../../support/csv.js';
import { ADA, type ImportHarness, openImports } from '../../support/imports.js';

let house: ImportHarness;
afterEach(() => house.close());

const rows = (value: string) =>
  csv([
    ['Email', 'Consent option', 'Consent value'],
    ['ann@x.example', 'News', value],
  ]);

test('imports wait for what else makes the state of consent anew, and go on when it has ended or failed', async () => {
  const oneByOne = createOneByOne();
  house = await openImports({ parts: { oneByOne } });
  let fail = (_: Error) => {};
  const unifying = oneByOne(
    () =>
      new Promise<void>((_, reject) => {
        fail = reject;
      }),
  );
  await house.put('c.csv', rows('True'));
  const { draft } = await house.sources.openFile(ADA, 'c.csv');
  const { mapping } = await house.sources.consentImports.draft(ADA, draft);
  const started = await house.sources.consentImports.start(ADA, draft, { name: 'c', mapping: mapping as never });
  expect(await house.sources.progress(started.id)).toMatchObject({ state: 'Queued', kind: 'consent' });

  fail(new Error('no room'));
  await expect(unifying).rejects.toThrow('no room');
  expect(await house.ended(started.id)).toMatchObject({ state: 'Successful' });
});

test('a source of consent is not removed while an import would have to be waited for', async () => {
  const oneByOne = createOneByOne();
  house = await openImports({ parts: { oneByOne } });
  const { source } = await house.runConsent('c.csv', rows('True'));
  await house.runConsent('d.csv', rows('True'));
  let end = () => {};
  void oneByOne(
    () =>
      new Promise<void>((resolve) => {
        end = resolve;
      }),
  );
  const other = (await house.sources.list(ADA)).find(({ name }) => name === 'd')!;
  const { id } = await house.sources.refresh(ADA, other.id);
  await expect(house.sources.remove(ADA, source.id)).rejects.toMatchObject({
    code: 'importRunning',
    params: { name: 'd' },
  });
  end();
  await house.ended(id);
  await house.sources.remove(ADA, source.id);
  expect(await house.consent()).toEqual({ 'ann@x.example News': true });
});

test('an import that was kept before there was consent data can still be shown', async () => {
  house = await openImports();
  const body = {
    ...{ file: { path: 'a.csv' }, fileName: 'a.csv', sourceName: 'a', key: 'Id', emails: [], phones: [] },
    ...{
      caller: ADA,
      read: 1,
      accepted: 1,
      rejected: 0,
      reasons: [],
      added: 1,
      changed: 0,
      gone: 0,
      keysDifferInCase: 0,
    },
  };
  await house.sql.write((tx) =>
    tx.run('INSERT INTO imports VALUES ($1, $2, $3, $4, $5)', ['old', 'source', 'Successful', 1, JSON.stringify(body)]),
  );
  expect(await house.sources.progress('old')).toMatchObject({ kind: 'profiles', accepted: 1 });
});
