import { callerOf, type ExportDesk, startExportDesk } from '../support/exportDesk.js';
import { type OneDrive, startOneDrive } from '../support/oneDrive.js';
import { ANNA, BRAM, type Chat } from '../support/teams.js';

// As in real Teams: a file is put into the person's OneDrive, after Teams has asked whether it may be.

let drive: OneDrive;
let desk: ExportDesk;
let chat: Chat;
beforeEach(async () => {
  drive = await startOneDrive();
  desk = await startExportDesk({ hosts: [drive.host, '.sharepoint.com'] });
  await desk.segment();
  chat = desk.bot.teams.personal();
  await chat.say('export newsletter readers');
  await chat.press('Export');
});
afterEach(async () => {
  await desk.close();
  await drive.close();
});

const MEMBERS = '\uFEFFSourceKey,Company\r\nF1,Contoso Wholesale\r\n';
const offers = () => chat.messages().filter(({ file }) => file?.contentType.endsWith('.info'));

test('the card offers no links; Teams asks, the person agrees, and the file lies in OneDrive', async () => {
  const card = chat.last();
  expect(card.buttons).toEqual(['Save to OneDrive', 'Export again', 'With each refresh', 'View segment']);
  expect(JSON.stringify(card.card)).not.toContain('/files/');

  await chat.press('Save to OneDrive');
  const asked = await chat.file('consent');
  expect(asked.file).toMatchObject({
    name: 'Newsletter-readers.csv',
    content: { sizeInBytes: Buffer.byteLength(MEMBERS), acceptContext: { file: 'members' } },
  });
  expect(asked.summary).not.toContain('Newsletter');
  expect(await chat.answer(asked, drive)).toBe(200);

  const saved = await chat.file('info');
  expect(saved.file).toMatchObject({
    name: 'Newsletter-readers.csv',
    contentUrl: 'https://contoso-my.sharepoint.com/personal/anna/Documents/Newsletter-readers.csv',
    content: { fileType: 'csv' },
  });
  expect(drive.file()).toBe(MEMBERS);
  expect(drive.parts).toEqual([{ range: 'bytes 0-43/44', bytes: 44 }]);
  // The question has become the state of the file, so nobody answers it twice.
  expect((await chat.sees('The file is in your OneDrive.')).message.id).toBe(asked.id);
  expect(await desk.house.actions()).toContain('segment.export.save');
});

test('the manifest can be chosen instead', async () => {
  await chat.press('Save to OneDrive', { File: 'Manifest: rule, counts, hash' });
  await chat.answer(await chat.file('consent'), drive);

  expect((await chat.file('info')).file.name).toBe('Newsletter-readers-manifest.json');
  expect(JSON.parse(drive.file() ?? '')).toMatchObject({ counts: { exported: 1 } });
});

test('whoever declines gets nothing, and can ask again', async () => {
  await chat.press('Save to OneDrive');
  await chat.answer(await chat.file('consent'), 'decline');

  const declined = await chat.sees('You declined, so nothing was saved.');
  expect(declined.buttons).toEqual(['Save to OneDrive', 'Segments']);
  expect(drive.parts).toEqual([]);
  await chat.press('Save to OneDrive', {}, { on: declined.message });
  await chat.answer(await chat.file('consent'), drive);
  await chat.file('info');
  expect(drive.file()).toBe(MEMBERS);
});

test('an answer that comes twice, under one id or another, saves the file once', async () => {
  await chat.press('Save to OneDrive');
  // As it was before the answer changed it.
  const asked = structuredClone(await chat.file('consent'));
  const place = { uploadUrl: drive.uploadUrl, uniqueId: 'item-1' };

  await chat.answer(asked, place, { id: 'invoke-1' });
  await chat.answer(asked, place, { id: 'invoke-1' });
  await chat.answer(asked, place, { id: 'invoke-2' });

  await chat.sees('This was already taken care of: the file is saved once.');
  await chat.file('info');
  expect(drive.parts).toHaveLength(1);
  expect(offers()).toHaveLength(1);
});

test('consent that changes between question and answer keeps the file here', async () => {
  await chat.press('Save to OneDrive');
  const asked = await chat.file('consent');
  await desk.withdraw();

  await chat.answer(asked, drive);

  const refused = await chat.sees('This link is no longer valid.');
  expect(refused.buttons).toEqual(['Export again', 'Segments', 'Help']);
  expect(drive.parts).toEqual([]);
});

