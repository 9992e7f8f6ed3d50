import type { AdaptiveCard } from '../../../cards/card.js';
import { callerOf, type ExportDesk, startExportDesk } from '../../support/exportDesk.js';
import { type Said, said, seedConsent } from '../../support/segments.js';
import { ANNA, BRAM } from '../../support/teams.js';

let desk: ExportDesk;
beforeEach(async () => {
  desk = await startExportDesk();
});
afterEach(() => desk.close());

const linkOf = (card: AdaptiveCard, title: string) =>
  String(card.actions?.find((action) => action.title === title)?.url);

test('a segment leaves as CSV: what it is, which columns, then the file with a manifest', async () => {
  await desk.segment();
  const chat = desk.bot.teams.personal();

  const form = await chat.say('export newsletter READERS');
  expect(form.text).toContain('Newsletter readers');
  expect(form.text).toContain('Consent is looked up again at the moment of the export');
  expect(form.buttons).toEqual(['Export', 'Cancel']);

  const made = await chat.press('Export', { 'Consent status': ['Newsletter'] });
  expect(made.text).toContain('Profiles in the file\n1\nLeft out: consent no longer fits\n0');
  expect(made.buttons).toEqual([
    'Download members',
    'Download manifest',
    'Export again',
    'With each refresh',
    'View segment',
  ]);
  const members = await desk.fetched(linkOf(made.card, 'Download members'));
  expect(members.text).toBe('SourceKey,Company,Consent: Newsletter\r\nF1,Contoso Wholesale,granted\r\n');
  const manifest = JSON.parse((await desk.fetched(linkOf(made.card, 'Download manifest'))).text);
  expect(manifest).toMatchObject({ exportedBy: ANNA.name, counts: { exported: 1 } });
  expect(made.text.replaceAll(' ', '')).toContain(manifest.files.members.sha256);
});

test('after a withdrawal the export is refused until the segment is refreshed; then who left is a second file', async () => {
  await desk.segment();
  const chat = desk.bot.teams.personal();
  await chat.say('export newsletter readers');
  await chat.press('Export');
  await desk.withdraw();

  const refused = await chat.say('export newsletter readers');
  expect(refused.text).toContain('Consent has changed since the members of Newsletter readers were found');
  expect(refused.text).toContain('Refresh the segment, then export it.');
  await chat.press('Refresh the segment');
  await desk.house.ended((await desk.house.segments.find(callerOf(ANNA), 'newsletter readers')).id);
  const form = await chat.press('Export', {}, { on: (await chat.say('segments newsletter readers')).message });
  expect(form.text).toContain('Last export');
  expect(form.text).toContain('comes as a second file');

  const made = await chat.press('Export');
  expect(made.text).toContain('Profiles in the file\n0');
  expect(made.text).toContain('Left since the last export\n1');
  const removed = await desk.fetched(linkOf(made.card, 'Download removed'));
  expect(removed.text).toContain('F1,consent withdrawn,Contoso Wholesale');
  const empty = await chat.say('export newsletter readers');
  expect(empty.text).toContain('Newsletter readers has no members.');
  expect((await chat.press('View segment', {}, { on: empty.message })).buttons).toContain('Members');
});

test('a form that was open while consent changed stays, with the way on below it', async () => {
  await desk.segment();
  const chat = desk.bot.teams.personal();
  const form = await chat.say('export newsletter readers');
  await desk.withdraw();

  const pressed = await chat.press('Export', { Keys: ['CustomerId'] });
  expect(pressed.words).toBe('That did not work');
  expect(pressed.buttons).toEqual(['Refresh the segment', 'Segments', 'Help']);
  expect(form.message.updates).toBe(0);
});

test('links that have ended leave the card, which offers to export again', async () => {
  await desk.segment();
  const chat = desk.bot.teams.personal();
  await chat.say('export newsletter readers');
  const made = await chat.press('Export');
  const url = linkOf(made.card, 'Download members');

  await desk.house.clock.advance(16 * 60_000);

  const ended = await chat.sees('The links have ended.');
  expect(ended.message.id).toBe(made.message.id);
  expect(ended.buttons).toEqual(['Export again', 'With each refresh', 'View segment']);
  expect((await desk.fetched(url)).status).toBe(410);
  expect((await chat.press('Export again')).buttons).toEqual(['Export', 'Cancel']);
});

test('after a restart the card says that its links have ended', async () => {
  await desk.segment();
  const chat = desk.bot.teams.personal();
  await chat.say('export newsletter readers');
  const made = await chat.press('Export');

  await desk.bot.restart();

  const ended = await chat.sees('The links have ended.');
  expect(ended.message.id).toBe(made.message.id);
  expect(ended.text).toContain('Profiles in the file\n1');
});

