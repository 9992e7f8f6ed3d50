// Teams, as far as a page in it can tell: runs in the window of https://teams.microsoft.com and speaks what teams-js speaks.
// `teamsClient()` (from outside) says how this client is set, `teamsToken()` is its sign-in.

const PAGES = 'https://steward.example';
/** Of the personal tab, as the manifest of the app says it. */
const TABS = { profiles: '/tab/overview' };

const told = [];
window.told = told;
const handlers = new Set();
const client = await window.teamsClient();
const place = placeOf(new URL(window.location.href));
let shownTheme = client.theme;
let subEntityId = place.subEntityId;
let tab = client.tab;

const frame = document.querySelector('iframe');
window.addEventListener('message', (event) => {
  if (event.source === frame.contentWindow && event.origin === PAGES) void hear(event.data);
});
frame.src = new URL(place.address, PAGES).href;
paint();

/** A link into Teams opens the tab that it names; the other paths are windows of Teams that no link leads to. */
function placeOf({ pathname, searchParams }) {
  const [, , , , entityId] = pathname.split('/');
  if (pathname.startsWith('/l/entity/')) {
    const { subEntityId: named } = JSON.parse(searchParams.get('context') ?? '{}');
    return { address: TABS[entityId], frameContext: 'content', subEntityId: named, entityId };
  }
  const frameContext = { '/dialog': 'task', '/settings': 'settings', '/meeting': 'sidePanel' }[pathname] ?? 'content';
  return { address: searchParams.get('address'), frameContext, entityId: 'profiles' };
}

async function hear({ id, uuidAsString, func, args = [] }) {
  told.push({ func, args });
  if (client.silent) return;
  const answer = await answerTo(func, args);
  if (answer) frame.contentWindow.postMessage({ id, uuidAsString, args: answer }, PAGES);
}

async function answerTo(func, args) {
  switch (func) {
    case 'initialize':
      return [place.frameContext, 'web', JSON.stringify({ apiVersion: 4, supports: supported() }), '2.58.0'];
    case 'getContext':
      return [contextNow()];
    case 'registerHandler':
      handlers.add(args[0]);
      return undefined;
    case 'authentication.getAuthToken': {
      const token = await window.teamsToken();
      return token ? [true, token] : [false, 'resourceDisabled'];
    }
    case 'executeDeepLink':
      return [true];
    case 'settings.getSettings':
      return [tab ?? {}];
    case 'settings.setSettings':
      tab = args[0];
      return [true];
    case 'settings.setValidityState':
      document.querySelector('button').disabled = args[0] !== true;
      return undefined;
    case 'tasks.completeTask':
    case 'settings.save.success':
      frame.remove();
      return undefined;
  }
  return undefined;
}

const supported = () => ({
  ...{ app: {}, appEntity: {}, chat: {}, clipboard: {}, menus: {}, pages: { config: {}, tabs: {}, backStack: {} } },
  ...(place.frameContext === 'task' && { dialog: { url: { bot: {}, parentCommunication: {} }, update: {} } }),
});

function contextNow() {
  const { locale, person, tenantId } = client;
  return {
    ...{ theme: shownTheme, locale, frameContext: place.frameContext, entityId: place.entityId, hostName: 'Teams' },
    ...{ hostClientType: 'web', sessionId: 'session-1', appSessionId: 'app-session-1', tid: tenantId },
    ...{
      userObjectId: person.aadObjectId,
      userDisplayName: person.name,
      userPrincipalName: 'somebody@contoso.example',
    },
    ...(subEntityId && { subEntityId }),
  };
}

function say(func, args) {
  frame.contentWindow.postMessage({ func, args }, PAGES);
}

/** What a person does around the page. */
window.choose = {
  theme(name) {
    shownTheme = name;
    paint();
    if (handlers.has('themeChange')) say('themeChange', [name]);
  },
  /** A second link into the tab that is open. */
  link(named) {
    subEntityId = named;
    if (handlers.has('contextChange')) say('contextChange', [contextNow()]);
  },
  tab: () => tab,
};
document.querySelector('button').addEventListener('click', () => {
  if (handlers.has('save')) say('settings.save', [{}]);
});

/** Teams draws its own part around the page in the same look. */
function paint() {
  const looks = { default: ['#f5f5f5', '#242424'], dark: ['#141414', '#ffffff'], contrast: ['#000000', '#ffffff'] };
  const [background, color] = looks[shownTheme];
  Object.assign(document.body.style, { background, color });
  document.querySelector('footer').hidden = place.frameContext !== 'settings';
}
