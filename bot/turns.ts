import type { Locale } from '../cards/locale.js';
import type { Clock } from '../services/clock.js';
import type { Upload } from '../services/dataSources.js';
import type { Services } from '../services/index.js';
import type { ConversationRef } from '../services/notifications.js';
import type { Activity } from './activity.js';
import type { Connector, Member } from './connector.js';
import type { Languages } from './languages.js';
import type { AddressOf } from './pages/addresses.js';
import type { Place } from './place.js';
import type { Person, Turn } from './turn.js';

export interface TurnParts {
  services: Services;
  connector: Connector;
  languages: Languages;
  addressOf: AddressOf;
  clock: Pick<Clock, 'now'>;
}

const MOST_MEMBERS = 200;
const FILE = 'application/vnd.microsoft.teams.file.download.info';

export async function createTurn(parts: TurnParts, place: Place, files: Upload[] = []): Promise<Turn> {
  const { caller, baseId: conversationId } = place;
  const locale = await parts.languages.locale(place);
  const own = await parts.languages.locale({ ...place, scope: 'personal' });
  return {
    caller,
    scope: place.scope,
    conversation: conversationOf(place, locale),
    at: parts.clock.now(),
    locale,
    own,
    services: parts.services,
    pages: { to: (target) => parts.addressOf(target, { caller, locale: own, conversationId }) },
    files: place.scope === 'personal' ? files : [],
    members: () => membersOf(parts.connector, place),
    speak: async (language) => parts.languages.choose(place, language),
  };
}

function conversationOf(place: Place, { language, timeZone }: Locale): ConversationRef {
  const { tenantId, baseId: conversationId, scope, title } = place;
  return { tenantId, conversationId, scope, ...(title && { title }), timeZone, language };
}

/** Files attached to a message; Teams gives them a download address in the 1:1 chat only. */
export function filesOf({ attachments }: Activity): Upload[] {
  return (attachments ?? []).flatMap(({ contentType, name, content }) => {
    const { downloadUrl } = (content ?? {}) as { downloadUrl?: unknown };
    if (contentType !== FILE || !name || typeof downloadUrl !== 'string') return [];
    return [{ name, downloadUrl }];
  });
}

async function membersOf(connector: Connector, place: Place): Promise<Person[]> {
  const members = await connector.members(place, MOST_MEMBERS);
  return members
    .filter((member) => isPerson(member, place))
    .map(({ id, name, objectId }) => ({ userId: objectId ?? id, name }));
}

/** Guests of other tenants cannot be given a role here. */
const isPerson = ({ id, tenantId }: Member, place: Place): boolean =>
  id !== place.botId && (tenantId === undefined || tenantId === place.tenantId);
