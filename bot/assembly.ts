import { randomInt } from 'node:crypto';
import { welcomeCard } from '../cards/welcomeCard.js';
import type { Clock, NewId } from '../services/clock.js';
import type { Services } from '../services/index.js';
import type { Log } from '../services/log.js';
import type { Outbox } from '../services/notifications.js';
import { actions } from './actions/index.js';
import { createAdapter, type Identity } from './adapter.js';
import { createAllowance, type Rate } from './allowance.js';
import { commands } from './commands/index.js';
import type { Config } from './config.js';
import { createConnector } from './connector.js';
import { createConversations } from './conversations.js';
import { createDedupe } from './dedupe.js';
import { createDelivery } from './delivery.js';
import { createDialogs } from './dialogs.js';
import { createFileConsents } from './fileConsents.js';
import { allowsServiceUrl } from './gate.js';
import { installer } from './installer.js';
import { createLanguages } from './languages.js';
import { type Drawings, drawings } from './live/index.js';
import { createLiveCards } from './liveCards.js';
import { type DrawNotice, drawNotice } from './notices/index.js';
import { createOutboxPump, type OutboxPump } from './outbox.js';
import { createAddresses } from './pages/addresses.js';
import type { AnsweringParts } from './pages/answering.js';
import type { DocumentParts } from './pages/documents.js';
import { type Authority, createVerifyToken, ENTRA } from './pages/entra.js';
import { identifyByEntra, identifyByLink } from './pages/identify.js';
import { builtPages } from './pages/routes.js';
import { createPresses } from './presses.js';
import { createRouter } from './router.js';
import type { Rows } from './rows.js';
import { createSender } from './sender.js';
import { createTeamsBot, type Receive } from './teamsBot.js';
import { createTrouble } from './trouble.js';
import type { Action, Command } from './turn.js';

/** What may be another in tests. */
export interface BotParts {
  commands?: readonly Command[];
  actions?: readonly Action[];
  drawings?: Drawings;
  drawNotice?: DrawNotice;
  random?: () => number;
  /** Milliseconds between two drawings of a card that goes on. */
  cardPaceMs?: number;
  /** What one person may ask for. */
  personRate?: Rate;
  /** Another cloud to be known to. */
  cloud?: Identity['cloud'];
  /** Another one that vouches for people who open pages. */
  authority?: Authority;
  /** Where the built pages are. */
  pagesFolder?: string;
  allowsServiceUrl?: (serviceUrl: string) => boolean;
}

/** Far above what hands can do, far below what would slow the others down. */
const PERSON_RATE: Rate = { burst: 100, rate: 10 };

interface Base {
  config: Config;
  rows: Rows;
  clock: Clock;
  newId: NewId;
  newSecret: NewId;
  log: Log;
  stopping: AbortSignal;
}

/** All of the bot that needs no services: who it is to the platform, how it writes, what it remembers. */
export type Outside = ReturnType<typeof createOutside>;

export function createOutside(base: Base, parts: BotParts) {
  const { config, rows, clock, log, stopping } = base;
  const adapter = createAdapter({ ...config.identity, ...(parts.cloud && { cloud: parts.cloud }) });
  const allows = parts.allowsServiceUrl ?? ((serviceUrl: string) => allowsServiceUrl(serviceUrl, config));
  const once = createConnector({ adapter: adapter.sdk, appId: config.identity.appId, allows });
  const random = parts.random ?? (() => randomInt(1_000_000) / 1_000_000);
  const { tenantRate } = config;
  const connector = createSender({ connector: once, clock, log, random, tenantRate, stopping });
  const conversations = createConversations({ rows, connector, clock, log });
  const live = createLiveCards({
    ...{ rows, conversations, connector, clock, log, stopping },
    drawings: parts.drawings ?? drawings,
    ...(parts.cardPaceMs !== undefined && { paceMs: parts.cardPaceMs }),
  });
  const dedupe = createDedupe({ rows, clock, log });
  const languages = createLanguages({ rows, log });
  return { ...base, adapter, allows, random, connector, conversations, live, dedupe, languages };
}

/** What brings notices to where they are subscribed. */
export function createPump(outside: Outside, outbox: Outbox, services: Services, parts: BotParts): OutboxPump {
  const draw = parts.drawNotice ?? drawNotice;
  return createOutboxPump({
    ...{ ...outside, outbox, connector: outside.connector.bulk, most: outside.config.tenantRate },
    draw: (notice, locale) => draw(notice, locale, services),
  });
}

export function createBot(
  outside: Outside,
  services: Services,
  { publicUrl, ...parts }: BotParts & { publicUrl: string },
): Receive {
  const { config, connector, conversations, languages, live, log, newId } = outside;
  const router = createRouter(parts.commands ?? commands, parts.actions ?? actions);
  const trouble = createTrouble({ log, newId });
  const delivery = createDelivery({ connector, conversations, live, log });
  const { development, identity } = config;
  const { pageLinks } = services;
  const addressOf = createAddresses({ development, appId: identity.appId, publicUrl, pageLinks });
  const turns = { services, connector, languages, addressOf, clock: outside.clock };
  return createTeamsBot({
    ...outside,
    gate: { development, tenants: config.tenants, allows: outside.allows },
    allowance: createAllowance(parts.personRate ?? PERSON_RATE, outside.clock),
    ...{ router, trouble, delivery, turns },
    dialogs: createDialogs({ delivery, live, trouble, turns }),
    fileConsents: createFileConsents({ connector, trouble, turns }),
    presses: createPresses({ router, delivery, conversations, live, trouble, turns }),
    installer: (place, activity) => installer(connector, log, place, activity),
    welcome: (installedBy, { scope }, locale) =>
      welcomeCard({ place: scope === 'personal' ? 'personal' : 'shared', ...(installedBy && { installedBy }) }, locale),
  });
}

/** What the pages are served with; `services` are undefined while the bot starts. */
export function createPageServing(
  outside: Outside,
  parts: BotParts,
  services: () => Services | undefined,
): AnsweringParts & DocumentParts {
  const { config, languages, log, clock, newId, newSecret } = outside;
  const { development, chatUrl, tenants, publicUrl = '', identity } = config;
  const { appId } = identity;
  const entra = () => createVerifyToken({ authority: parts.authority ?? ENTRA, tenants, appId, publicUrl, clock });
  return {
    identify: development ? identifyByLink(tenants, log) : identifyByEntra(entra(), log),
    allowance: createAllowance(parts.personRate ?? PERSON_RATE, clock),
    house() {
      const ready = services();
      return ready && { services: ready, languages, chatUrl };
    },
    folder: parts.pagesFolder ?? builtPages(),
    settings: { production: !development, appId },
    ...{ clock, newId, newSecret, log },
  };
}
