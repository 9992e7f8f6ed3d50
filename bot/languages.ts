import { createLocale, type Locale } from '../cards/locale.js';
import type { Caller, Language } from '../services/caller.js';
import type { Log } from '../services/log.js';
import { describe } from './log.js';
import type { Place } from './place.js';
import type { LanguageOwner, Rows } from './rows.js';

/** Which words to use where: a person's language in the 1:1 chat, the conversation's elsewhere. */
export interface Languages {
  /** What was chosen, else what the client speaks, else English. */
  locale(place: Place): Promise<Locale>;
  /** What the person has chosen for the 1:1 chat. */
  chosen(caller: Pick<Caller, 'tenantId' | 'userId'>): Promise<Language | undefined>;
  choose(place: Place, language: Language): Locale;
}

export function createLanguages({ rows, log }: { rows: Rows; log: Log }): Languages {
  const chosen = new Map<string, Language | undefined>();

  async function find(owner: LanguageOwner): Promise<Language | undefined> {
    const key = keyOf(owner);
    if (!chosen.has(key)) {
      const stored = await rows.language(owner);
      // Chosen while it was read: the newer one stands.
      if (!chosen.has(key)) chosen.set(key, stored);
    }
    return chosen.get(key);
  }

  return {
    async locale(place) {
      return createLocale((await find(ownerOf(place))) ?? place.clientLanguage ?? 'en', place.timeZone);
    },
    chosen: ({ tenantId, userId }) => find({ tenantId, kind: 'user', id: userId }),
    choose(place, language) {
      const owner = ownerOf(place);
      chosen.set(keyOf(owner), language);
      rows.saveLanguage(owner, language).catch((error) => log.error(describe(error), 'language not stored'));
      return createLocale(language, place.timeZone);
    },
  };
}

const keyOf = ({ tenantId, kind, id }: LanguageOwner) => JSON.stringify([tenantId, kind, id]);

const ownerOf = ({ tenantId, scope, caller, baseId }: Place): LanguageOwner =>
  scope === 'personal' ? { tenantId, kind: 'user', id: caller.userId } : { tenantId, kind: 'conversation', id: baseId };
