import { createRoot } from 'react-dom/client';
import type { PageSettings, SessionView } from '../bot/pages/wire.js';
import { App } from './App.js';
import { createClient, PageError } from './client.js';
import { findHost } from './findHost.js';
import type { Host } from './host.js';
import { addressOf, readRoute } from './route.js';
import { languageOf, loadWords } from './words.js';

// The page begins: where it is, who looks, in which language; then it is drawn.

const settings = JSON.parse(
  document.querySelector<HTMLMetaElement>('meta[name="page-settings"]')?.content ?? '{}',
) as PageSettings;
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
const { timeZone } = Intl.DateTimeFormat().resolvedOptions();

const host = await findHost(settings, window.location.hash);
let language = languageOf(host.locale);
const client = createClient(
  () => host.authorization(),
  () => language,
);
// What a deep link of Teams names is a place to come back to.
if (host.subPage) window.history.replaceState(null, '', addressOf(host.subPage));
const route = readRoute(window.location.href);
const session = await openSession(host);
language = session.view?.language ?? language;
const words = await loadWords(language, timeZone).catch((error: unknown) => {
  host.failed();
  throw error;
});
document.documentElement.lang = language;
document.title = words.pages.title;

const place = document.getElementById('page')!;
createRoot(place, { onUncaughtError: sayBroken }).render(
  <App
    nonce={nonce}
    page={{
      settings,
      host,
      client,
      words,
      route,
      ...(session.view && { session: session.view }),
      refused: session.refused,
    }}
  />,
);
host.shown();

/** A part of the page could not be loaded or drawn: words instead of nothing. */
function sayBroken(): void {
  const { message, next } = words.pageViews.broken;
  place.setAttribute('role', 'alert');
  place.textContent = `${message} ${next}`;
  Object.assign(place.style, { background: 'Canvas', color: 'CanvasText', padding: '16px' });
}

/** The token page and the choice of a tab ask for nobody's data. */
async function openSession(where: Host): Promise<{ view?: SessionView; refused?: PageError }> {
  if (where.kind === 'browser' && (await where.authorization()) === undefined) return {};
  try {
    return { view: await client.get<SessionView>('session') };
  } catch (error) {
    return { refused: error instanceof PageError ? error : new PageError(0) };
  }
}
