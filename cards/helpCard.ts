import type { Role } from '../services/access.js';
import { button } from './buttons.js';
import { type AdaptiveCard, type CardElement, card, present } from './card.js';
import { sandboxLine } from './listParts.js';
import type { Locale } from './locale.js';
import { heading, note, subheading, text } from './parts.js';
import { safeText } from './safeText.js';

/** All that decides what the next step is. */
export interface HelpView {
  role?: Role;
  canClaim: boolean;
  /** True in the answer to the claim. */
  claimed?: boolean;
  /** Without a role: the names of those who can give one, where they are known. */
  helpers?: readonly string[];
  /** Absent without a role. */
  state?: {
    sandbox: boolean;
    profiles: number;
    enrichments: number;
    enriched: number;
    activeRuns: number;
    segments: number;
  };
}

type Word = keyof Locale['admin']['commands'];
const NEEDS: Record<Word, Role | 'none'> = {
  setup: 'administrator',
  data: 'contributor',
  unification: 'contributor',
  consent: 'viewer',
  segments: 'viewer',
  segment: 'contributor',
  measures: 'viewer',
  export: 'contributor',
  run: 'administrator',
  enrichments: 'viewer',
  view: 'viewer',
  refresh: 'contributor',
  schedule: 'administrator',
  history: 'viewer',
  subscribe: 'none',
  subscriptions: 'viewer',
  status: 'viewer',
  roles: 'administrator',
  remove: 'administrator',
  language: 'none',
};
const RANK = { none: 0, viewer: 1, contributor: 2, administrator: 3 };

/** What can be done here by this person at this point, the next step first. */
export function helpCard(view: HelpView, locale: Locale): AdaptiveCard {
  const { help: words, roleNames } = locale.admin;
  const next = nextStep(view, locale);
  return card(locale, {
    fallbackText: `${words.title}. ${next.said ?? next.words}`,
    body: [
      heading(words.title),
      view.role && text(words.yourRole(roleNames[view.role]), { subtle: true, small: true }),
      view.state?.sandbox ? sandboxLine(locale.general.sandbox) : undefined,
      view.role ? undefined : text(words.what),
      view.claimed ? note('good', words.claimed) : undefined,
      note(next.kind, next.words),
      ...commandList(view, locale),
    ],
    actions: next.actions,
  });
}

interface Next {
  kind: 'info' | 'good' | 'warning';
  words: string;
  /** For the notification, which holds no names. */
  said?: string;
  actions: (CardElement | undefined)[];
}

function nextStep(view: HelpView, locale: Locale): Next {
  const words = locale.admin.help;
  const { role, state } = view;
  if (!role && view.canClaim) {
    const claim = button('claimAdministrator', words.claimButton, {}, { style: 'positive' });
    return { kind: 'info', words: words.claim, actions: [claim] };
  }
  if (!role || !state) {
    const names = (view.helpers ?? []).map((name) => safeText(name, 60)).join(', ');
    const said = words.noRole(words.anAdministrator);
    return { kind: 'warning', words: names ? words.noRole(names) : said, said, actions: [] };
  }
  return withRole(role, state, locale);
}

function withRole(role: Role, state: NonNullable<HelpView['state']>, locale: Locale): Next {
  const words = locale.admin.help;
  const may = (needed: Role) => RANK[role] >= RANK[needed];
  const { open } = locale.general;
  const status = button('command', open.status, { command: 'status' });
  const setup = may('administrator')
    ? button('command', words.enrich, { command: 'setup' }, { style: 'positive' })
    : undefined;
  const exporting =
    may('contributor') && state.segments > 0
      ? button('command', locale.exports.exportButton, { command: 'export' })
      : undefined;
  const list = button('command', words.enrichments, { command: 'enrichments' });
  const refresh = may('contributor') ? button('command', locale.refresh.everything, { command: 'refresh' }) : undefined;
  const schedule = may('administrator')
    ? button('command', locale.schedules.schedule, { command: 'schedule' })
    : undefined;
  if (state.enrichments > 0) {
    const ready = may('administrator') ? words.ready : '';
    const running = state.activeRuns > 0 ? words.running(state.activeRuns) : ready;
    const line = state.enriched > 0 || !may('administrator') ? words.enriched(state.enriched) : '';
    const run = may('administrator')
      ? button('command', open.run, { command: 'run' }, { style: 'positive' })
      : undefined;
    // An administrator with segments has more to press than there is room for; data sources have a word of their own.
    const full = run !== undefined && exporting !== undefined;
    const data = may('contributor') && !full ? button('command', open.data, { command: 'data' }) : undefined;
    const actions = [run, list, data, refresh, schedule, exporting, status];
    return { kind: 'good', words: `${line} ${running}`.trim(), actions };
  }
  if (state.profiles === 0) {
    const data = may('contributor') ? button('command', words.importData, { command: 'data' }) : undefined;
    return { kind: 'info', words: setup ? words.noData : words.noDataYet, actions: [setup, data, status] };
  }
  const what = setup ? words.noEnrichment(state.profiles) : words.askAdministrator(state.profiles);
  const data = may('contributor') ? button('command', open.data, { command: 'data' }) : undefined;
  return { kind: 'info', words: what, actions: [setup, data, refresh, schedule, exporting, status] };
}

/** Only what this person may do. */
function commandList(view: HelpView, locale: Locale): CardElement[] {
  const rank = RANK[view.role ?? 'none'];
  const words = Object.keys(NEEDS) as Word[];
  const hasSegments = (view.state?.segments ?? 0) > 0;
  const mine = words.filter((word) => RANK[NEEDS[word]] <= rank && (word !== 'export' || hasSegments));
  return present([
    subheading(locale.admin.help.commands),
    { type: 'Container', items: mine.map((word) => commandRow(locale.admin.commands[word])) },
  ]);
}

function commandRow({ word, does }: { word: string; does: string }): CardElement {
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    columns: [
      { type: 'Column', width: '120px', items: [text(word, { bold: true })] },
      { type: 'Column', width: 'stretch', items: [text(does)] },
    ],
  };
}
