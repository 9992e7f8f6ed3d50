import type { AdaptiveCard } from '../cards/card.js';
import type { Locale } from '../cards/locale.js';
import type { Clock } from '../services/clock.js';
import type { Log } from '../services/log.js';
import type { Activity } from './activity.js';
import type { Adapter } from './adapter.js';
import type { Allowance } from './allowance.js';
import { plainText } from './commandLine.js';
import type { Conversations } from './conversations.js';
import type { Dedupe } from './dedupe.js';
import type { Delivery } from './delivery.js';
import { type Dialogs, TASK_FETCH, TASK_SUBMIT } from './dialogs.js';
import type { FileConsents } from './fileConsents.js';
import { type GateSettings, refusal } from './gate.js';
import { dialogWordsReply, type Pressed, pressedByExecute, pressedBySubmit, wordsReply } from './invoke.js';
import type { Languages } from './languages.js';
import { type Place, placeOf } from './place.js';
import type { Presses } from './presses.js';
import type { Router } from './router.js';
import type { Reply } from './server.js';
import type { Trouble } from './trouble.js';
import { createTurn, filesOf, type TurnParts } from './turns.js';

export interface TeamsBotParts {
  adapter: Adapter;
  gate: GateSettings;
  allowance: Allowance;
  dedupe: Dedupe;
  conversations: Conversations;
  delivery: Delivery;
  dialogs: Dialogs;
  fileConsents: FileConsents;
  languages: Languages;
  presses: Presses;
  router: Router;
  trouble: Trouble;
  turns: TurnParts;
  clock: Clock;
  log: Log;
  /** The card of a new installation. */
  welcome(installer: string | undefined, place: Place, locale: Locale): AdaptiveCard | Promise<AdaptiveCard>;
  installer(place: Place, activity: Activity): Promise<string | undefined>;
}

const OK: Reply = { status: 200 };
/** A person has answered whether a file may be saved. Its reply has no body. */
const FILE_CONSENT = 'fileConsent/invoke';
/** Without a body Teams closes the dialog, or does nothing. */
const WITHOUT_BODY: ReadonlySet<unknown> = new Set([FILE_CONSENT, TASK_SUBMIT]);

/** One activity in, after its form was checked; out comes what the platform is answered. */
export type Receive = (authorization: string, activity: Activity) => Promise<Reply>;

export function createTeamsBot(parts: TeamsBotParts): Receive {
  return async (authorization, activity) => {
    let reply = OK;
    const known = await parts.adapter.receive(authorization, activity, async () => {
      reply = await admitted(parts, activity);
    });
    return known ? reply : { status: 401, body: { message: 'The bearer token is missing or not good.' } };
  };
}

async function admitted(parts: TeamsBotParts, activity: Activity): Promise<Reply> {
  const { dedupe, clock, log } = parts;
  const refused = refusal(activity, parts.gate);
  const place = placeOf(activity);
  const about = { type: activity.type, scope: place.scope, user: place.caller.userId, tenant: place.tenantId };
  if (refused) {
    log.warn({ ...about, reason: refused }, 'activity refused');
    return { status: 403, body: { message: `Refused: ${refused}` } };
  }
  if (isAsked(activity) && !parts.allowance.take(place.caller)) {
    log.warn({ ...about, reason: 'rate' }, 'activity refused');
    return tooMuch(parts, activity, place);
  }
  const began = clock.now();
  const reply = await dedupe.once(
    activity,
    () => turned(parts, activity, place),
    () => repeated(parts, activity, place),
  );
  log.info({ ...about, status: reply.status, ms: clock.now() - began }, 'activity answered');
  return reply;
}

/** By a person; what the platform tells about an installation is never too much. */
const isAsked = ({ type }: Activity): boolean => ['message', 'messageUpdate', 'invoke'].includes(type);

/** Of a status other than 200 the client shows nothing for a button. */
async function tooMuch({ languages }: TeamsBotParts, { type, name }: Activity, place: Place): Promise<Reply> {
  if (type === 'invoke') return invokeWords(name, (await languages.locale(place)).general.tooFast);
  return { status: 429, body: { message: 'Too many activities of one person.' } };
}

