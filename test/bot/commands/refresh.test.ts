import { type RefreshDesk, startRefreshDesk } from '../../support/refreshDesk.js';
import { aFailedRefresh, aGoingRefresh, aRefresh } from '../../support/refreshViews.js';
import { ANNA } from '../../support/teams.js';

let desk: RefreshDesk;
beforeEach(async () => {
  desk = await startRefreshDesk();
});
afterEach(() => desk.bot.close());

test('refresh is one card that follows the refresh to its end, in a channel too', async () => {
  const channel = desk.bot.teams.channel();

  const begun = await channel.say('refresh');
  expect(begun.text).toContain('Refresh of everything\n🕓 Queued');
  expect(begun.buttons).toEqual(['Cancel', 'Refresh one ...', 'History']);

  desk.becomes(aGoingRefresh({ id: 'refresh-1' }));
  const going = await channel.sees('1 of 7 steps done');
  expect(going.message.id).toBe(begun.message.id);
  expect(going.text).toContain('Refreshing · tries again at 11:00:08');

  desk.becomes(aRefresh({ id: 'refresh-1' }));
  const ended = await channel.sees('✅ Successful');
  expect(ended.message.id).toBe(begun.message.id);
  expect(ended.text).toContain('Newsletter readers\n · \nSuccessful · 2 s · 204 members · 14 added · 3 gone');
  expect(ended.buttons).toEqual(['Refresh again', 'Refresh one ...', 'History']);
  expect(desk.asked).toEqual(['refresh all']);
});

test.each([
  ['refresh Contoso-Accounts', 'refresh source crm'],
  ['refresh newsletter READERS', 'refresh segment readers'],
  ['refresh "Newsletter readers"', 'refresh segment readers'],
  ['refresh only newsletter readers', 'refresh only segment readers'],
  ['refresh ONLY “contoso-consent”', 'refresh only source consent'],
  ['vernieuwen alleen contoso-consent', 'refresh only source consent'],
  ['vernieuwen alles', 'refresh all'],
  ['refresh everything', 'refresh all'],
])('%s', async (said, asked) => {
  const shown = await desk.bot.teams.personal().say(said);

  expect(desk.asked).toEqual([asked]);
  expect(shown.text).toContain('Queued');
});

test('a data source whose name begins with "only", or is "everything", is found by its name', async () => {
  desk.choices.push({ kind: 'source', id: 'nl', name: 'Only NL' }, { kind: 'source', id: 'e', name: 'Everything' });
  const chat = desk.bot.teams.personal();

  await chat.say('refresh only nl');
  await chat.say('refresh only only nl');
  await chat.say('refresh everything');

  expect(desk.asked).toEqual(['refresh source nl', 'refresh only source nl', 'refresh source e']);
});

test('a name that none has, and one that two have, lead to the choice', async () => {
  desk.choices.push({ kind: 'source', id: 'readers', name: 'newsletter readers' });
  const chat = desk.bot.teams.personal();

  const none = await chat.say('refresh newsleter');
  expect(none.text).toContain('No data source with a file and no active segment is called that.');
  const several = await chat.say('refresh only newsletter readers');
  expect(several.text).toContain('Several are called that.');
  expect(desk.asked).toEqual([]);

  await chat.press('Refresh', { What: 'newsletter readers · data source' });
  expect(desk.asked).toEqual(['refresh only source readers']);
});

test('with more names than a list has room for the others are typed', async () => {
  desk.choices = Array.from({ length: 60 }, (_, index) => ({
    ...{ kind: 'segment', id: `s${index}`, name: `Number ${index}` },
  }));
  const chat = desk.bot.teams.personal();
  await chat.say('refresh something');

  const none = await chat.press('Refresh', { 'Another data source or segment, by its name': 'number 999' });
  expect(none.text).toContain('is called that');
  await chat.press('Refresh', {
    'Another data source or segment, by its name': 'number 59',
    'How far': 'Only this',
  });

  expect(desk.asked).toEqual(['refresh only segment s59']);
});

