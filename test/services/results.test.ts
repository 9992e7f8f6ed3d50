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
  const results = createResults({ ...parts, sql, documents, audit, files: { offer } });
  return (await results.exportCsv(ADMIN, 'enrichment')).name;
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