test('an answer after the time of the file is refused', async () => {
  await chat.press('Save to OneDrive');
  const asked = await chat.file('consent');
  await desk.house.clock.advance(16 * 60_000);

  await chat.answer(asked, drive);

  await chat.sees('This link is no longer valid.');
  expect((await chat.sees('The files are not kept any longer.')).buttons).toEqual([
    'Export again',
    'With each refresh',
    'View segment',
  ]);
  expect(drive.parts).toEqual([]);
});

test("another person's answer, another person's press and one from a channel bring nothing", async () => {
  await chat.press('Save to OneDrive');
  const asked = await chat.file('consent');
  await desk.house.access.grant(callerOf(ANNA), callerOf(BRAM), 'contributor');
  const bram = desk.bot.teams.personal(BRAM);

  await bram.answer(asked, drive);
  expect((await bram.sees('This link is no longer valid.')).text).not.toContain('Newsletter');
  const data = asked.file.content.acceptContext as Record<string, unknown>;
  await bram.send({
    ...{ type: 'invoke', name: 'adaptiveCard/action' },
    value: { action: { verb: 'saveExportFile', data } },
  });
  expect(bram.messages().some(({ file }) => file)).toBe(false);
  const channel = desk.bot.teams.channel();
  await channel.answer(asked, drive);
  expect(channel.last().text).toContain('That did not work');
  expect(drive.parts).toEqual([]);
});

test.each([
  ['nothing', undefined],
  ['no context', { action: 'accept', uploadInfo: {} }],
  ['another kind of file', { action: 'decline', context: { export: 'id-1', file: '../secret' } }],
  ['neither yes nor no', { action: 'maybe', context: { export: 'id-1', file: 'members' } }],
  ['a place in the clear', { action: 'accept', context: { export: 'x', file: 'members' }, uploadInfo: badPlace() }],
])('an answer that holds %s is a card that is out of date', async (_, value) => {
  expect((await chat.send({ type: 'invoke', name: 'fileConsent/invoke', value })).status).toBe(200);

  expect(chat.last().text).toContain('That did not work');
});

function badPlace() {
  return { uploadUrl: 'x', contentUrl: 'javascript:alert(1)', name: 'a.csv', uniqueId: '1', fileType: 'csv' };
}

test('a place that is not on the list of hosts gets nothing', async () => {
  await chat.press('Save to OneDrive');

  await chat.answer(await chat.file('consent'), { uploadUrl: 'https://evil.example/upload' });

  const failed = await chat.sees('The file could not be put into your OneDrive (evil.example).');
  expect(failed.buttons).toEqual(['Save to OneDrive', 'Segments']);
  expect(offers()).toEqual([]);
});

test('OneDrive that refuses is told with what it said, and the same place may be tried again', async () => {
  await chat.press('Save to OneDrive');
  // As it was before the answer changed it.
  const asked = structuredClone(await chat.file('consent'));
  const place = { uploadUrl: drive.uploadUrl, uniqueId: 'item-1' };
  drive.answer = (response) => {
    response.statusCode = 503;
    response.end('secret');
  };

  await chat.answer(asked, place);
  expect((await chat.sees('(503)')).text).not.toContain('secret');
  await chat.answer(asked, place);

  await chat.file('info');
  expect(drive.file()).toBe(MEMBERS);
});

test('the answer is taken note of at once, however long OneDrive takes', async () => {
  let go = () => {};
  drive.hold = new Promise((resolve) => {
    go = resolve;
  });
  await chat.press('Save to OneDrive');

  expect(await chat.answer(await chat.file('consent'), drive)).toBe(200);
  await chat.sees('The file is being saved to your OneDrive.');
  expect(offers()).toEqual([]);
  go();
  await chat.file('info');
});

test('a client that does not say which card it answered gets the state as a new one', async () => {
  await chat.press('Save to OneDrive');
  const asked = await chat.file('consent');

  await chat.answer(asked, drive, { replyToId: undefined });

  await chat.file('info');
  expect((await chat.sees('The file is in your OneDrive.')).message.id).not.toBe(asked.id);
});

test('a client without Action.Execute is asked too', async () => {
  await chat.press('Save to OneDrive', {}, { submit: true });

  expect((await chat.file('consent')).file.name).toBe('Newsletter-readers.csv');
});
