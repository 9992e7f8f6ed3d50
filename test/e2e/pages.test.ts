import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Locator } from 'playwright-core';
import type { TableRow } from '../../services/results/tableView.js';
import { rowsOf } from './teamsHost/rows.js';
import { becomes, inTheme, look, openInTeams, type TeamsWindow } from './teamsHost/window.js';
import { DUTCH, ENGLISH, type PageWords } from './teamsHost/words.js';
import { startWorld, type World } from './teamsHost/world.js';

// What an administrator looks at in Teams: on a wide screen in English, in the side panel of a meeting in Dutch.

interface Journey {
  title: string;
  words: PageWords;
  link: string;
  locale: string;
  width: number;
  narrow: boolean;
}

const JOURNEYS: Journey[] = [
  {
    ...{ title: 'the personal tab, wide, in English', words: ENGLISH, link: '/tab?address=/tab/overview' },
    ...{ locale: 'en-GB', width: 1280, narrow: false },
  },
  {
    ...{ title: 'the side panel of a meeting, in Dutch', words: DUTCH, link: '/meeting?address=/tab/overview' },
    ...{ locale: 'nl-NL', width: 360, narrow: true },
  },
];
const PAGE = 50;

let world: World;
beforeAll(async () => {
  world = await startWorld('production');
});
afterAll(() => world?.close());

