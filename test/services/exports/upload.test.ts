import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uploadFile } from '../../../services/exports/upload.js';
import { type OneDrive, startOneDrive } from '../../support/oneDrive.js';
import { refusal } from '../../support/trust.js';

let folder: string;
let drive: OneDrive;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upload-'));
  drive = await startOneDrive();
});
afterEach(async () => {
  await drive.close();
  await rm(folder, { recursive: true });
});

const never = new AbortController().signal;
const MEBIBYTES_5 = 5 * 1024 * 1024;

async function upload(content: string, url = drive.uploadUrl, ending = never): Promise<void> {
  const path = join(folder, 'members.csv');
  await writeFile(path, content);
  await uploadFile(path, url, [drive.host, '.sharepoint.com', 'localhost'], ending);
}

test('a large file goes in parts that OneDrive takes', async () => {
  const content = 'x'.repeat(MEBIBYTES_5 * 2 + 7);

  await upload(content);

  const size = content.length;
  expect(drive.parts).toEqual([
    { range: `bytes 0-${MEBIBYTES_5 - 1}/${size}`, bytes: MEBIBYTES_5 },
    { range: `bytes ${MEBIBYTES_5}-${2 * MEBIBYTES_5 - 1}/${size}`, bytes: MEBIBYTES_5 },
    { range: `bytes ${2 * MEBIBYTES_5}-${size - 1}/${size}`, bytes: 7 },
  ]);
  expect(drive.file() === content).toBe(true);
});

test('a file that fills its last part to the brim is whole after it', async () => {
  await upload('x'.repeat(MEBIBYTES_5));

  expect(drive.parts).toHaveLength(1);
  expect(drive.file()).toHaveLength(MEBIBYTES_5);
});

test.each([
  'http://contoso-my.sharepoint.com/x',
  'https://contoso-my.sharepoint.com:8443/x',
  'https://sharepoint.com.evil.example/x',
  'https://user:word@contoso-my.sharepoint.com/x',
  'https://169.254.169.254/latest/meta-data',
  'https://localhost/x',
  'file:///etc/passwd',
  'not an address',
])('nothing is put to %s', async (url) => {
  await expect(upload('a,b', url)).rejects.toMatchObject(refusal('uploadFailed'));
  expect(drive.parts).toEqual([]);
});

test.each([301, 302, 303, 307, 308])('a redirect (%i) is not followed', async (status) => {
  drive.answer = (response) => {
    response.writeHead(status, { location: drive.uploadUrl });
    response.end();
  };

  await expect(upload('a,b')).rejects.toMatchObject(refusal('uploadFailed', { status }));
  expect(drive.parts).toHaveLength(1);
});

test.each([
  [202, 'a,b'],
  [404, 'a,b'],
  [409, 'a,b'],
  [201, 'x'.repeat(MEBIBYTES_5 + 1)],
])('an answer of %i where it does not belong is a failure, and nothing more is sent', async (status, content) => {
  drive.answer = (response) => {
    response.statusCode = status;
    response.end();
  };

  await expect(upload(content)).rejects.toMatchObject(refusal('uploadFailed', { status }));
  expect(drive.parts).toHaveLength(1);
});

test('a connection that breaks is a failure with a code and no address', async () => {
  drive.answer = (response) => response.destroy();

  await expect(upload('a,b')).rejects.toMatchObject(refusal('uploadFailed', { status: 'UND_ERR_SOCKET' }));
});

test('a bot that stops does not wait for OneDrive', async () => {
  const ending = new AbortController();
  drive.hold = new Promise(() => {});
  const uploading = upload('a,b', drive.uploadUrl, ending.signal);
  ending.abort();

  await expect(uploading).rejects.toMatchObject(refusal('uploadFailed'));
});
