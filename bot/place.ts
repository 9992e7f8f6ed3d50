import type { Caller } from '../services/caller.js';
import type { Activity } from './activity.js';
import type { Scope } from './turn.js';

/** Where an activity came from and who caused it. */
export interface Place {
  caller: Caller;
  scope: Scope;
  tenantId: string;
  serviceUrl: string;
  botId: string;
  /** As addressed: with the `;messageid=` of a thread. */
  conversationId: string;
  /** Without it: one channel, one reference, one language. */
  baseId: string;
  /** What people know the conversation by, where the platform says it: of a 1:1 chat whose it is. */
  title?: string;
  /** The platform's own id of the person, for opening a 1:1 chat. */
  memberId: string;
  timeZone: string;
  /** What the client speaks, where it says so. */
  clientLanguage?: 'en' | 'nl';
}

/** Activities of a tool without tenants (development only). */
export const NO_TENANT = 'local';

export function placeOf(activity: Activity): Place {
  const { from, recipient, conversation, serviceUrl } = activity;
  const tenantId = tenantOf(activity) ?? NO_TENANT;
  const userId = from.aadObjectId || from.id;
  const client = clientInfo(activity);
  const clientLanguage = languageOf(activity.locale ?? client.locale);
  const title = titleOf(activity);
  return {
    caller: { tenantId, userId, name: from.name || userId },
    scope: scopeOf(conversation),
    tenantId,
    serviceUrl,
    botId: recipient.id,
    conversationId: conversation.id,
    baseId: baseIdOf(conversation.id),
    ...(title && { title }),
    memberId: from.id,
    timeZone: client.timezone ?? activity.localTimezone ?? 'UTC',
    ...(clientLanguage && { clientLanguage }),
  };
}

/** Undefined where there is none, or where the two places that name it disagree. */
export function tenantOf({ channelData, conversation }: Activity): string | undefined {
  const first = channelData?.tenant?.id || undefined;
  const second = conversation.tenantId || undefined;
  if (first && second && first !== second) return undefined;
  return first ?? second;
}

export const baseIdOf = (conversationId: string): string => conversationId.replace(/;messageid=.*$/i, '');

/** A type that is missing or unknown counts as a group: forms and data of persons are for the 1:1 chat only. */
function scopeOf({ conversationType, isGroup, id }: Activity['conversation']): Scope {
  if (conversationType === 'personal' || conversationType === 'channel') return conversationType;
  if (conversationType || isGroup || id.startsWith('19:')) return 'groupChat';
  return 'personal';
}

/** A channel's own name says little without its team's. */
function titleOf({ conversation, channelData, from }: Activity): string | undefined {
  const scope = scopeOf(conversation);
  if (scope === 'personal') return from.name || undefined;
  if (scope === 'groupChat') return conversation.name || undefined;
  const names = [channelData?.team?.name, channelData?.channel?.name || conversation.name];
  return names.filter(Boolean).join(' · ') || undefined;
}

function clientInfo({ entities }: Activity): { locale?: string; timezone?: string } {
  const info = entities?.find((entity) => entity.type === 'clientInfo');
  const { locale, timezone } = info ?? {};
  return { ...(typeof locale === 'string' && { locale }), ...(typeof timezone === 'string' && { timezone }) };
}

function languageOf(locale: string | undefined | null): 'en' | 'nl' | undefined {
  if (!locale) return undefined;
  return /^nl\b/i.test(locale) ? 'nl' : 'en';
}
