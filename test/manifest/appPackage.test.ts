import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { appPackage, EXAMPLES, readSettings } from '../../manifest/appPackage.js';
import { readPng } from '../support/png.js';

const SETTINGS = {
  ...EXAMPLES,
  MICROSOFT_APP_ID: '3f2b8a51-6a0e-4c6e-9d1f-2d5f3f0c7a11',
  DEVELOPER_NAME: 'Contoso "Data" Office',
  PUBLIC_URL: 'https://Steward.Contoso.com/',
};

type Json = Record<string, unknown>;
const open = async () => unzipSync(await appPackage(SETTINGS));
const json = <T = Json>(files: Record<string, Uint8Array>, name: string) => JSON.parse(strFromU8(files[name]!)) as T;

interface Manifest extends Json {
  name: { short: string; full: string };
  description: { short: string; full: string };
  developer: Record<string, string>;
  staticTabs: { entityId: string; name: string; contentUrl: string; websiteUrl: string; scopes: string[] }[];
  configurableTabs: { configurationUrl: string; scopes: string[] }[];
  validDomains: string[];
  webApplicationInfo: { id: string; resource: string };
  bots: { botId: string; commandLists: { scopes: string[]; commands: { title: string; description: string }[] }[] }[];
}

test('the package holds the manifest, both languages and both icons at its root, and nothing else', async () => {
  const files = await open();

  expect(Object.keys(files).sort()).toEqual(['color.png', 'en.json', 'manifest.json', 'nl.json', 'outline.png']);
});

test('manifest and language files are valid by the schemas of version 1.25 that Microsoft publishes', async () => {
  const files = await open();

  const problems = validate(['manifest.json', 'en.json', 'nl.json'].map((name) => json(files, name)));

  expect(problems).toEqual([[], [], []]);
  expect(json(files, 'manifest.json')).toMatchObject({ manifestVersion: '1.25', supportsChannelFeatures: 'tier1' });
});

test('the schema notices a manifest that is wrong', async () => {
  const [problems] = validate([{ ...json(await open(), 'manifest.json'), accentColor: 'teal', version: undefined }]);

  expect(problems!.join()).toMatch(/accentColor[\s\S]*version|version[\s\S]*accentColor/);
});

test.each(['en.json', 'nl.json'])('%s has every text of the manifest', async (name) => {
  const files = await open();

  const { $schema: _, ...texts } = json<Record<string, string>>(files, name);

  expect(Object.keys(texts)).toEqual(Object.keys(textsOf(json<Manifest>(files, 'manifest.json'))));
});

test('the English file says what the manifest says', async () => {
  const files = await open();

  expect(json(files, 'en.json')).toMatchObject(textsOf(json<Manifest>(files, 'manifest.json')));
});

test('the Dutch file is not the English one', async () => {
  const files = await open();
  const english = json<Record<string, string>>(files, 'en.json');
  const dutch = json<Record<string, string>>(files, 'nl.json');

  const same = Object.keys(english).filter((key) => english[key] === dutch[key]);

  // The app's name, and a word that is the same in Dutch.
  expect(same).toEqual(['$schema', 'name.short', 'bots[0].commandLists[0].commands[9].title']);
});

test('every setting is filled in, quotes and all, and app and bot have the same id', async () => {
  const files = await open();
  const manifest = json<Manifest>(files, 'manifest.json');

  expect(strFromU8(files['manifest.json']!)).not.toContain('${{');
  expect(manifest.developer.name).toBe(SETTINGS.DEVELOPER_NAME);
  expect(manifest.bots[0]!.botId).toBe(manifest.id);
  expect([manifest.developer.privacyUrl, manifest.developer.termsOfUseUrl]).toEqual([
    SETTINGS.PRIVACY_URL,
    SETTINGS.TERMS_URL,
  ]);
});

test('the pages are a tab of ones own and one to add to channels and chats, from the bot’s own host and no other', async () => {
  const manifest = json<Manifest>(await open(), 'manifest.json');
  const [tab] = manifest.staticTabs;
  const [added] = manifest.configurableTabs;

  // Links of cards name this tab.
  expect(tab).toMatchObject({ entityId: 'profiles', scopes: ['personal'] });
  expect(added).toMatchObject({ scopes: ['team', 'groupChat'] });
  expect([tab!.contentUrl, tab!.websiteUrl, added!.configurationUrl]).toEqual([
    'https://steward.contoso.com/tab/overview',
    'https://steward.contoso.com/tab/overview',
    'https://steward.contoso.com/tab/configure',
  ]);
  expect(manifest.validDomains).toEqual(['steward.contoso.com']);
});