test('With each refresh marks the export for who presses it, and says so; pressed twice it stays', async () => {
  const { id } = await desk.segment();
  const chat = desk.bot.teams.personal();
  await chat.say('export newsletter readers');
  const made = await chat.press('Export');

  const marked = await chat.press('With each refresh');
  expect(marked.text).toContain('Exported again with each refresh of everything, as this time');
  expect(marked.buttons).toContain('No longer with each refresh');
  await chat.send({
    ...{ type: 'invoke', name: 'adaptiveCard/action', replyToId: made.message.id },
    value: { action: { verb: 'markRefreshed', data: { segment: id, on: true } } },
  });
  const { refreshedExports } = desk.house.storage.documents.read();
  expect(refreshedExports).toMatchObject([{ by: { name: ANNA.name }, columns: ['sourceKey', 'p:Company'] }]);

  await chat.press('No longer with each refresh');
  expect(desk.house.storage.documents.read().refreshedExports).toEqual([]);
});

test('the columns: none chosen, a name that is none, one that is not in the list', async () => {
  await desk.segment();
  const options = Array.from({ length: 12 }, (_, index): Said => said('frank@contoso.com', `Topic ${index}`, true));
  const rows = [...options, said('frank@contoso.com', 'Newsletter', true)];
  await seedConsent(desk.house.sql, rows, desk.house.clock.now());
  const segment = await desk.house.segments.find(callerOf(ANNA), 'newsletter readers');
  await desk.house.segments.refresh(callerOf(ANNA), segment.id);
  await desk.house.ended(segment.id);
  const chat = desk.bot.teams.personal();
  await chat.say('export newsletter readers');

  const none = await chat.press('Export', { Keys: [], 'Columns of the profile': [] });
  expect(none.text).toContain('Choose at least one column.');
  const wrong = await chat.press('Export', { 'Other consent options, by name': 'Topic 99', Keys: ['SourceKey'] });
  expect(wrong.text).toContain('There is no column “Topic 99”.');
  const made = await chat.press('Export', { 'Other consent options, by name': ' topic 11; TOPIC 10' });
  const { text } = await desk.fetched(linkOf(made.card, 'Download members'));
  expect(text.split('\r\n')[0]).toBe('SourceKey,Consent: Topic 10,Consent: Topic 11');
});

test('without a name: a choice, and the only one there is without asking', async () => {
  const chat = desk.bot.teams.personal();
  expect((await chat.say('export')).text).toContain('There is no segment yet.');
  await desk.segment();
  expect((await chat.say('exporteren')).buttons).toEqual(['Export', 'Cancel']);
  await desk.segment('Fair');

  const choice = await chat.say('export');
  expect(choice.text).toContain('Which segment shall be exported?');
  expect((await chat.press('Export', { Segment: 'Fair' })).text).toMatch(/^Export\nFair\n/);
  expect((await chat.say('export Fare')).text).toContain('There is no segment of exactly that name.');
});

test('asked for in a channel, it goes on in the 1:1 chat: nobody else sees files or columns', async () => {
  await desk.segment();
  const channel = desk.bot.teams.channel();
  const chat = desk.bot.teams.personal();

  expect((await channel.say('export newsletter readers')).text).toContain('Sent to our chat');
  await chat.sees('Columns');
  await channel.say('segments newsletter readers');
  expect((await channel.press('Export')).words).toContain('Sent to our chat');
  await chat.press('Export');
  expect(JSON.stringify(channel.messages())).not.toMatch(/Download|Company|files\//);
  const forged = await channel.send({
    ...{ type: 'invoke', name: 'adaptiveCard/action' },
    value: { action: { verb: 'startExport', data: { segment: 'any' } } },
  });
  expect(JSON.stringify(forged.body)).toContain('This works in our 1:1 chat only');
});

test('Viewers are refused, on forged cards too', async () => {
  const { id } = await desk.segment();
  await desk.house.access.grant(callerOf(ANNA), callerOf(BRAM), 'viewer');
  const bram = desk.bot.teams.personal(BRAM);

  expect((await bram.say('export newsletter readers')).text).toContain('Contributor');
  for (const verb of ['planExport', 'startExport', 'saveExportFile']) {
    const data = { segment: id, key: 'x', export: 'id-1', file: 'members' };
    await bram.send({ type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb, data } } });
    expect(bram.last().text).toContain('Contributor');
  }
});

test('in Dutch', async () => {
  await desk.segment('Lezers');
  const chat = desk.bot.teams.personal(ANNA, { locale: 'nl-NL' });

  const form = await chat.say('exporteren lezers');
  expect(form.text).toContain('De toestemming wordt op het moment van exporteren opnieuw nagekeken');
  const made = await chat.press('Exporteren');
  expect(made.buttons).toEqual([
    'Leden downloaden',
    'Manifest downloaden',
    'Opnieuw exporteren',
    'Bij elke vernieuwing',
    'Segment bekijken',
  ]);
});
