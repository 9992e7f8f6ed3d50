import { type RefreshDesk, startRefreshDesk } from '../../support/refreshDesk.js';
import { ANNA } from '../../support/teams.js';

let desk: RefreshDesk;
beforeEach(async () => {
  desk = await startRefreshDesk();
});
afterEach(() => desk.bot.close());

test('history lists runs and refreshes, with how it went by day', async () => {
  const shown = await desk.bot.teams.personal().say('history');

  expect(shown.text).toContain('13 runs and refreshes, newest first.');
  expect(shown.text).toContain('Leadspace companies\nEnrichment run');
  expect(shown.text).toContain('590 records sent, 512 enriched\n✅ Successful');
  expect(shown.text).toContain('by its schedule\n · \n35 s\n · \n7 steps, 1 failed, 5 skipped\n⛔ Failed');
  expect(shown.text).toContain('9 Successful, 3 Failed, 1 Canceled.');
  expect(shown.text).toContain('20 Nov\n3\n2\n0');
  expect(shown.buttons).toEqual(['Show', 'Open', 'Earlier', 'Download CSV']);
  expect(desk.asked).toEqual(['history {} newest Europe/Amsterdam']);
});

test('what is filtered stays filtered on the pages before and after, and in the file', async () => {
  const chat = desk.bot.teams.personal();
  await chat.say('history');

  await chat.press('Show', { Kind: 'Refresh', Outcome: 'Failed' });
  await chat.press('Earlier');
  await chat.press('Later');
  const file = await chat.press('Download CSV');

  const filter = '{"kind":"refresh","outcome":"Failed"}';
  expect(desk.asked.slice(1)).toEqual([
    `history ${filter} newest Europe/Amsterdam`,
    `history ${filter} page-2 Europe/Amsterdam`,
    `history ${filter} page-1 Europe/Amsterdam`,
    `file ${filter}`,
  ]);
  expect(file.buttons).toEqual(['Download (opens in browser)', 'Back']);
});

test('Open shows the card of the run or of the refresh', async () => {
  const chat = desk.bot.teams.personal();
  await chat.say('history');
  expect((await chat.press('Open')).text).toContain('Enrichment run');

  const list = await chat.say('history');
  const opened = await chat.press('Open', { 'Run or refresh': 'refresh:refresh-1' }, { on: list.message });
  expect(opened.text).toContain('Refresh of everything');
});

test('in a channel the file goes to the 1:1 chat', async () => {
  const channel = desk.bot.teams.channel();
  await channel.say('history');

  expect((await channel.press('Download CSV')).words).toContain('Sent to our chat');

  await desk.bot.teams.personal().sees('history.csv');
  expect(JSON.stringify(channel.messages())).not.toContain('secret');
});

test('a forged card gets nothing that is not there', async () => {
  const chat = desk.bot.teams.personal();
  const press = (data: object) =>
    chat.send({
      ...{ type: 'invoke', name: 'adaptiveCard/action' },
      value: { action: { verb: 'openHistory', data } },
    });

  expect(JSON.stringify(await press({ entry: 'segment:x' }))).toContain('This card is out of date');
  await chat.send({
    ...{ type: 'invoke', name: 'adaptiveCard/action' },
    value: { action: { verb: 'showHistory', data: { kind: 'x', outcome: ['y'], at: 7 } } },
  });
  expect(desk.asked).toEqual(['history {} newest Europe/Amsterdam']);
});

test('in Dutch', async () => {
  const shown = await desk.bot.teams.personal(ANNA, { locale: 'nl-NL' }).say('geschiedenis');

  expect(shown.text).toContain('13 uitvoeringen en vernieuwingen, de nieuwste eerst.');
  expect(shown.buttons).toEqual(['Tonen', 'Openen', 'Ouder', 'CSV downloaden']);
});
