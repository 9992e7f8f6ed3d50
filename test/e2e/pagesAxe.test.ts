import type { FrameLocator } from 'playwright-core';
import { csv } from '../support/csv.js';
import { companies } from './teamsHost/story.js';
import { inTheme, openInTeams, openOutside, type TeamsWindow, violations } from './teamsHost/window.js';
import { startWorld, type World } from './teamsHost/world.js';

// The pages for who sees little or nothing: every page in every theme, looked at by axe-core.

const THEMES = ['dark', 'contrast', 'default'] as const;

let world: World;
beforeAll(async () => {
  world = await startWorld('production');
});
afterAll(() => world?.close());

interface Place {
  title: string;
  link: string;
  width?: number;
  /** Resolves when the page stands. */
  shown(tab: FrameLocator): Promise<unknown>;
}

const tabOf = (address: string) => `/tab?address=${encodeURIComponent(address)}`;
const profiles = (tab: FrameLocator) => tab.getByText('260 profiles in the data set.').waitFor();
const firstCompany = (tab: FrameLocator) => tab.getByRole('rowheader').getByRole('button').first();

const PLACES: Place[] = [
  {
    ...{ title: 'the overview', link: tabOf('/tab/overview') },
    shown: (tab) => tab.getByRole('img', { name: /^Countries/ }).waitFor(),
  },
  {
    ...{ title: 'the overview as tables, narrow', link: tabOf('/tab/overview'), width: 360 },
    async shown(tab) {
      await tab.getByRole('img', { name: /^Countries/ }).waitFor();
      for (const each of await tab.getByRole('switch').all()) await each.click();
      await tab.getByRole('table').nth(6).waitFor();
    },
  },
  { title: 'the profiles', link: tabOf('/tab/profiles'), shown: profiles },
  {
    ...{ title: 'the profiles with every filter, narrow', link: tabOf('/tab/profiles'), width: 360 },
    async shown(tab) {
      await profiles(tab);
      await tab.getByRole('button', { name: 'Filters' }).click();
      await tab.getByRole('checkbox', { name: 'Changed by the newest run' }).check();
      await tab.getByText('12 profiles found.').waitFor();
    },
  },
  {
    ...{ title: 'an open filter', link: tabOf('/tab/profiles') },
    async shown(tab) {
      await profiles(tab);
      await tab.getByRole('combobox', { name: 'Outcome' }).click();
      await tab.getByRole('menuitemcheckbox', { name: /No match/ }).waitFor();
    },
  },
  {
    ...{ title: 'one profile', link: tabOf('/tab/profiles') },
    async shown(tab) {
      await profiles(tab);
      await firstCompany(tab).click();
      await tab.getByRole('dialog').getByRole('region', { name: 'Consent' }).waitFor();
    },
  },
  {
    ...{ title: 'the runs', link: tabOf('/tab/runs') },
    shown: (tab) => tab.getByText(/^3 runs and refreshes/).waitFor(),
  },
  {
    ...{ title: 'the runs, narrow', link: tabOf('/tab/runs'), width: 360 },
    shown: (tab) => tab.getByText(/^3 runs and refreshes/).waitFor(),
  },
  {
    ...{ title: 'consent', link: tabOf('/tab/consent') },
    shown: (tab) => tab.getByRole('img', { name: /^Over time/ }).waitFor(),
  },
  {
    ...{ title: 'the choice of a tab', link: '/settings?address=/tab/configure' },
    shown: (tab) => tab.getByText(/^The tab will be called/).waitFor(),
  },
];

const inTeams = async (link: string, width?: number) => openInTeams(world, link, width === undefined ? {} : { width });

async function expectNothingWrong(teams: TeamsWindow): Promise<void> {
  for (const theme of THEMES) {
    await inTheme(teams, theme);
    // What stands on the page is the same in all of them; colours are not.
    const rules = theme === 'default' ? 'all' : 'colors';
    expect({ theme, found: await violations(teams.frame(), rules) }).toEqual({ theme, found: [] });
  }
  expect(teams.complaints).toEqual([]);
  await teams.close();
}

test.each(PLACES)('axe finds nothing wrong with $title in any theme', async ({ link, width, shown }) => {
  const teams = await inTeams(link, width);
  await shown(teams.tab);

  await expectNothingWrong(teams);
});

test('nor with the page of the token', async () => {
  const chat = world.teams.personal();
  await chat.say('setup');
  await chat.press('Get started');
  await chat.press('Replace token');
  const dialog = await chat.openDialog('Enter the token');
  const teams = await inTeams(`/dialog?address=${encodeURIComponent('url' in dialog ? dialog.url : '')}`);
  await teams.tab.getByRole('button', { name: 'Save' }).click();
  await teams.tab.getByText('Enter the token.', { exact: true }).waitFor();

  await expectNothingWrong(teams);
});

test('nor with what stands outside Teams, and in the frame of a Teams that does not answer', async () => {
  const outside = await openOutside(world, '/tab/overview');
  await outside.page.getByRole('link', { name: 'Open in Teams' }).waitFor();
  expect(await violations(outside.page)).toEqual([]);
  await outside.close();

  const silent = await openInTeams(world, tabOf('/tab/overview'), { silent: true });
  await silent.tab.getByText('Teams did not answer in time.').waitFor();
  expect(await violations(silent.frame())).toEqual([]);
  await silent.close();
});

test('nor with a profile that is made of rows of two sources', async () => {
  const [, ...rows] = await companies();
  const debtors = rows.slice(0, 200).map(([key, name, , , email]) => [`B-${key}`, `${name} Ltd`, email!]);
  await world.put('billing.csv', csv([['Debtor', 'Company', 'E-mail'], ...debtors]));
  const chat = world.teams.personal();
  await chat.say('data import billing.csv');
  await chat.press('Import');
  await chat.sees('200 profiles imported.');
  await chat.say('unification');
  await chat.press('Preview');
  await chat.sees('Preview of the unification · Ready');
  await chat.press('Apply');
  await chat.sees(/[1-9]\d* of them are of several sources/);

  const teams = await inTeams(tabOf('/tab/profiles'));
  await profiles(teams.tab);
  await firstCompany(teams.tab).click();
  const origins = teams.tab.getByRole('dialog').getByRole('region', { name: 'From the sources' });
  await origins
    .getByText(/billing/)
    .first()
    .waitFor();
  await expectNothingWrong(teams);
});
