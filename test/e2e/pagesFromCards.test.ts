import { addressOf } from '../support/cardForm.js';
import { BRAM, type Chat } from '../support/teams.js';
import { PAGES_ORIGIN } from './teamsHost/origins.js';
import { becomes, openInTeams } from './teamsHost/window.js';
import { startWorld, type World } from './teamsHost/world.js';

// Between the chat and the pages, in production: from a card to a company, and from a page back to a card.

const OPEN = 'Open as a page';
const SECOND = 'good-second-token-91c0';

let world: World;
let chat: Chat;
beforeAll(async () => {
  world = await startWorld('production');
  chat = world.teams.personal();
});
afterAll(() => world?.close());

/** The profile card of a company, and where it leads. */
async function linkTo(company: string): Promise<string> {
  await chat.say('view');
  await chat.press('Search', { 'Company name': company });
  const { card } = await chat.press('View profile');
  return addressOf(card, OPEN)!;
}

describe('a company', () => {
  test('the card of a profile opens it inside Teams, and its address names nobody', async () => {
    const link = await linkTo('Danaher');
    expect(decodeURIComponent(link)).not.toMatch(/Danaher/i);

    const teams = await openInTeams(world, link);

    const profile = teams.tab.getByRole('dialog', { name: 'Danaher' });
    await profile.getByRole('region', { name: 'Source and Leadspace side by side' }).waitFor();
    await profile.getByRole('button', { name: 'Close' }).click();
    await teams.tab.getByText('260 profiles in the data set.').waitFor();
    expect(teams.complaints).toEqual([]);
    await teams.close();
  });

  test('another card that is followed while the page is open shows its company there', async () => {
    const teams = await openInTeams(world, await linkTo('Danaher'));
    await teams.tab.getByRole('dialog', { name: 'Danaher' }).waitFor();
    const { searchParams } = new URL(await linkTo('Carvana'));
    const { subEntityId } = JSON.parse(searchParams.get('context')!) as { subEntityId: string };

    await teams.choose('link', subEntityId);

    await teams.tab.getByRole('dialog', { name: 'Carvana' }).waitFor();
    await teams.close();
  });

  test('who has no role follows the same link and is told who can help, and nothing of the company', async () => {
    const teams = await openInTeams(world, await linkTo('Danaher'), { person: BRAM });

    const refused = teams.tab.getByRole('alert');
    await refused.waitFor();
    expect(await refused.textContent()).toMatch(/needs the role Viewer\. Who can help: Anna de Vries\./);
    expect(await teams.tab.locator('body').textContent()).not.toContain('Danaher');
    await teams.close();
  });

  test('a company that is not there is said to be gone', async () => {
    const link = (await linkTo('Danaher')).replace(/profile%3D\d+/g, 'profile%3D999999');

    const teams = await openInTeams(world, link);

    await teams.tab.getByRole('dialog').getByRole('alert').waitFor();
    await teams.close();
  });
});

describe('the token', () => {
  let dialog: string;
  const open = async (person?: typeof BRAM) =>
    openInTeams(world, `/dialog?address=${encodeURIComponent(dialog)}`, person ? { person } : {});

  beforeAll(async () => {
    await chat.say('setup');
    await chat.press('Get started');
    await chat.press('Replace token');
    const opened = await chat.openDialog('Enter the token');
    dialog = 'url' in opened ? opened.url : '';
    expect(dialog.startsWith(`${PAGES_ORIGIN}/tab/token#state=`)).toBe(true);
  });

  test('somebody else who has the address of the dialog cannot enter one', async () => {
    const teams = await open(BRAM);

    await teams.tab.getByRole('alert').waitFor();

    expect(await teams.tab.locator('input').count()).toBe(0);
    await teams.close();
  });

  test('it is entered once: the page says what is stored, the card too, and Close ends the dialog', async () => {
    const teams = await open();
    const field = teams.tab.getByRole('textbox', { name: 'Leadspace token' });
    await field.waitFor();
    expect(await field.getAttribute('type')).toBe('password');

    await field.fill(SECOND);
    await teams.tab.getByRole('button', { name: 'Save' }).click();

    await teams.tab.getByRole('heading', { name: 'Stored, ends in 91c0.' }).waitFor();
    const card = await chat.sees('Stored, ends in 91c0.');
    expect(JSON.stringify(card.card)).not.toContain(SECOND);
    await teams.tab.getByRole('button', { name: 'Close' }).click();
    await teams.hears('tasks.completeTask');
    expect(JSON.stringify(await teams.told())).not.toContain(SECOND);
    expect(teams.complaints).toEqual([]);
    await teams.close();
  });

  test('the same address opened once more says that it was used, and asks for nothing', async () => {
    const teams = await open();

    const over = teams.tab.getByRole('alert');
    await over.waitFor();

    expect(await over.textContent()).toMatch(
      /This page has been used already, or was open for too long\. Nothing was stored\./,
    );
    expect(await teams.tab.locator('input').count()).toBe(0);
    await teams.close();
  });

  test('with it the connection goes on', async () => {
    await chat.press('Replace token');

    expect((await chat.say('status')).text).toContain('token ends in 91c0');
  });
});

describe('the tab of a channel', () => {
  test('is chosen from what there is, and kept by Save', async () => {
    const teams = await openInTeams(world, '/settings?address=/tab/configure');
    await teams.tab.getByLabel('View').selectOption({ label: 'Profiles' });
    await teams.tab.getByLabel('Enrichment').selectOption({ label: 'Company facts' });
    await teams.tab.getByText('The tab will be called “Profiles: Company facts”.').waitFor();

    await teams.page.getByRole('button', { name: 'Save' }).click();

    await teams.hears('settings.save.success');
    const kept = await becomes(
      () => teams.savedTab(),
      (tab) => tab !== undefined,
    );
    const { contentUrl = '' } = kept;
    expect(kept).toMatchObject({ suggestedDisplayName: 'Profiles: Company facts', websiteUrl: contentUrl });
    expect(contentUrl).toMatch(/^https:\/\/steward\.example\/tab\/profiles\?enrichment=/);
    await teams.close();

    const tab = await openInTeams(world, `/tab?address=${encodeURIComponent(contentUrl)}`);
    await tab.tab.getByText('260 profiles in the data set.').waitFor();
    await tab.close();
  });

  test('chosen anew it begins with what it shows', async () => {
    const shown = { contentUrl: `${PAGES_ORIGIN}/tab/consent`, entityId: 'consent' };

    const teams = await openInTeams(world, '/settings?address=/tab/configure', { tab: shown });

    await becomes(
      () => teams.tab.getByLabel('View').inputValue(),
      (value) => value === 'consent',
    );
    await teams.close();
  });
});
