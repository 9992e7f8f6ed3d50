import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { createExports, type Exports, type ExportWork, type SegmentExportView } from '../../services/exports.js';
import { createFiles, type Files } from '../../services/files.js';
import { silentLog } from '../../services/log.js';
import { putExport } from '../../storage/segmentExports.js';
import {
  CONTOSO,
  consentIs,
  openSegments,
  type SegmentHarness,
  said,
  seedConsent,
  seedContoso,
  seedPeople,
} from '../support/segments.js';
import { ADA, BOB, DAY } from '../support/trust.js';

const DEFAULT = ['sourceKey', 'p:Company'];
let folder: string;
let house: SegmentHarness;
let files: Files;
let exports: Exports & ExportWork;
let told: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exports-'));
  house = await openSegments();
  const { documents } = house.storage;
  const publicUrl = 'https://steward.example';
  files = createFiles({ ...house, sql: house.sql, log: silentLog, folder, publicUrl });
  told = [];
  exports = createExports({
    ...{ ...house, documents, files, log: silentLog },
    // Nobody waits here: the clock stands still, so only the end of the work ends a turn.
    notify: (subject) => told.push(subject),
  });
});
afterEach(async () => {
  await exports.stop();
  await house.close();
  await rm(folder, { recursive: true });
});

/** A segment with its members. */
async function segment(rule = consentIs('Newsletter', 'granted'), name = 'Newsletter readers') {
  const { id } = await house.segments.save(ADA, { name, rule, kind: 'dynamic' });
  return house.ended(id);
}

async function refresh(id: string) {
  await house.segments.refresh(ADA, id);
  return house.ended(id);
}

async function text(view: SegmentExportView, kind: string): Promise<string> {
  const url = view.files.find((file) => file.kind === kind)!.link.url;
  return readFile((await files.open(url.split('/').at(-1)!)).path, 'utf8');
}

const rowsOf = async (view: SegmentExportView, kind = 'members'): Promise<Record<string, string>[]> =>
  parse(await text(view, kind), { columns: true, bom: true });

const later = (ms = 60_000) => house.clock.advance(ms);

async function withdraw(): Promise<void> {
  await later();
  await seedConsent(
    house.sql,
    CONTOSO.map((row) => (row.identifier === 'frank@contoso.com' ? { ...row, granted: false } : row)),
    house.clock.now(),
  );
}

test('the file holds the members and the columns that were asked for, and nothing else', async () => {
  await seedContoso(house);
  const { id } = await segment();

  const view = await exports.start(ADA, id, [...DEFAULT, 'c:newsletter', 'c:product updates', 'p:Unknown']);

  expect(view).toMatchObject({ state: 'Successful', exported: 1, removedByConsent: 0, removedSinceLast: 0 });
  expect(await rowsOf(view)).toEqual([
    {
      SourceKey: 'F1',
      Company: 'Contoso Wholesale',
      'Consent: Newsletter': 'granted',
      'Consent: Product updates': 'denied',
    },
  ]);
  expect(told).toEqual([`segmentExport:${view.id}`]);
});

test('the fewest columns are proposed; the next time those of the last export', async () => {
  await seedContoso(house);
  const { id } = await segment();

  const proposed = async () =>
    (await exports.plan(ADA, id)).columns.filter((column) => column.proposed).map(({ key }) => key);

  expect(await proposed()).toEqual(DEFAULT);
  await exports.start(ADA, id, ['customerId', 'p:City']);
  expect(await proposed()).toEqual(['customerId', 'p:City']);
});

