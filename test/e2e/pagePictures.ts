import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { FrameLocator } from 'playwright-core';
import { BRAM, type Person } from '../support/teams.js';
import { becomes, inTheme, openInTeams, openOutside, type TeamsWindow } from './teamsHost/window.js';
import { startWorld, type World } from './teamsHost/world.js';

// `tsx test/e2e/pagePictures.ts`: every page in each theme, width and language, to be looked at; followed by the beginning of a
// name only some of them, and by `readme` the one of the README.

const FOLDER = fileURLToPath(new URL('pictures/', import.meta.url));
const README = fileURLToPath(new URL('../../manifest/readme-page.png', import.meta.url));
const THEMES = ['dark', 'contrast', 'default'] as const;
const WIDTHS = [1280, 360];
const LOCALES = ['en-GB', 'nl-NL'];
const MOST_HEIGHT = 4_000;

interface Place {
  name: string;
  link: string;
  person?: Person;
  /** What a person does before the picture is taken. */
  act?: (tab: FrameLocator) => Promise<unknown>;
}

const places = (dialog: string): Place[] => [
  { name: 'overview', link: '/tab?address=/tab/overview' },
  {
    ...{ name: 'overview-tables', link: '/tab?address=/tab/overview' },
    act: async (tab) => {
      for (const each of await tab.getByRole('switch').all()) await each.click();
    },
  },
  { name: 'profiles', link: '/tab?address=/tab/profiles' },
  {
    ...{ name: 'profiles-narrowed', link: '/tab?address=/tab/profiles' },
    act: async (tab) => {
      const filters = tab.getByRole('button', { name: 'Filters' });
      if ((await filters.count()) > 0) await filters.click();
      await tab.getByRole('checkbox').check();
      await tab.getByRole('combobox').nth(1).click();
      await tab.getByRole('menuitemcheckbox').first().click();
    },
  },
  {
    ...{ name: 'profile', link: '/tab?address=/tab/profiles' },
    act: (tab) => tab.getByRole('button', { name: 'Digital Realty' }).first().click(),
  },
  { name: 'runs', link: '/tab?address=/tab/runs' },
  { name: 'consent', link: '/tab?address=/tab/consent' },
  { name: 'token', link: `/dialog?address=${encodeURIComponent(dialog)}` },
  { name: 'configure', link: '/settings?address=/tab/configure' },
  { name: 'no-role', link: '/tab?address=/tab/overview', person: BRAM },
];

/** Nothing is awaited any more. */
async function still(tab: FrameLocator): Promise<void> {
  const waiting = () => tab.getByRole('progressbar').count();
  await tab.getByRole('heading').first().waitFor();
  await becomes(waiting, (count) => count === 0);
}

/** As high as what is in it, so that all of it is on the picture. */
async function picture(teams: TeamsWindow, width: number, path: string): Promise<void> {
  const height = await teams
    .frame()
    .evaluate<number>(
      'Math.max(...[document.documentElement, ...document.querySelectorAll("[class*=DrawerBody]")].map((each) => each.scrollHeight + (each === document.documentElement ? 0 : 120)))',
    );
  await teams.page.setViewportSize({ width, height: Math.min(Math.max(height, 500), MOST_HEIGHT) });
  await still(teams.tab);
  // What stands in a frame is drawn a little later than the frame.
  await teams.page.waitForTimeout(400);
  await teams.page.screenshot({ path });
}

const [which = ''] = process.argv.slice(2);

async function all(world: World): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const chat = world.teams.personal();
  await chat.say('setup');
  await chat.press('Get started');
  await chat.press('Replace token');
  const dialog = await chat.openDialog('Enter the token');
  for (const { name, link, person, act } of places('url' in dialog ? dialog.url : '')) {
    if (!name.startsWith(which)) continue;
    for (const locale of LOCALES) {
      for (const width of WIDTHS) {
        const teams = await openInTeams(world, link, { locale, width, ...(person && { person }) });
        await still(teams.tab);
        await act?.(teams.tab);
        for (const theme of THEMES) {
          await inTheme(teams, theme);
          await picture(teams, width, `${FOLDER}${name}-${width}-${locale.slice(0, 2)}-${theme}.png`);
        }
        console.log(name, locale, width, teams.complaints);
        await teams.close();
      }
    }
  }
  for (const locale of LOCALES) {
    for (const theme of ['default', 'dark'] as const) {
      const { page, close } = await openOutside(world, '/tab/overview', {
        locale,
        theme,
        width: 700,
        height: 500,
      });
      await page.getByRole('link').waitFor();
      await page.screenshot({ path: `${FOLDER}outside-700-${locale.slice(0, 2)}-${theme}.png` });
      await close();
    }
  }
}

async function forReadme(world: World): Promise<void> {
  const teams = await openInTeams(world, '/tab?address=/tab/overview', { width: 1000, height: 1085 });
  await teams.tab.getByRole('img', { name: /^Countries/ }).waitFor();
  await still(teams.tab);
  // The bars draw themselves in.
  await teams.page.waitForTimeout(1500);
  await teams.page.screenshot({ path: README });
  console.log(README);
  await teams.close();
}

const world = await startWorld('production');
try {
  await (which === 'readme' ? forReadme : all)(world);
} finally {
  await world.close();
}
