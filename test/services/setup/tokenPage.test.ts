import type { SetupView } from '../../../services/setup.js';
import { openSetup, type SetupHarness } from '../../support/setup.js';
import { ADA, AGREED, BOB, DAY, refusal, TOKEN } from '../../support/trust.js';

let house: SetupHarness;
beforeEach(async () => {
  house = await openSetup({ tokenOnPage: true });
});
afterEach(() => house.storage.close());

const MINUTES = 60_000;
const SECOND = 'good-second-token-91c0';
const OVER = refusal('tokenPageOver');
const HERE = { language: 'en', conversationId: 'a:ada' } as const;

type Connect = Extract<SetupView, { step: 'connect' }>;

async function atConnect(going: Promise<SetupView>): Promise<Connect> {
  const view = await going;
  expect(view.step).toBe('connect');
  return view as Connect;
}

async function toConnect(): Promise<Connect> {
  const { draft } = await house.setup.resume(ADA);
  return atConnect(house.setup.begin(ADA, draft));
}

/** The state that the page has in its address. */
async function opened(view?: Connect): Promise<string> {
  const { draft } = view ?? (await atConnect(house.setup.present(ADA)));
  return (await house.setup.tokenPage.open(ADA, draft, HERE)).address!.url;
}

const enter = (state: string, token = TOKEN) => house.setup.tokenPage.enter(ADA, state, token);
const present = () => atConnect(house.setup.present(ADA));
const staged = async () => (await house.storage.sql.all('SELECT * FROM staged_secrets')).length;
const used = async () => (await house.storage.sql.all('SELECT used_at FROM page_states')).map(({ used_at }) => used_at);
const connect = (view: Connect, more = {}) =>
  house.setup.connect(ADA, view.draft, { agreed: AGREED, verify: true, ...more });

test('a token that was entered on the page is waiting at the step, with its ending, and connects with I agree', async () => {
  const before = await toConnect();
  expect(before).toMatchObject({ pageOnly: true });
  expect(before).not.toHaveProperty('stored');

  expect(await enter(await opened(before))).toEqual({ ending: '7f3a' });

  const waiting = await present();
  expect(waiting).toMatchObject({ stored: { ending: '7f3a', untried: true } });
  expect(waiting).not.toHaveProperty('unverified');
  expect(house.provider.verified).toEqual([]);
  const next = await connect(waiting);
  expect(next).toMatchObject({ step: 'dataSet', connection: { tokenEnding: '7f3a' } });
  expect(house.provider.verified).toEqual([TOKEN]);
  expect(await staged()).toBe(0);
  expect((await house.actions()).slice(-2)).toEqual(['connection.tokenEntered', 'connection.create']);
});

test('of a short token not even the ending is told', async () => {
  await toConnect();

  expect(await enter(await opened(), 'shorttoken1')).toEqual({ ending: '' });

  expect(await present()).toMatchObject({ stored: { ending: '', untried: true } });
});

test('the page knows what it is about, however often it is looked at', async () => {
  await toConnect();
  const state = await opened();

  const looks = [await house.setup.tokenPage.look(ADA, state), await house.setup.tokenPage.look(ADA, state)];

  const look = { sandbox: true, expiresAt: house.clock.now() + 10 * MINUTES };
  expect(looks).toEqual([look, look]);
  expect(await enter(state)).toEqual({ ending: '7f3a' });
});

test('a page is good once', async () => {
  await toConnect();
  const state = await opened();
  await enter(state);

  await expect(enter(state, SECOND)).rejects.toMatchObject(OVER);
  await expect(house.setup.tokenPage.look(ADA, state)).rejects.toMatchObject(OVER);

  expect(await present()).toMatchObject({ stored: { ending: '7f3a' } });
  expect(await staged()).toBe(1);
});