test('after a withdrawal nothing leaves until the segment is refreshed; then the person is listed as removed', async () => {
  await seedContoso(house);
  const { id } = await segment();
  await exports.start(ADA, id, DEFAULT);
  await withdraw();

  await expect(exports.start(ADA, id, DEFAULT)).rejects.toMatchObject({
    code: 'segmentOutdated',
    params: { name: 'Newsletter readers' },
  });
  await refresh(id);
  const view = await exports.start(ADA, id, DEFAULT);

  expect(view).toMatchObject({ state: 'Successful', exported: 0, removedByConsent: 0, removedSinceLast: 1 });
  expect(await rowsOf(view)).toEqual([]);
  expect(await rowsOf(view, 'removed')).toEqual([
    { CustomerId: '2', SourceKey: 'F1', Reason: 'consent withdrawn', Company: 'Contoso Wholesale' },
  ]);
  await expect(exports.plan(ADA, id)).rejects.toMatchObject({ code: 'segmentEmpty' });
});

test('a link that was given before a withdrawal downloads nothing any more', async () => {
  await seedContoso(house);
  const { id } = await segment();
  const view = await exports.start(ADA, id, DEFAULT);
  await text(view, 'members');
  await withdraw();

  await expect(text(view, 'members')).rejects.toMatchObject({ code: 'linkExpired' });
  await expect(exports.file(ADA, view.id, 'members')).rejects.toMatchObject({ code: 'linkExpired' });
});

test('consent that has ended since the members were found is counted, and the person stays here', async () => {
  await seedPeople(
    house.sql,
    ['Account', 'Company', 'City'],
    [
      { cells: ['H1', 'Contoso Retail', 'Delft'], emails: ['holly@contoso.com'] },
      { cells: ['F1', 'Contoso Wholesale', 'Delft'], emails: ['frank@contoso.com'] },
    ],
  );
  const grant = said('holly@contoso.com', 'Newsletter', true);
  const ends = { ...said('frank@contoso.com', 'Newsletter', true), expiresAt: house.clock.now() + DAY };
  await seedConsent(house.sql, [grant, ends], house.clock.now());
  const { id, members } = await segment();
  await later(DAY + 1);

  const view = await exports.start(ADA, id, DEFAULT);

  expect(members).toBe(2);
  expect(view).toMatchObject({ exported: 1, removedByConsent: 1 });
  expect((await rowsOf(view)).map((row) => row.SourceKey)).toEqual(['H1']);
});

test('who is no profile any more, or fits the rule no longer, is listed with that reason', async () => {
  await seedContoso(house);
  const { id } = await segment({ attribute: { of: 'profile', field: 'City' }, is: { operator: 'isSet', values: [] } });
  await exports.start(ADA, id, DEFAULT);
  await later();
  await seedPeople(
    house.sql,
    ['Account', 'Company', 'City'],
    [{ cells: ['H1', 'Contoso Retail', 'Delft'] }, { cells: ['F1', 'Contoso Wholesale', ''] }],
  );
  await refresh(id);

  const view = await exports.start(ADA, id, DEFAULT);

  expect(view).toMatchObject({ exported: 1, removedSinceLast: 3 });
  expect((await rowsOf(view, 'removed')).map((row) => [row.SourceKey, row.Reason, row.Company])).toEqual([
    ['F1', 'no longer in the segment', 'Contoso Wholesale'],
    ['', 'no longer a profile', ''],
    ['', 'no longer a profile', ''],
  ]);
});

test('a company name that is a formula arrives as text', async () => {
  await seedPeople(
    house.sql,
    ['Account', 'Company', 'City'],
    [{ cells: ['=1+1', '=HYPERLINK("https://evil.example")', '@SUM(1)'], emails: ['frank@contoso.com'] }],
  );
  await seedConsent(house.sql, [said('frank@contoso.com', 'Newsletter', true)], house.clock.now());
  const { id } = await segment();

  const [row] = await rowsOf(await exports.start(ADA, id, ['p:Company', 'p:City']));

  expect(row).toEqual({ Company: `'=HYPERLINK("https://evil.example")`, City: "'@SUM(1)" });
});

