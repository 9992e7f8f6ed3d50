import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createExports, type Exports, type ExportWork } from '../../../services/exports.js';
import { createFiles } from '../../../services/files.js';
import { silentLog } from '../../../services/log.js';
import { consentIs, openSegments, type SegmentHarness, seedContoso } from '../../support/segments.js';
import { ADA, BOB, refusal } from '../../support/trust.js';

// An export that is made again with each refresh.

let folder: string;
let house: SegmentHarness;
let exports: Exports & ExportWork;
let readers: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exports-'));
  house = await openSegments();
  await seedContoso(house);
  const { documents } = house.storage;
  const files = createFiles({ ...house, log: silentLog, folder, publicUrl: 'https://steward.example' });
  exports = createExports({
    ...{ ...house, documents, files, log: silentLog },
    notify: (subject) => void house.told.push(subject),
  });
  const rule = consentIs('Newsletter', 'granted');
  readers = (await house.segments.save(ADA, { name: 'Readers', rule, kind: 'dynamic' })).id;
  await house.ended(readers);
});

afterEach(async () => {
  await exports.stop();
  await house.close();
  await rm(folder, { recursive: true });
});

const marks = () => house.storage.documents.read().refreshedExports;
const exported = () => exports.start(ADA, readers, ['sourceKey', 'p:Company']);

test('it is kept as it was exported last, for whoever asks for it, and its card says so', async () => {
  await exported();

  const view = await exports.markRefreshed(ADA, 'readers', true);

  expect(view).toMatchObject({ withRefresh: true, segment: { id: readers }, exported: 1 });
  expect(await exports.progress(view.id)).toEqual(view);
  expect(house.told).toContain(`segmentExport:${view.id}`);
  expect(marks()).toEqual([
    { segmentId: readers, columns: ['sourceKey', 'p:Company'], by: ADA, at: house.clock.now() },
  ]);
});

test('a second press changes nothing; another person takes it over; it can be taken back', async () => {
  await exported();
  await house.access.grant(ADA, BOB, 'contributor');
  await exports.markRefreshed(ADA, readers, true);
  await exports.markRefreshed(ADA, readers, true);
  expect(await exports.markRefreshed(BOB, readers, true)).toMatchObject({ withRefresh: true });
  expect(marks()).toMatchObject([{ by: BOB }]);

  expect(await exports.markRefreshed(ADA, readers, false)).toMatchObject({ withRefresh: false });
  await exports.markRefreshed(ADA, readers, false);

  expect(marks()).toEqual([]);
  expect((await house.actions()).filter((action) => /mark/.test(action))).toEqual([
    'segment.export.mark',
    'segment.export.mark',
    'segment.export.unmark',
  ]);
});

test('what was never exported has no columns to be exported with, and a Viewer marks nothing', async () => {
  await expect(exports.markRefreshed(ADA, readers, true)).rejects.toMatchObject(refusal('notFound'));
  await expect(exports.markRefreshed(ADA, 'gone', true)).rejects.toMatchObject(refusal('notFound'));
  await house.access.grant(ADA, BOB, 'viewer');
  await expect(exports.markRefreshed(BOB, readers, true)).rejects.toMatchObject(refusal('notAllowed'));
});

test('with its segment the mark goes', async () => {
  await exported();
  await exports.markRefreshed(ADA, readers, true);
  await house.segments.remove(ADA, readers);

  expect(marks()).toEqual([]);
});
