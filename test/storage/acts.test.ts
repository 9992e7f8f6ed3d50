import { z } from 'zod';
import { type Acts, createActs } from '../../storage/acts.js';
import { type Documents, openDocuments } from '../../storage/documents.js';
import { openDuckDb } from '../../storage/duckdb.js';
import { applySchema } from '../../storage/schema.js';
import type { Settings } from '../../storage/settings.js';
import type { Sql, Writer } from '../../storage/sql.js';

const Payload = z.object({ word: z.string() });
const MEMBER = { tenantId: 't', userId: 'ada', name: 'Ada', role: 'viewer' as const, grantedAt: 1, grantedBy: 'x' };

let sql: Sql;
let documents: Documents;

beforeEach(async () => {
  sql = await openDuckDb({ file: ':memory:' });
  await applySchema(sql);
  await sql.write((tx) => tx.run('CREATE TABLE words (word VARCHAR)'));
  documents = await openDocuments();
});

afterEach(() => sql.close());

let ids = 0;

/** As another process would open it: the same homes, nothing remembered. */
function open(parts: { documents?: Documents; rows?: (tx: Writer, payload: { word: string }) => Promise<void> } = {}) {
  const acts: Acts = createActs({
    documents: parts.documents ?? documents,
    sql,
    newId: () => `act-${++ids}`,
    now: () => ids,
  });
  const perform = acts.define('note', Payload, parts.rows ?? addWord);
  return { acts, note: (word: string) => perform({ word }, addMember) };
}

const addWord = async (tx: Writer, { word }: { word: string }) => {
  await tx.run('INSERT INTO words VALUES ($1)', [word]);
};
const addMember = (draft: Settings) => {
  draft.members.push(MEMBER);
};
const words = async () => (await sql.all('SELECT word FROM words ORDER BY word')).map(({ word }) => word);
const openActs = async () => (await sql.all('SELECT id FROM acts')).length;
const died = () => Promise.reject(new Error('died here'));

test('an act changes both homes and leaves no intent behind', async () => {
  await open().note('hello');

  expect(documents.read().members).toHaveLength(1);
  expect(await words()).toEqual(['hello']);
  expect(await openActs()).toBe(0);
});

test('a process that dies before the settings changed has done nothing', async () => {
  void open({ documents: { ...documents, update: () => new Promise(() => undefined) } }).note('lost');
  // The intent is saved, and nobody will ever come back to it.
  while ((await openActs()) === 0) await new Promise((resolve) => setImmediate(resolve));

  expect(await open().acts.finish()).toBe(0);
  expect(documents.read().members).toEqual([]);
  expect(await words()).toEqual([]);
  expect(await openActs()).toBe(0);
});

test('a process that dies after the settings changed is finished at the next start, once', async () => {
  await expect(open({ rows: died }).note('kept')).rejects.toThrow('died here');
  expect(documents.read().members).toHaveLength(1);
  expect(await words()).toEqual([]);

  expect(await open().acts.finish()).toBe(1);
  expect(await open().acts.finish()).toBe(0);

  expect(await words()).toEqual(['kept']);
  expect(await openActs()).toBe(0);
});

test('rows and the end of the act are one: rows that fail half-way leave nothing', async () => {
  const rows = async (tx: Writer, payload: { word: string }) => {
    await addWord(tx, payload);
    await died();
  };
  await expect(open({ rows }).note('half')).rejects.toThrow('died here');

  expect(await words()).toEqual([]);
  expect(await openActs()).toBe(1);
});

test('a change that is refused leaves neither intent nor rows', async () => {
  const { acts } = open();
  const perform = acts.define('refused', Payload, addWord);

  await expect(
    perform({ word: 'no' }, () => {
      throw new Error('refused');
    }),
  ).rejects.toThrow('refused');

  expect(await openActs()).toBe(0);
  expect(await words()).toEqual([]);
  expect(documents.read().acts).toEqual([]);
});

test('many acts at once all happen, and only the newest stamps are kept', async () => {
  const { note } = open();

  await Promise.all(Array.from({ length: 60 }, (_, index) => note(String(index))));

  expect(await words()).toHaveLength(60);
  expect(documents.read().acts).toHaveLength(50);
});

test('an act of a kind that this version does not know stops the start instead of being forgotten', async () => {
  await expect(open({ rows: died }).note('later')).rejects.toThrow();
  const older = createActs({ documents, sql, newId: () => 'x', now: () => 0 });

  await expect(older.finish()).rejects.toThrow('does not know');
  expect(await openActs()).toBe(1);
});

test('rows that could not be written for a moment come with the next act, before its own', async () => {
  let full = true;
  const rows = async (tx: Writer, payload: { word: string }) => (full ? died() : addWord(tx, payload));
  const { note } = open({ rows });
  await expect(note('first')).rejects.toThrow('died here');
  full = false;

  await note('second');

  expect((await sql.all('SELECT word FROM words ORDER BY rowid')).map(({ word }) => word)).toEqual(['first', 'second']);
  expect(await openActs()).toBe(0);
});

test('an act whose rows are still missing is remembered, however many come after it', async () => {
  const rows = async (tx: Writer, payload: { word: string }) =>
    payload.word === 'stuck' ? died() : addWord(tx, payload);
  const { note } = open({ rows });
  await expect(note('stuck')).rejects.toThrow('died here');
  for (let index = 0; index < 60; index += 1) await note(String(index));

  expect(await open().acts.finish()).toBe(1);
  expect(await words()).toContain('stuck');
});
