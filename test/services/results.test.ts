import { systemClock } from '../../services/clock.js';
import { createResults } from '../../services/results.js';
import { companies } from '../support/companies.js';
import { ADMIN, openRuns, type RunsHarness } from '../support/runs.js';

let world: RunsHarness;

beforeEach(async () => {
  world = await openRuns({ profiles: companies(1), speed: 1_000 });
});

afterEach(() => world.close());

/** The name under which the export of an enrichment of this name is downloaded. */
async function fileOf(name: string): Promise<string> {
  await world.documents.update((draft) => {
    draft.enrichments[0]!.name = name;
  });
  const { sql, documents, parts } = world;
  const offer = async () => ({ url: '', bytes: 0, expiresAt: 0 });
  const audit = { record: async () => undefined };
  const results = createResults({ ...parts, sql, documents, audit, files: { offer }, clock: systemClock() });
  return (await results.exportCsv(ADMIN, 'enrichment')).link!.name;
}

test.each([
  ['Companies (NL) / 2026', 'Companies-NL-2026.csv'],
  ['../../etc/passwd', 'etc-passwd.csv'],
  ['"x"; filename=evil.exe\r\nSet-Cookie: a=b', 'x-filename-evil-exe-Set-Cookie-a-b.csv'],
  ['Müller & Söhne', 'Müller-Söhne.csv'],
  ['🙂', 'enrichment.csv'],
])('the export of %s is saved under a harmless name', async (name, file) => {
  expect(await fileOf(name)).toBe(file);
});

test('a long name of rare letters is cut between letters, so that it can stand in a header', async () => {
  const name = await fileOf(`a${'𠮷'.repeat(80)}`);

  expect([...name]).toHaveLength(64);
  expect(() => encodeURIComponent(name)).not.toThrow();
});

test('a large file does not hold up the answer: it is offered when it is made', async () => {
  const { sql, documents, parts } = world;
  let release!: () => void;
  const written = new Promise<void>((resolve) => {
    release = resolve;
  });
  let told!: (subject: string) => void;
  const changed = new Promise<string>((resolve) => {
    told = resolve;
  });
  const files = { offer: () => written.then(() => ({ url: 'https://x.example/files/1', bytes: 1, expiresAt: 2 })) };
  const audit = { record: async () => undefined };
  const results = createResults({ ...parts, sql, documents, audit, files, notify: told });

  const answer = await results.exportCsv(ADMIN, 'enrichment');
  expect(answer).toMatchObject({ state: 'Refreshing', enrichmentId: 'enrichment' });
  release();

  expect(await changed).toBe(`export:${answer.id}`);
  expect(results.exportProgress(answer.id)).toMatchObject({ state: 'Successful', link: { bytes: 1 } });
});

test('an export that a restart interrupted can be asked for again', () => {
  const { sql, documents, parts } = world;
  const audit = { record: async () => undefined };
  const results = createResults({ ...parts, sql, documents, audit, files: { offer: () => Promise.reject() } });

  expect(results.exportProgress('enrichment.lost')).toMatchObject({ state: 'Failed', enrichmentId: 'enrichment' });
});
