import { commands } from '../../../bot/commands/index.js';
import { english } from '../../../cards/locales/en/index.js';
import { dutch } from '../../../cards/locales/nl/index.js';
import { startBot } from '../../support/bot.js';
import { claimed, connected, imported, type Steward, startSteward } from '../../support/steward.js';
import { BRAM } from '../../support/teams.js';

test('the words that help shows are words that work, and none is left out', () => {
  const shown = Object.entries(english.admin.commands).map(([name, { word }]) => ({ name, word }));
  const named = (name: string) => commands.find((command) => command.name === name);

  expect(shown.filter(({ name, word }) => !named(name)?.words.en.includes(word))).toEqual([]);
  expect(Object.entries(dutch.admin.commands).filter(([name, { word }]) => named(name)?.words.nl[0] !== word)).toEqual(
    [],
  );
  const others = commands.map(({ name }) => name).filter((name) => !(name in english.admin.commands));
  expect(others).toEqual(['help', 'unsubscribe', 'mute']);
  expect(english.admin.commands.subscribe.does).toMatch(/mute.*unsubscribe/);
});

test('where only the configuration names administrators, a refusal and help still say who can help', async () => {
  const bot = await startBot({ env: { ADMINISTRATORS: 'somebody-else' } });
  try {
    const chat = bot.teams.personal();
    expect((await chat.say('status')).text).toContain('Who can help: an administrator of your organisation.');
    expect((await chat.say('help')).text).toContain('Who can give you one: an administrator of your organisation.');
    const dutch = bot.teams.personal(BRAM, { locale: 'nl-NL' });
    expect((await dutch.say('status')).text).toContain('rol Kijker nodig. Wie kan helpen: een beheerder van uw org');
  } finally {
    await bot.close();
  }
});

describe('help by what is already set up', () => {
  let steward: Steward;
  beforeAll(async () => {
    steward = await startSteward();
  });
  afterAll(() => steward.close());

  test.each(['status', 'data', 'view', 'run', 'enrichments', 'remove', 'roles', 'setup'])(
    'before anybody administers it, %s answers with how to begin',
    async (word) => {
      const shown = await steward.chat.say(word);

      expect(shown.text).toContain('Nobody administers me yet.');
      expect(shown.buttons).toEqual(['I am the administrator']);
    },
  );

  test('nobody administers it yet: the role can be claimed, once', async () => {
    const bram = steward.bot.teams.personal(BRAM);
    const asked = await bram.say('help');
    expect(asked.buttons).toEqual(['I am the administrator']);

    await claimed(steward);
    await bram.press('I am the administrator');

    expect(bram.last().text).toContain('There is an administrator already');
    const shown = await bram.say('help');
    expect(shown.text).toContain('You have no role here yet. Who can give you one: Anna de Vries.');
    expect(shown.card.fallbackText).not.toContain('Anna');
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
    expect(ready.buttons).toEqual([
      'Run',
      'My enrichments',
      'Data sources',
      'Refresh everything',
      'Schedule',
      'Status',
    ]);
  });
});