test('of two who enter one at the same moment one is first, and the other one has changed nothing', async () => {
  const view = await toConnect();
  const [one, other] = [await opened(view), await opened(view)];

  const same = await Promise.allSettled([enter(one), enter(one, SECOND)]);
  const two = await Promise.allSettled([enter(other), enter(other, SECOND)]);

  expect(same.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(two.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await staged()).toBe(1);
  expect((await house.actions()).filter((action) => action === 'connection.tokenEntered')).toHaveLength(1);
});

test('after ten minutes the page is over, and its card hears of it', async () => {
  await toConnect();
  const state = await opened();
  const [id] = state.split('.');
  await house.clock.advance(10 * MINUTES - 1);
  expect(await house.setup.tokenPage.look(ADA, state)).toMatchObject({ sandbox: true });
  expect(house.told).toEqual([]);
  expect((await house.setup.tokenPage.card(id!)).address?.url).toBe(state);

  await house.clock.advance(1);

  await expect(enter(state)).rejects.toMatchObject(OVER);
  expect(house.told).toEqual([`tokenPage:${id}`]);
  expect((await house.setup.tokenPage.card(id!)).address).toBeUndefined();
  expect(await staged()).toBe(0);
});

test('a forged state opens nothing', async () => {
  await toConnect();
  const state = await opened();

  await expect(enter(`${state.slice(0, -1)}${state.endsWith('A') ? 'B' : 'A'}`)).rejects.toMatchObject(OVER);
  await expect(enter('anything')).rejects.toMatchObject(OVER);
});

test('a second token takes the place of the first, of which nothing is left', async () => {
  await toConnect();
  await enter(await opened());

  await enter(await opened(), SECOND);

  expect(await present()).toMatchObject({ stored: { ending: '91c0', untried: true } });
  expect(await staged()).toBe(1);
  await connect(await present());
  expect(house.provider.verified).toEqual([SECOND]);
});

test('when the set-up has moved on the page is over, and an old card opens none', async () => {
  const view = await toConnect();
  const state = await opened(view);
  await house.setup.back(ADA, view.draft);

  await expect(house.setup.tokenPage.look(ADA, state)).rejects.toMatchObject(OVER);
  await expect(enter(state)).rejects.toMatchObject(OVER);
  await expect(house.setup.tokenPage.open(ADA, view.draft, HERE)).rejects.toMatchObject(refusal('cardOutdated'));
  const { draft } = await house.setup.present(ADA);
  await expect(house.setup.tokenPage.open(ADA, draft, HERE)).rejects.toMatchObject(refusal('cardOutdated'));
  await house.setup.cancel(ADA, draft);
  await expect(enter(state)).rejects.toMatchObject(OVER);
  await expect(house.setup.tokenPage.open(ADA, draft, HERE)).rejects.toMatchObject(refusal('draftGone'));
});

test('another person gets nowhere with the page, and that is in the log', async () => {
  await house.access.grant(ADA, BOB, 'administrator');
  const view = await toConnect();
  const state = await opened(view);

  await expect(house.setup.tokenPage.look(BOB, state)).rejects.toMatchObject(OVER);
  await expect(house.setup.tokenPage.enter(BOB, state, TOKEN)).rejects.toMatchObject(OVER);
  const elsewhere = { ...ADA, tenantId: 'fabrikam' };
  await expect(house.setup.tokenPage.enter(elsewhere, state, TOKEN)).rejects.toMatchObject(OVER);
  await expect(house.setup.tokenPage.open(BOB, view.draft, HERE)).rejects.toMatchObject(refusal('draftGone'));

  expect((await house.actions()).slice(-3)).toEqual(['access.refused', 'access.refused', 'access.refused']);
  expect(await staged()).toBe(0);
  expect(await enter(state)).toEqual({ ending: '7f3a' });
});

test('who is no administrator any more enters nothing', async () => {
  await house.access.grant(ADA, BOB, 'administrator');
  await toConnect();
  const state = await opened();
  await house.access.grant(BOB, ADA, 'contributor');

  await expect(enter(state)).rejects.toMatchObject(refusal('notAllowed'));

  expect(await staged()).toBe(0);
});

test.each([
  ['  ', 'tokenMissing'],
  ['two words', 'tokenRefused'],
  ['x'.repeat(4097), 'tokenRefused'],
  ['tökén-with-letters', 'tokenRefused'],
])('what cannot be a token (%.12s) is refused, and the page stays good', async (token, code) => {
  await toConnect();
  const state = await opened();

  await expect(enter(state, token)).rejects.toMatchObject(refusal(code));

  expect(await staged()).toBe(0);
  expect(await enter(state, ` Bearer ${TOKEN}\n`)).toEqual({ ending: '7f3a' });
});

test('when something fails while it is kept, nothing has happened: the page can be used again', async () => {
  await toConnect();
  const state = await opened();
  const { append } = house.audit;
  house.audit.append = async () => {
    throw new Error('The disk is full');
  };

  await expect(enter(state)).rejects.toThrow('The disk is full');

  house.audit.append = append;
  expect(await staged()).toBe(0);
  expect(await present()).not.toHaveProperty('stored');
  expect(await used()).toEqual([null]);
  expect(await enter(state)).toEqual({ ending: '7f3a' });
  expect(await used()).toEqual([house.clock.now()]);
});

test('when Leadspace cannot be reached it is kept, and can be saved without verifying', async () => {
  await toConnect();
  await enter(await opened());
  house.provider.says = { kind: 'unavailable', sent: false, reason: 'x' };
  await expect(connect(await present())).rejects.toMatchObject(refusal('providerUnreachable'));

  const offered = await present();
  expect(offered).toMatchObject({ unverified: true, stored: { ending: '7f3a', untried: false } });
  const saved = await connect(offered, { verify: false });

  expect(saved).toMatchObject({ step: 'dataSet' });
  expect(await staged()).toBe(0);
});

test('when Leadspace refuses it there is none any more, and another one can be entered', async () => {
  await toConnect();
  await enter(await opened());
  house.provider.says = { kind: 'unauthorized', status: 401 };
  await expect(connect(await present())).rejects.toMatchObject(refusal('tokenRefused'));

  expect(await present()).not.toHaveProperty('stored');
  expect(await staged()).toBe(0);
  house.provider.says = undefined;
  await enter(await opened(), SECOND);
  expect(await connect(await present())).toMatchObject({ step: 'dataSet' });
});

test('without I agree nothing is asked, and the token goes on waiting', async () => {
  await toConnect();
  await enter(await opened());

  await expect(connect(await present(), { agreed: undefined })).rejects.toMatchObject(refusal('consentMissing'));

  expect(house.provider.verified).toEqual([]);
  expect(await present()).toMatchObject({ stored: { ending: '7f3a', untried: true } });
});

test('a token that is replaced is entered the same way, and the page says of which connection', async () => {
  await toConnect();
  await enter(await opened());
  const connected = await connect(await present());
  const { connection } = connected as Extract<SetupView, { step: 'dataSet' }>;
  const view = await atConnect(house.setup.resume(ADA, { replaceToken: connection.id }));
  const state = await opened(view);
  expect(await house.setup.tokenPage.look(ADA, state)).toMatchObject({ replaces: 'Leadspace' });

  await enter(state, SECOND);
  const after = await house.setup.connect(ADA, (await present()).draft, { verify: true });

  expect(after).toMatchObject({ step: 'dataSet', connection: { id: connection.id, tokenEnding: '91c0' } });
  expect(house.replaced).toEqual([connection.id]);
});

test('in production a token that comes any other way is refused and kept nowhere', async () => {
  const view = await toConnect();
  house.provider.says = { kind: 'unavailable', sent: false, reason: 'x' };

  await expect(connect(view, { token: TOKEN })).rejects.toMatchObject(refusal('tokenOnlyOnPage'));

  expect(house.provider.verified).toEqual([]);
  expect(await staged()).toBe(0);
});

test('in development one that is typed goes before the one that was entered, of which nothing is left', async () => {
  await house.storage.close();
  house = await openSetup();
  await toConnect();
  await enter(await opened());

  await connect(await present(), { token: SECOND });

  expect(house.provider.verified).toEqual([SECOND]);
  expect(await staged()).toBe(0);
});

test('after a day an entered token is gone, and the card does not say otherwise', async () => {
  await toConnect();
  await enter(await opened());
  await house.clock.advance(DAY + 1);

  expect(await present()).not.toHaveProperty('stored');
  await expect(connect(await present())).rejects.toMatchObject(refusal('tokenMissing'));
});

test('while Leadspace is asked about one token no other one is taken in', async () => {
  const view = await toConnect();
  await enter(await opened(view));
  const waiting = await present();
  const state = await opened(waiting);
  let release: () => void = () => undefined;
  house.provider.hold = new Promise((resolve) => {
    release = resolve;
  });
  const connecting = connect(waiting);
  while (house.provider.verified.length === 0) await new Promise(setImmediate);

  await expect(enter(state, SECOND)).rejects.toMatchObject(OVER);
  release();

  expect(await connecting).toMatchObject({ step: 'dataSet' });
  expect(await staged()).toBe(0);
});

test('the card that was pressed hears of the token, and of a set-up that is elsewhere it draws nothing', async () => {
  await toConnect();
  const state = await opened();
  const [id = ''] = state.split('.');

  await enter(state);

  expect(house.told).toEqual([`tokenPage:${id}`]);
  const drawn = await house.setup.tokenPage.card(id);
  expect(drawn.address).toBeUndefined();
  expect(drawn.view).toMatchObject({ stored: { ending: '7f3a' } });
  await house.setup.back(ADA, drawn.view.draft);
  await expect(house.setup.tokenPage.card(id)).rejects.toMatchObject(refusal('cardOutdated'));
  await house.setup.cancel(ADA, (await house.setup.present(ADA)).draft);
  await expect(house.setup.tokenPage.card(id)).rejects.toMatchObject(refusal('draftGone'));
  await expect(house.setup.tokenPage.card('nothing')).rejects.toMatchObject(refusal('draftGone'));
});
