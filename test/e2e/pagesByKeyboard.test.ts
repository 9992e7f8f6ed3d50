import { openInTeams, type TeamsWindow } from './teamsHost/window.js';
import { startWorld, type World } from './teamsHost/world.js';

// The pages for who has no mouse, and for who has a slow connection.

const MOST_BYTES = 400 * 1024;
const OVERVIEW = '/tab?address=/tab/overview';

let world: World;
beforeAll(async () => {
  world = await startWorld('production');
});
afterAll(() => world?.close());

describe('with the keyboard alone', () => {
  let teams: TeamsWindow;
  const press = (...keys: string[]) =>
    keys.reduce((before, key) => before.then(() => teams.page.keyboard.press(key)), Promise.resolve());

  /** Goes on with Tab, as a person does who looks where the focus is. */
  async function tabTo(role: 'button' | 'combobox' | 'tab' | 'searchbox', name: string | RegExp): Promise<void> {
    const focused = teams.tab.getByRole(role, { name, exact: true }).and(teams.tab.locator(':focus'));
    for (let presses = 0; presses < 60; presses++) {
      if ((await focused.count()) > 0) return;
      await press('Tab');
    }
    throw new Error(`Tab never comes to ${role} ${name}`);
  }

  const firstCompany = () => teams.tab.getByRole('rowheader').getByRole('button').first();

  beforeAll(async () => {
    teams = await openInTeams(world, OVERVIEW);
    await teams.hears('appInitialization.success');
    await teams.tab.getByText('Last updated').waitFor();
    // Teams gives the page the focus at its beginning.
    await teams.frame().evaluate('window.focus()');
  });
  afterAll(() => teams?.close());

  test('another view is chosen, and its heading has the focus', async () => {
    await tabTo('tab', 'Overview');
    await press('ArrowRight', 'Enter');

    await teams.tab.getByRole('heading', { name: 'Profiles', level: 2 }).and(teams.tab.locator(':focus')).waitFor();
    await teams.tab.getByText('260 profiles in the data set.').waitFor();
  });

  test('a filter is opened, a value chosen, and it is closed again', async () => {
    await tabTo('combobox', 'Outcome');
    await press('Enter', 'Home', 'ArrowDown', 'Enter', 'Escape');

    await teams.tab.getByText(/^\d+ profiles found\.$/).waitFor();
    expect(await teams.tab.getByRole('combobox', { name: 'Outcome' }).textContent()).toBe('1 chosen');
  });

  test('the table is sorted, and a profile opened, read and closed', async () => {
    await tabTo('button', 'Company name');
    await press('Enter');
    await teams.tab
      .getByRole('columnheader', { name: 'Company name' })
      .and(teams.tab.locator('[aria-sort=ascending]'))
      .waitFor();
    const name = await firstCompany().textContent();
    await tabTo('button', name!);

    await press('Enter');
    const profile = teams.tab.getByRole('dialog', { name: name! });
    await profile.getByRole('region', { name: 'What happened' }).waitFor();
    await press('Escape');

    await profile.waitFor({ state: 'hidden' });
    await teams.tab.locator(':focus').filter({ hasText: name! }).waitFor();
  });
});

test('the first view, charts and all, comes with less than 400 KB', async () => {
  const teams = await openInTeams(world, OVERVIEW);
  await teams.tab.getByRole('img', { name: /^Countries/ }).waitFor();
  const files = new Set<string>();
  teams.page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith('/tab/assets/')) files.add(pathname);
  });
  await teams.page.reload();
  await teams.tab.getByRole('img', { name: /^Countries/ }).waitFor();
  await teams.close();

  const bytes = await Promise.all([...files].map(packedBytes));

  expect(files.size).toBeGreaterThan(5);
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(MOST_BYTES);
});

async function packedBytes(path: string): Promise<number> {
  const { headers } = await fetch(`${world.url}${path}`, { headers: { 'Accept-Encoding': 'gzip' } });
  expect(headers.get('content-encoding')).toBe('gzip');
  return Number(headers.get('content-length'));
}
