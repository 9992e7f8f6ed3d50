import type { Services } from '../../services/index.js';
import type { RunView } from '../../services/runs/view.js';
import type { Notify } from '../../services/subject.js';
import { type Bot, startBot } from './bot.js';
import { aDryRun, anEndedRun, anEnrichment, anExport, aPage, aProfile, aReceipt, aRemovalPlan, aRun } from './views.js';

/** One run whose state the test decides; the card follows when it is told. */
export interface Handmade {
  bot: Bot;
  /** What was asked of the services that send or remove something, in order. */
  asked: string[];
  /** The run is like this now, and its card is told. */
  becomes(view: RunView): void;
}

/** The real bot over hand-made services with one enrichment, for what is said and shown rather than for what is done. */
export async function startHandmade(
  more: { [Name in keyof Services]?: Partial<Services[Name]> } = {},
): Promise<Handmade> {
  const asked: string[] = [];
  let now = aDryRun();
  let notify: Notify = () => undefined;
  const answer = (what: string, view: RunView) => {
    asked.push(what);
    now = view;
    return Promise.resolve(view);
  };
  const services = {
    access: { require: async () => undefined, roleOf: () => 'administrator', canClaim: () => false, ...more.access },
    enrichments: { list: async () => [anEnrichment()], find: async () => anEnrichment(), ...more.enrichments },
    runs: {
      plan: (_caller, id, mode) => answer(`plan ${id} ${mode}`, aDryRun({ mode })),
      confirm: () => answer('confirm', aRun()),
      cancel: () => answer('cancel', aRun({ cancelRequested: true })),
      settle: (_caller, _id, how) =>
        answer(`settle ${how}`, how === 'sendAgain' ? aDryRun({ mode: 'unknown' }) : anEndedRun()),
      progress: async () => now,
      history: async () => [now],
      ...more.runs,
    },
    pageLinks: { reading: async () => 'signed', ...more.pageLinks },
    results: {
      page: async (_caller, _id, options) => aPage({ ...(options?.search && { search: options.search }) }),
      profile: async () => aProfile(),
      exportCsv: async () => anExport(),
      exportProgress: () => anExport(),
      ...more.results,
    },
    removal: {
      list: async () => [{ kind: 'enrichment', id: 'enrichment-1', name: 'Leadspace companies' }],
      plan: async () => aRemovalPlan(),
      remove: async () => {
        asked.push('remove');
        return aReceipt();
      },
      ...more.removal,
    },
  } satisfies { [Name in keyof Services]?: Partial<Services[Name]> };
  const house = (parts: { notify: Notify }) => {
    notify = parts.notify;
    return { services: services as unknown as Services, start: async () => undefined, stop: async () => undefined };
  };
  return {
    bot: await startBot({ house }),
    asked,
    becomes(view) {
      now = view;
      notify(`run:${view.id}`);
    },
  };
}
