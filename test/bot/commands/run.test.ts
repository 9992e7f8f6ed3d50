import { type Handmade, startHandmade } from '../../support/handmade.js';
import { anEndedRun, anEnrichment, aRun, someBuckets } from '../../support/views.js';

let made: Handmade;
const starting = async (...more: Parameters<typeof startHandmade>) => {
  made = await startHandmade(...more);
  return made.bot.teams;
};
afterEach(() => made.bot.close());

test('from the dry run to the result on one and the same card', async () => {
  const chat = (await starting()).personal();

  const dryRun = await chat.say('run');
  expect(dryRun.text).toContain('590 records submitted; Leadspace does not say what it bills');
  expect(dryRun.buttons).toEqual(['Run', 'Cancel']);
  expect(made.asked).toEqual(['plan enrichment-1 changed']);

  const running = await chat.press('Run');
  expect(running.message.id).toBe(dryRun.message.id);
  expect(running.text).toContain('250 of 590 records answered');

  made.becomes(aRun({ done: 400 }));
  expect((await chat.sees('400 of 590 records answered')).message.id).toBe(dryRun.message.id);

  made.becomes(anEndedRun());
  const result = await chat.sees('Successful');
  expect(result.message.id).toBe(dryRun.message.id);
  expect(result.buttons).toContain('View enriched data');
  expect(chat.messages()).toHaveLength(1);
});

test('in a channel the run and its counts stay there, names of companies go to the 1:1 chat', async () => {
  const teams = await starting();
  const channel = teams.channel();
  await channel.say('run');
  await channel.press('Run');
  made.becomes(anEndedRun());
  const result = await channel.sees('Successful');

  const pressed = await channel.press('View enriched data');

  expect(pressed.words).toContain('Sent to our chat');
  expect((await channel.sees('Successful')).message.id).toBe(result.message.id);
  expect(
    channel
      .messages()
      .map(({ card }) => JSON.stringify(card))
      .join(),
  ).not.toContain('adventure works');
  expect((await teams.personal().sees('adventure works b.v.')).buttons).toContain('View profile');
});

test('in Dutch, by the Dutch word', async () => {
  const chat = (await starting()).personal(undefined, { locale: 'nl-NL' });

  expect((await chat.say('uitvoeren')).buttons).toEqual(['Uitvoeren', 'Annuleren']);
  expect((await chat.press('Uitvoeren')).text).toContain('Vernieuwen');
});

test('Cancel on a run says that what was submitted is still collected', async () => {
  const chat = (await starting()).personal();
  await chat.say('run');
  await chat.press('Run');

  expect((await chat.press('Cancel')).text).toContain('What was submitted is still collected');
  expect(made.asked).toEqual(['plan enrichment-1 changed', 'confirm', 'cancel']);
});

test('unknown outcomes are settled by a choice, and sending again begins with a dry run', async () => {
  const chat = (await starting()).personal();
  await chat.say('run');
  await chat.press('Run');
  made.becomes(anEndedRun({ buckets: someBuckets({ unknown: 60 }), unsettled: 60, askable: 0 }));
  await chat.sees('never sent again by themselves');

  expect((await chat.press('Settle unknown outcomes')).buttons).toEqual(['Send again', 'Leave out', 'Show run']);
  expect((await chat.press('Send again')).text).toContain('may be paid twice');
  expect(made.asked.at(-1)).toBe('settle sendAgain');
});

test('with several enrichments it asks which one', async () => {
  const enrichments = [anEnrichment(), anEnrichment({ id: 'enrichment-2', name: 'Suppliers' })];
  const chat = (await starting({ enrichments: { list: async () => enrichments } })).personal();

  await chat.say('run');
  await chat.press('Run', { Enrichment: 'Suppliers' });

  expect(made.asked).toEqual(['plan enrichment-2 changed']);
});