test('what is going on already is not started twice, and the answer says so', async () => {
  const chat = desk.bot.teams.personal();
  await chat.say('refresh');
  desk.joins = true;

  const joined = await chat.say('refresh');
  expect(joined.text).toContain('A refresh that was asked for before does all of this too');
  desk.becomes(aGoingRefresh({ id: 'refresh-1' }));
  expect((await chat.sees('1 of 7 steps')).text).not.toContain('A refresh that was asked for before');
});

test('a second one waits for its turn', async () => {
  const chat = desk.bot.teams.personal();
  await chat.say('refresh');

  expect((await chat.say('refresh contoso-consent')).text).toContain('It begins after the refresh that is going on.');
});

test('Cancel asks once and says that it was asked', async () => {
  const chat = desk.bot.teams.personal();
  await chat.say('refresh');
  desk.becomes(aGoingRefresh({ id: 'refresh-1' }));
  await chat.sees('1 of 7 steps');

  const canceling = await chat.press('Cancel');

  expect(canceling.text).toContain('🔄 Refreshing · cancel was requested');
  expect(canceling.buttons).not.toContain('Cancel');
});

test('Retry repeats what failed; pressed twice it shows the same refresh', async () => {
  const chat = desk.bot.teams.personal();
  const card = await chat.say('refresh');
  desk.becomes(aFailedRefresh({ id: 'refresh-1' }));
  const failed = await chat.sees('There is no file contoso-consent.csv in the import folder.');
  expect(failed.text).toContain('Skipped: contoso-consent failed');
  expect(failed.text).toContain('1 step failed, and 5 were skipped.');

  const again = await chat.press('Retry', {}, { submit: true });
  expect(again.text).toContain('Refresh of what had failed');
  await chat.send({
    ...{ type: 'invoke', name: 'adaptiveCard/action', replyToId: card.message.id },
    value: { action: { verb: 'retryRefresh', data: { refresh: 'refresh-1' } } },
  });

  expect(desk.asked).toEqual(['refresh all', 'retry refresh-1']);
});

test('Refresh again does the same once more', async () => {
  const chat = desk.bot.teams.personal();
  await chat.say('refresh only newsletter readers');
  desk.becomes(
    aRefresh({ id: 'refresh-1', target: { kind: 'segment', id: 'readers', only: true }, nodes: aRefresh().nodes }),
  );
  await chat.sees('✅ Successful');

  await chat.press('Refresh again');

  expect(desk.asked).toEqual(['refresh only segment readers', 'refresh only segment readers']);
});

test('a Viewer sees the card and is refused when he presses', async () => {
  await desk.bot.close();
  desk = await startRefreshDesk({ role: 'viewer' });
  const chat = desk.bot.teams.personal(ANNA);

  expect((await chat.say('refresh')).text).toContain('This needs the role Contributor');
  expect((await chat.say('refresh contoso-consent')).text).toContain('This needs the role Contributor');
  await chat.send({
    ...{ type: 'invoke', name: 'adaptiveCard/action' },
    value: { action: { verb: 'chooseRefresh', data: {} } },
  });
  expect(chat.last().text).toContain('This needs the role Contributor');
  await chat.send({
    ...{ type: 'invoke', name: 'adaptiveCard/action' },
    value: { action: { verb: 'showRefresh', data: { refresh: 'refresh-9' } } },
  });
  expect(chat.last().text).toContain('✅ Successful');
});

test('in Dutch', async () => {
  const chat = desk.bot.teams.personal(ANNA, { locale: 'nl-NL' });

  const begun = await chat.say('vernieuwen');
  expect(begun.text).toContain('Vernieuwing van alles');
  desk.becomes(aFailedRefresh({ id: 'refresh-1' }));
  const failed = await chat.sees('Overgeslagen: contoso-consent is mislukt');
  expect(failed.buttons).toEqual(['Opnieuw proberen', 'Opnieuw vernieuwen', 'Eén vernieuwen ...', 'Geschiedenis']);
});