async function repeated({ languages }: TeamsBotParts, { type, name }: Activity, place: Place): Promise<Reply> {
  return type === 'invoke' && !WITHOUT_BODY.has(name)
    ? invokeWords(name, (await languages.locale(place)).general.alreadyDone)
    : OK;
}

const invokeWords = (name: Activity['name'], words: string): Reply =>
  name === TASK_FETCH || name === TASK_SUBMIT ? dialogWordsReply(words) : wordsReply(words);

async function turned(parts: TeamsBotParts, activity: Activity, place: Place): Promise<Reply> {
  switch (activity.type) {
    case 'message':
      return message(parts, activity, place);
    case 'messageUpdate':
      // Deleting and restoring a message come as updates too.
      if (activity.channelData?.eventType && activity.channelData.eventType !== 'editMessage') break;
      return message(parts, activity, place);
    case 'invoke':
      return invoke(parts, activity, place);
    case 'installationUpdate':
      return installation(parts, activity, place);
    case 'conversationUpdate':
      return conversationUpdate(parts, activity, place);
  }
  parts.conversations.touch(place);
  return OK;
}

async function message(parts: TeamsBotParts, activity: Activity, place: Place): Promise<Reply> {
  parts.conversations.remember(place);
  const submitted = activity.value == null ? undefined : pressedBySubmit(activity.value);
  if (submitted) await parts.presses.bySubmit(submitted, place, activity.replyToId ?? undefined);
  else await say(parts, activity, place);
  return OK;
}

async function say(parts: TeamsBotParts, activity: Activity, place: Place): Promise<void> {
  const { router, delivery, trouble } = parts;
  const turn = await createTurn(parts.turns, place, filesOf(activity));
  try {
    const answer = await router.say(plainText(activity), turn);
    await delivery.toMessage(answer, place, turn);
  } catch (error) {
    await delivery.toMessage({ card: trouble.card(error, turn.locale) }, place, turn).catch(trouble.lost);
  }
}

async function invoke(parts: TeamsBotParts, activity: Activity, place: Place): Promise<Reply> {
  if (activity.name === FILE_CONSENT) {
    parts.conversations.remember(place);
    await parts.fileConsents.answered(activity.value, place, activity.replyToId ?? undefined);
    return OK;
  }
  if (activity.name === TASK_FETCH) {
    parts.conversations.remember(place);
    return parts.dialogs.fetched(activity.value, place, activity.replyToId ?? undefined);
  }
  // What was entered has gone from the page to us: there is nothing more to do than to close the dialog.
  if (activity.name === TASK_SUBMIT) return OK;
  if (activity.name !== 'adaptiveCard/action') {
    parts.conversations.touch(place);
    return { status: 400, body: { message: 'Unknown invoke.' } };
  }
  parts.conversations.remember(place);
  const pressed = pressedByExecute(activity.value);
  return parts.presses.byExecute(pressed ?? NOTHING, place, activity.replyToId ?? undefined);
}

/** No verb of ours is empty: answered as a card that is out of date. */
const NOTHING: Pressed = { verb: '', data: {}, automatic: false };

async function installation(parts: TeamsBotParts, activity: Activity, place: Place): Promise<Reply> {
  if (activity.action === 'remove') await parts.conversations.forget(place);
  // An upgrade is no installation, and must not look like one to the event that may follow it.
  else if (activity.action === 'add-upgrade') await parts.conversations.welcome(place);
  else if (activity.action === 'add') await welcome(parts, activity, place);
  else parts.conversations.touch(place);
  return OK;
}

async function conversationUpdate(parts: TeamsBotParts, activity: Activity, place: Place): Promise<Reply> {
  const added = activity.membersAdded?.some(({ id }) => id === activity.recipient.id);
  if (added) await welcome(parts, activity, place);
  else parts.conversations.touch(place);
  return OK;
}

/** One event of an installation is welcomed; the other one, and repeats of both, are not. */
async function welcome(parts: TeamsBotParts, activity: Activity, place: Place): Promise<void> {
  const { conversations, delivery, trouble, languages } = parts;
  try {
    if (!(await conversations.welcome(place))) return;
    const locale = await languages.locale(place);
    const installer = await parts.installer(place, activity);
    await delivery.toMessage({ card: await parts.welcome(installer, place, locale) }, place, { locale, own: locale });
  } catch (error) {
    trouble.lost(error);
  }
}
