import { commands } from '../../../bot/commands/index.js';
import { english } from '../../../cards/locales/en/index.js';
import { dutch } from '../../../cards/locales/nl/index.js';
import { claimed, connected, imported, type Steward, startSteward } from '../../support/steward.js';
import { BRAM } from '../../support/teams.js';

test('the words that help shows are words that work, and none is left out', () => {
  const shown = Object.entries(english.admin.commands).map(([name, { word }]) => ({ name, word }));
  const named = (name: string) => commands.find((command) => command.name === name);

  expect(shown.filter(({ name, word }) => !named(name)?.words.en.includes(word))).toEqual([]);
  expect(Object.entries(dutch.admin.commands).filter(([name, { word }]) => named(name)?.words.nl[0] !== word)).toEqual(
    [],
  );
  expect(commands.map(({ name }) => name).filter((name) => !(name in english.admin.commands))).toEqual(['help']);
});

describe('help by what is already set up', () => {
  let steward: Steward;
  beforeAll(async () => {
    steward = await startSteward();
  });
  afterAll(() => steward.close());

  test('nobody administers it yet: the role can be claimed, once', async () => {
    const bram = steward.bot.teams.personal(BRAM);
    const asked = await bram.say('help');
    expect(asked.buttons).toEqual(['I am the administrator']);

    await claimed(steward);
    await bram.press('I am the administrator');

    expect(bram.last().text).toContain('There is an administrator already');
    expect((await bram.say('help')).text).toContain('You have no role here yet.');
  });

  test.each(['help', 'HELP', 'hi', 'hello', 'hulp', ' Hello! '])('%j is understood', async (word) => {
    expect((await steward.chat.say(word)).text).toContain('What I can do here');
  });

  test('the next step follows from what there is', async () => {
    const { chat } = steward;
    expect((await chat.say('help')).buttons).toEqual(['Enrich my data', 'Import company profiles', 'Status']);
    await imported(chat);
    expect((await chat.say('help')).text).toContain('3 profiles can be enriched.');
    await connected(chat);
    await chat.press('Next');
    await chat.press('Apply');

    const ready = await chat.say('help');

    expect(ready.text).toContain('Run starts with a dry run');
    expect(ready.buttons).toEqual(['Run', 'My enrichments', 'Data sources', 'Status']);
  });
});
