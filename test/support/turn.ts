import type { Turn } from '../../bot/turn.js';
import { createLocale } from '../../cards/locale.js';
import type { Services } from '../../services/index.js';
import { MORNING } from './views.js';

type Given = { [Name in keyof Services]?: Partial<Services[Name]> };

/** A turn in the 1:1 chat. A service that the test did not give fails the test when it is called. */
export function aTurn(given: Given, turn: Partial<Omit<Turn, 'services'>> = {}): Turn {
  const services = new Proxy(given, {
    get: (_target, name) => strict(String(name), given[name as keyof Services] ?? {}),
  }) as Services;
  const locale = createLocale('en');
  return {
    caller: { tenantId: 'tenant', userId: 'user-1', name: 'Alex Admin' },
    scope: 'personal',
    conversation: {
      ...{ tenantId: 'tenant', conversationId: 'a:user-1', scope: 'personal', title: 'Alex Admin' },
      ...{ timeZone: 'UTC', language: 'en' },
    },
    at: MORNING,
    locale,
    own: turn.locale ?? locale,
    pages: { to: async ({ view }) => `https://steward.example/tab/${view}` },
    files: [],
    members: async () => [],
    speak: async (language) => createLocale(language),
    ...turn,
    services,
  };
}

const strict = (service: string, functions: object) =>
  new Proxy(functions, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name);
      if (found === undefined) throw new Error(`${service}.${String(name)} was called and is not part of this test`);
      return found;
    },
  });