test('who opens a page is signed in as the app registration of the bot knows it', async () => {
  const { id, webApplicationInfo } = json<Manifest>(await open(), 'manifest.json');

  expect(webApplicationInfo).toEqual({ id, resource: `api://steward.contoso.com/${id}` });
});

test('the bot takes files, in every scope the same commands: at most ten, once each, without a slash', async () => {
  const [bot] = json<Manifest>(await open(), 'manifest.json').bots;
  const [list, ...others] = bot!.commandLists;
  const titles = list!.commands.map(({ title }) => title);

  expect(bot).toMatchObject({ supportsFiles: true, scopes: ['personal', 'team', 'groupChat'] });
  expect(list!.scopes).toEqual(['personal', 'team', 'groupChat']);
  expect(others).toEqual([]);
  expect(new Set(titles).size).toBe(titles.length);
  expect(titles.length).toBeLessThanOrEqual(10);
  expect(titles.filter((title) => !/^[a-z]+$/.test(title))).toEqual([]);
  expect(list!.commands.filter(({ description }) => description.length > 128)).toEqual([]);
});

test('texts keep to the limits of Teams in both languages', async () => {
  const files = await open();
  const limits: Record<string, number> = {
    'name.short': 30,
    'name.full': 100,
    'description.short': 80,
    'description.full': 4000,
  };

  for (const name of ['en.json', 'nl.json']) {
    const texts = json<Record<string, string>>(files, name);
    const tooLong = Object.keys(limits).filter((key) => texts[key]!.length > limits[key]!);
    expect({ name, tooLong }).toEqual({ name, tooLong: [] });
  }
});

test('the icons have the sizes of Teams; the outline is white on a transparent ground', async () => {
  const files = await open();
  const color = readPng(Buffer.from(files['color.png']!));
  const outline = readPng(Buffer.from(files['outline.png']!));

  const drawn = outline.pixels.filter(([, , , alpha]) => alpha > 0);

  expect(color).toMatchObject({ width: 192, height: 192 });
  expect(new Set(color.pixels.map(String)).size).toBeGreaterThan(3);
  expect(outline).toMatchObject({ width: 32, height: 32, hasAlpha: true });
  expect(drawn.filter(([red, green, blue]) => Math.min(red, green, blue) < 250)).toEqual([]);
  expect(drawn.length / outline.pixels.length).toBeGreaterThan(0.1);
  expect(drawn.length / outline.pixels.length).toBeLessThan(0.8);
});

test('settings that are absent get an example, and the maker is told which', () => {
  const { settings, examples } = readSettings({ MICROSOFT_APP_ID: SETTINGS.MICROSOFT_APP_ID });

  expect(settings).toEqual({ ...EXAMPLES, MICROSOFT_APP_ID: SETTINGS.MICROSOFT_APP_ID });
  expect(examples).toEqual(['DEVELOPER_NAME', 'WEBSITE_URL', 'PRIVACY_URL', 'TERMS_URL', 'PUBLIC_URL']);
});

test('settings that cannot be right are refused, each by its name', () => {
  const wrong = { MICROSOFT_APP_ID: 'our-bot', PRIVACY_URL: 'http://contoso.com/privacy' };

  expect(() => readSettings(wrong)).toThrow(/MICROSOFT_APP_ID: .*GUID[\s\S]*PRIVACY_URL: .*https/);
});

test.each(['http://steward.contoso.com', 'https://steward.contoso.com/tab', 'https://steward.contoso.com/?a', 'here'])(
  'the address of the pages is https and a host: %s is neither filled in nor taken',
  (PUBLIC_URL) => {
    expect(() => readSettings({ ...SETTINGS, PUBLIC_URL })).toThrow(/^PUBLIC_URL: must be an https address/);
  },
);

function textsOf({ name, description, bots, staticTabs }: Manifest): Record<string, string> {
  const commands = bots[0]!.commandLists.flatMap((list, listAt) =>
    list.commands.flatMap(({ title, description: words }, at) => {
      const path = `bots[0].commandLists[${listAt}].commands[${at}]`;
      return [[`${path}.title`, title] as const, [`${path}.description`, words] as const];
    }),
  );
  return {
    'name.short': name.short,
    'name.full': name.full,
    'description.short': description.short,
    'description.full': description.full,
    ...Object.fromEntries(commands),
    ...Object.fromEntries(staticTabs.map((tab, at) => [`staticTabs[${at}].name`, tab.name])),
  };
}

function validate(documents: Json[]): string[][] {
  const script = fileURLToPath(new URL('../support/manifestSchema.mjs', import.meta.url));
  const { stdout, stderr } = spawnSync(process.execPath, [script], {
    input: JSON.stringify(documents),
    encoding: 'utf8',
  });
  return JSON.parse(stdout || JSON.stringify([[stderr]]));
}