test('the manifest says by which rule and which consent the file was made, and its hash', async () => {
  await seedContoso(house);
  const { id } = await segment();

  const view = await exports.start(ADA, id, DEFAULT);
  const manifest = JSON.parse(await text(view, 'manifest'));

  expect(manifest).toMatchObject({
    exportedBy: 'Ada Admin',
    segment: { name: 'Newsletter readers', rule: 'Consent option = Newsletter AND Consent status = granted' },
    consentAsOf: new Date(view.consentAsOf!).toISOString(),
    columns: ['SourceKey', 'Company'],
    counts: { members: 1, exported: 1, removedByConsent: 0, removedSinceLast: 0 },
    files: { members: { rows: 1, sha256: view.hash } },
  });
  expect(view.hash).toMatch(/^[0-9a-f]{64}$/);
});

test('a Viewer exports nothing, and an export without a column is none', async () => {
  await seedContoso(house);
  const { id } = await segment();
  await house.access.grant(ADA, { userId: BOB.userId, name: BOB.name }, 'viewer');

  await expect(exports.start(BOB, id, DEFAULT)).rejects.toMatchObject({ code: 'notAllowed' });
  await expect(exports.start(ADA, id, [])).rejects.toMatchObject({ code: 'columnsMissing' });
  await expect(exports.plan(ADA, 'nothing of that name')).rejects.toMatchObject({ code: 'notFound' });
});

test('an export that a restart has cut off has failed, and says so', async () => {
  const body = JSON.stringify({ name: 'Newsletter readers', columns: [] });
  await house.sql.write((tx) => putExport(tx, { id: 'cut', segmentId: 's', state: 'Refreshing', startedAt: 1, body }));

  await exports.resume();

  expect(await exports.progress('cut')).toMatchObject({ state: 'Failed', failure: { reference: 'cut' }, files: [] });
});

test('what the audit log keeps of an export is counts, no value of a profile', async () => {
  await seedContoso(house);
  const { id } = await segment();
  await exports.start(ADA, id, DEFAULT);

  const [entry] = await house.sql.all("SELECT details FROM audit_entries WHERE action = 'segment.export'");

  expect(JSON.parse(String(entry!.details))).toMatchObject({ columns: 2, exported: 1, removedByConsent: 0 });
  expect(String(entry!.details)).not.toContain('Contoso');
});

test('when the time of the files is over, whoever shows them is told, and nothing is offered any more', async () => {
  await seedContoso(house);
  const { id } = await segment();
  const view = await exports.start(ADA, id, DEFAULT);
  expect(await exports.offered(ADA, view.id, 'members')).toMatchObject({ name: 'Newsletter-readers.csv' });
  told = [];

  await later(16 * 60_000);

  expect(told).toContain(`segmentExport:${view.id}`);
  expect((await exports.progress(view.id)).files).toEqual([]);
  const expired = { code: 'linkExpired', params: { segment: id } };
  await expect(exports.offered(ADA, view.id, 'members')).rejects.toMatchObject(expired);
  await expect(exports.file(ADA, view.id, 'members')).rejects.toMatchObject(expired);
});

test('a segment that is deleted takes along who was exported of it', async () => {
  await seedContoso(house);
  const { id } = await segment();
  const view = await exports.start(ADA, id, DEFAULT);

  await house.segments.remove(ADA, id);

  await expect(exports.progress(view.id)).rejects.toMatchObject({ code: 'notFound' });
  expect(await house.sql.all('SELECT * FROM segment_export_member')).toEqual([]);
});

test('where files have links, nothing is put anywhere', async () => {
  await seedContoso(house);
  const view = await exports.start(ADA, (await segment()).id, DEFAULT);
  const place = { uploadUrl: 'https://contoso-my.sharepoint.com/upload', uniqueId: 'item-1' };

  expect(view.oneDrive).toBe(false);
  await expect(exports.save(ADA, view.id, 'members', place)).rejects.toMatchObject({ code: 'cardOutdated' });
});
