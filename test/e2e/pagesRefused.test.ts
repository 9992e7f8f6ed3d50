import type { Page } from 'playwright-core';
import { addressOf } from '../support/cardForm.js';
import { ANNA } from '../support/teams.js';
import { type ClientSettings, openInTeams, openOutside } from './teamsHost/window.js';
import { startWorld, type World } from './teamsHost/world.js';

// Who is not known sees a page that says so and what to do, and no data: inside Teams, outside it, and on the way.

/** From when the page has asked Teams. */
const PATIENCE_MS = 5_000;
const HOUR = 3_600_000;
const DATA = /Danaher|Company facts|260/;

let world: World;
beforeAll(async () => {
  world = await startWorld('production');
});
afterAll(() => world?.close());

const seconds = (ms: number) => Math.floor(ms / 1000);

describe('inside Teams', () => {
  const forged = (claims: Record<string, unknown>) => () => world.token(ANNA, claims);

  test.each<[string, ClientSettings['token']]>([
    ['that ended an hour ago', () => forged({ exp: seconds(world.clock.now() - HOUR) })()],
    ['of another organisation', forged({ tid: '88888888-2222-4333-8444-555555555555' })],
    ['for another app', forged({ aud: '22222222-2222-4333-8444-555555555555' })],
    ['signed with a key that nobody published', () => world.token(ANNA, {}, 'other')],
    ['that is not signed', () => world.token(ANNA, {}, 'none')],
  ])('a sign-in %s is refused, and the page says so', async (_what, token) => {
    const teams = await openInTeams(world, '/tab?address=/tab/profiles', { token });

    const refused = teams.tab.getByRole('alert');
    await refused.waitFor();

    expect(await refused.textContent()).toMatch(/The sign-in was not accepted\.\s*Open this page in Teams/);
    expect(await teams.tab.locator('body').textContent()).not.toMatch(DATA);
    // Teams shows the page, not a failure of its own.
    await teams.hears('appInitialization.success');
    await teams.close();
  });

  test('Teams that gives no sign-in is said to have given none, in the language of the client', async () => {
    const settings = { token: async () => undefined, locale: 'nl-NL' };

    const teams = await openInTeams(world, '/tab?address=/tab/overview', settings);

    await teams.tab.getByRole('alert').filter({ hasText: 'Teams kon u niet aanmelden' }).waitFor();
    await teams.tab.getByRole('button', { name: 'Opnieuw proberen' }).waitFor();
    await teams.close();
  });

  test('Teams that never answers: a readable page within five seconds, which leads into Teams', async () => {
    const teams = await openInTeams(world, '/tab?address=/tab/overview', { silent: true });
    await teams.hears('initialize');
    const began = performance.now();

    await teams.tab.getByRole('alert').filter({ hasText: 'Teams did not answer in time.' }).waitFor();

    expect(performance.now() - began).toBeLessThan(PATIENCE_MS);
    const open = teams.tab.getByRole('link', { name: 'Open in Teams' });
    expect(await open.getAttribute('href')).toContain('https://teams.microsoft.com/l/entity/');
    await teams.close();
  });
});

describe('outside Teams, in production', () => {
  test.each(['/tab/overview', '/tab/profiles?enrichment=e1&profile=17', '/tab/runs', '/tab/token#state=abc'])(
    '%s leads to the same place in Teams and asks for nothing',
    async (address) => {
      const { page, complaints, close } = await openOutside(world, address);

      const open = page.getByRole('link', { name: 'Open in Teams' });
      await open.waitFor();

      const { searchParams, pathname } = new URL((await open.getAttribute('href'))!);
      expect(pathname).toMatch(/^\/l\/entity\/11111111-2222-4333-8444-555555555555\/profiles$/);
      expect(JSON.parse(searchParams.get('context')!)).toEqual({ subEntityId: address.replace('/tab/', '') });
      expect(await page.locator('input, form, textarea').count()).toBe(0);
      expect(complaints).toEqual([]);
      await close();
    },
  );

  test('a link of development says nothing there', async () => {
    const { page, close } = await openOutside(world, '/tab/overview#link=abc');

    await page.getByRole('link', { name: 'Open in Teams' }).waitFor();
    await close();
  });
});

describe('outside Teams, in development', () => {
  let link: string;
  beforeAll(async () => {
    await world.open('development');
    const chat = world.teams.personal();
    await chat.say('view');
    await chat.press('Search', { 'Company name': 'Danaher' });
    const { card } = await chat.press('View profile');
    link = addressOf(card, 'Open as a page')!;
  });

  test('the link of a card opens the company, also after the page is loaded again', async () => {
    const { page, complaints, close } = await openOutside(world, link);
    await page.getByRole('dialog', { name: 'Danaher' }).waitFor();

    await page.reload();

    await page.getByRole('dialog', { name: 'Danaher' }).getByRole('region', { name: 'What happened' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('260 profiles in the data set.').waitFor();
    await page.reload();
    await page.getByText('260 profiles in the data set.').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  test('a browser that prefers the dark shows it dark', async () => {
    const backgrounds = [];
    for (const theme of ['default', 'dark'] as const) {
      const { page, close } = await openOutside(world, link, { theme });
      await page.getByRole('dialog').waitFor();
      backgrounds.push(
        await page.evaluate("getComputedStyle(document.querySelector('.fui-FluentProvider')).backgroundColor"),
      );
      await close();
    }

    expect(backgrounds[0]).toBe('rgb(255, 255, 255)');
    expect(backgrounds[1]).not.toBe(backgrounds[0]);
  });

  test('a link that somebody has changed is refused', async () => {
    const { page, close } = await openOutside(
      world,
      link.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
    );

    await expectGone(page);
    await close();
  });

  test('without a link the page says where it is opened', async () => {
    const { page, close } = await openOutside(world, '/tab/overview');

    await page.getByText('This page is opened from the chat.').waitFor();
    await close();
  });

  test('after an hour the link is over', async () => {
    world.clock.jump(HOUR + 1_000);
    const { page, close } = await openOutside(world, link);

    await expectGone(page);
    await close();
  });
});

async function expectGone(page: Page): Promise<void> {
  const refused = page.getByRole('alert');
  await refused.waitFor();
  expect(await refused.textContent()).toMatch(
    /This link is no longer valid: it works for an hour\.\s*Go back to the chat/,
  );
  expect(await page.locator('body').textContent()).not.toMatch(DATA);
}
