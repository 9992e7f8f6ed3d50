import type { AdaptiveCard } from '../../../cards/card.js';
import { type HelpView, helpCard } from '../../../cards/helpCard.js';
import { languageCard } from '../../../cards/languageCard.js';
import type { Locale } from '../../../cards/locale.js';
import { problemText } from '../../../cards/problemCard.js';
import { type RolesView, rolesForm } from '../../../cards/rolesForm.js';
import { statusCard } from '../../../cards/statusCard.js';
import { welcomeCard } from '../../../cards/welcomeCard.js';
import type { StatusView } from '../../../services/status.js';
import { hostile } from '../hostileNames.js';
import { aKeeping, badlyKept, notKept } from '../keepingViews.js';
import { aConnection, aStatus } from '../setupViews.js';
import { anEnrichment, MORNING } from '../views.js';

const sample = (card: string, name: string, draw: (locale: Locale) => AdaptiveCard) => ({ card, name, draw });
const help = (name: string, view: Partial<HelpView>) =>
  sample('helpCard', name, (locale) => helpCard({ canClaim: false, ...view }, locale));
const status = (name: string, view: StatusView) =>
  sample('statusCard', name, (locale) => statusCard(view, true, locale));
const roles = (name: string, view: RolesView) => sample('rolesForm', name, (locale) => rolesForm.draw(view, locale));

const state = { sandbox: true, profiles: 612, enrichments: 0, enriched: 0, activeRuns: 0, segments: 0 };
const member = (index: number, name = `Person ${index}`) => ({
  tenantId: 'tenant',
  userId: `user-${index}`,
  name,
  role: (['administrator', 'contributor', 'viewer'] as const)[index % 3]!,
  grantedAt: MORNING,
  grantedBy: 'user-0',
});
const members = [member(0, 'Alex Admin'), member(1, 'Robin Rood'), member(2, 'Vera Visser')];
const crowd = Array.from({ length: 200 }, (_, index) => member(index, hostile(index)));

export const adminSamples = [
  sample('welcomeCard', '1:1 chat', (locale) => welcomeCard({ place: 'personal', installedBy: 'Alex Admin' }, locale)),
  sample('welcomeCard', 'channel', (locale) => welcomeCard({ place: 'shared', installedBy: hostile(3) }, locale)),
  help('nobody administers yet', { canClaim: true }),
  help('claimed', { role: 'administrator', claimed: true, state: { ...state, profiles: 0 } }),
  help('no role', {}),
  help('data, not connected', { role: 'administrator', state }),
  help('set up', { role: 'administrator', state: { ...state, enrichments: 1, enriched: 512, segments: 3 } }),
  help('running', { role: 'administrator', state: { ...state, enrichments: 2, activeRuns: 1 } }),
  help('contributor', { role: 'contributor', state }),
  help('viewer', { role: 'viewer', state: { ...state, enrichments: 1, enriched: 512 } }),
  sample('languageCard', 'choice', (locale) => languageCard({ state: 'ask', personal: true }, locale)),
  sample('languageCard', 'set here', (locale) => languageCard({ state: 'set', personal: false }, locale)),
  roles('in a channel', { members, people: members }),
  roles('alone', {
    members: members.slice(0, 1),
    people: members.slice(0, 1),
    saved: { name: hostile(3), role: 'viewer' },
  }),
  roles('200 people, hostile names', { members: crowd, people: crowd }),
  sample('rolesForm', 'last administrator', (locale) =>
    rolesForm.draw({ members, people: members }, locale, {
      values: { person: 'user-0', role: 'none' },
      problems: { role: problemText({ code: 'lastAdministrator', params: {} }, locale) },
    }),
  ),
  status('all well', aStatus({ keeping: aKeeping() })),
  status('data, nothing planned yet', aStatus({ keeping: notKept })),
  status(
    'nothing set up',
    aStatus({
      connections: [],
      profiles: 0,
      sources: 0,
      dataAsOf: undefined,
      enrichments: [],
      audit: { entries: 1, intact: true },
    }),
  ),
  status(
    'everything wrong, hostile names',
    aStatus({
      development: false,
      provider: { address: 'https://apigw.leadspace.com', sandbox: false },
      connections: Array.from({ length: 9 }, (_, index) =>
        aConnection({
          id: `connection-${index}`,
          name: hostile(index),
          tokenAge: (['rotate', 'expiring', 'expired', 'fresh'] as const)[index % 4]!,
          consentIsCurrent: index !== 8,
        }),
      ),
      enrichments: Array.from({ length: 9 }, (_, index) =>
        anEnrichment({ name: hostile(index), status: index % 2 ? 'Failed' : 'Successful', active: index !== 3 }),
      ),
      queue: {
        batches: 214,
        activeRuns: Array.from({ length: 5 }, (_, index) => ({
          id: `run-${index}`,
          name: hostile(index),
          hold: 'tokenRefused',
        })),
      },
      audit: { entries: 27, intact: false },
      closed: 2,
      settingsRestored: true,
      keeping: badlyKept(),
    }),
  ),
];