describe.each(JOURNEYS)('$title', ({ words, link, locale, width, narrow }) => {
  let teams: TeamsWindow;
  const tab = () => teams.tab;
  /** Names of companies in the table, or in the list that stands for it. */
  const names = (): Locator =>
    tab()
      .getByRole(narrow ? 'listitem' : 'rowheader')
      .getByRole('button');
  const named = (row: TableRow) => names().getByText(row.ownName, { exact: true }).first();
  const view = (name: string) => tab().getByRole('tab', { name }).click();

  beforeAll(async () => {
    teams = await openInTeams(world, link, { locale, width });
  });
  afterAll(() => teams?.close());

  test('the overview is there and Teams is told, with each chart as a picture that can be read aloud', async () => {
    await teams.hears('appInitialization.success');
    await tab().getByText(words.updated).waitFor();

    for (const title of words.charts) {
      const said = tab().getByRole('img', { name: new RegExp(`^${title}\\. `) });
      expect(await said.getAttribute('aria-label')).toMatch(/\d/);
    }
    const told = (await teams.told()).map(({ func }) => func);
    expect(told.filter((func) => /failure/i.test(func))).toEqual([]);
  });

  test('it follows the look of Teams while it is open', async () => {
    const looks = [await look(teams)];
    for (const theme of ['dark', 'contrast', 'default'] as const) looks.push(await inTheme(teams, theme));

    expect(new Set(looks.slice(0, 3)).size).toBe(3);
    expect(looks[3]).toBe(looks[0]);
  });

  test('a value of a chart leads to its profiles', async () => {
    const expected = await rowsOf(world, { query: { filters: { bucket: ['noMatch'] } } });
    await tab().getByRole('switch', { name: words.outcomesAsTable }).click();

    await tab().getByRole('button', { name: words.noMatch }).click();

    const found = tab().getByText(words.found);
    expect(await found.textContent()).toMatch(new RegExp(`^${expected.length} `));
    await named(expected[0]!).waitFor();
    expect(await names().count()).toBe(expected.length);
  });

  test('a search finds the company, and taking all of it back shows every profile again', async () => {
    await tab().getByRole('button', { name: words.clearAll }).click();
    await tab().getByText(words.all).waitFor();
    const expected = await rowsOf(world, { query: { search: 'digital realty' } });

    await tab().getByRole('searchbox', { name: words.search }).fill('digital realty');

    await tab().getByText(words.found).waitFor();
    // How many there are is asked for beside the rows, and may be known before them.
    const shown = await becomes(
      () => names().allTextContents(),
      ({ length }) => length === expected.length,
    );
    expect(shown.map((name) => name.trim())).toEqual(expected.map(({ ownName }) => ownName));
    expect(expected.length).toBeGreaterThan(0);
    await tab().getByRole('button', { name: words.clearAll }).click();
    await tab().getByText(words.all).waitFor();
  });

  test('it is sorted the other way round, and paged to the last profile and back', async () => {
    const expected = await rowsOf(world, { order: { field: 'ownName', descending: true } });
    if (narrow) await tab().getByLabel(words.sortBy).selectOption({ label: words.nameDescending });
    else
      for (const _ of ['ascending', 'descending'])
        await tab().getByRole('columnheader', { name: words.name }).getByRole('button').click();
    const last = Math.ceil(expected.length / PAGE);

    for (let page = 1; page <= last; page++) {
      await tab().getByText(words.page(page), { exact: true }).waitFor();
      await named(expected[(page - 1) * PAGE]!).waitFor();
      if (page < last) await tab().getByRole('button', { name: words.next, exact: true }).click();
    }
    expect(await names().count()).toBe(expected.length - (last - 1) * PAGE);
    expect(await tab().getByRole('button', { name: words.next, exact: true }).getAttribute('aria-disabled')).toBe(
      'true',
    );

    for (let page = last - 1; page >= 1; page--) {
      await tab().getByRole('button', { name: words.previous, exact: true }).click();
      await named(expected[(page - 1) * PAGE]!).waitFor();
    }
    expect(await tab().getByRole('button', { name: words.previous, exact: true }).getAttribute('aria-disabled')).toBe(
      'true',
    );
  });

  test('only what the newest run has changed, as a CSV with the same profiles', async () => {
    const expected = await rowsOf(world, { query: { changed: true } });
    if (narrow) await tab().getByRole('button', { name: words.filters }).click();
    await tab().getByRole('checkbox', { name: words.changed }).check();
    await tab().getByText(words.found).waitFor();

    await tab().getByRole('button', { name: words.download }).click();
    const [download] = await Promise.all([
      teams.page.waitForEvent('download'),
      tab().getByRole('link', { name: words.save }).click(),
    ]);

    const lines: Record<string, string>[] = parse(await readFile(await download.path()), { bom: true, columns: true });
    expect(lines.map(({ customerId, sourceName, bucket }) => [Number(customerId), sourceName, bucket])).toEqual(
      expected.map(({ customerId, ownName, bucket }) => [customerId, ownName, bucket]),
    );
    expect(lines).toHaveLength(12);
  });

  test('a profile shows both sides, what has changed and the consent; Escape closes it and the focus is back', async () => {
    const [, company] = await rowsOf(world, { query: { changed: true } });
    await named(company!).click();

    const profile = tab().getByRole('dialog', { name: company!.ownName });
    for (const part of words.profile.parts) await profile.getByRole('region', { name: part }).waitFor();
    const heads = await profile.getByRole('columnheader').allTextContents();
    expect(heads).toEqual(expect.arrayContaining([words.profile.source, 'Leadspace']));
    await profile
      .getByRole(narrow ? 'listitem' : 'row')
      .filter({ hasText: words.profile.option })
      .waitFor();

    await teams.page.keyboard.press('Escape');

    await profile.waitFor({ state: 'hidden' });
    await tab().locator(':focus').filter({ hasText: company!.ownName }).waitFor();
  });

  test('runs are listed with how they ended, and can be narrowed to one kind', async () => {
    await view(words.views.runs);
    await tab().getByText(words.runs.three).waitFor();

    await tab().getByLabel(words.runs.kind).selectOption({ label: words.runs.refresh });

    await tab().getByText(words.runs.one).waitFor();
  });

  test('consent is shown in numbers, over time and by source', async () => {
    await view(words.views.consent);

    await tab().getByText(words.consent.known).waitFor();
    const overTime = tab().getByRole('img', { name: words.consent.over });
    expect(await overTime.getAttribute('aria-label')).toContain('9');
    await tab().getByRole('region', { name: words.consent.sources }).waitFor();
  });

  test('the way back to the chat goes through Teams', async () => {
    await tab().getByRole('link', { name: words.backToChat }).click();

    const { args } = await teams.hears('executeDeepLink');
    expect(args[0]).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/chat\/0\/0\?users=28:/);
  });

  test('nothing stands outside the window, and the browser has nothing to complain about', async () => {
    const { scroll, client } = await teams
      .frame()
      .evaluate<{ scroll: number; client: number }>(
        '({ scroll: document.documentElement.scrollWidth, client: document.documentElement.clientWidth })',
      );

    expect(scroll).toBe(client);
    expect(teams.complaints).toEqual([]);
  });
});
