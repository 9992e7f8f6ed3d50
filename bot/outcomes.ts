import type { OutgoingNotice, Settled } from '../services/notifications.js';
import { type DeliveryError, lostWith, STOPPED } from './deliveryError.js';
import { pauseAfter } from './sender.js';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
/** How a delivery ended. */
export type Ended = WithoutId<Settled>;

/** Refused before it was taken in. */
const REFUSED: ReadonlySet<number | undefined> = new Set([412, 429, 503]);
/** Nobody knows whether it was taken in. */
const isUnknown = (status: number | undefined) => status === undefined || status === 408 || status >= 500;

/** A round is four tries, some seconds apart; after each comes one of these pauses, and after the last round nothing. */
const TRIES_A_ROUND = 4;
const PAUSES_MS = [60_000, 5 * 60_000, 30 * 60_000, 2 * 3_600_000];

/**
 * What comes after a failure. A message that may have arrived is not sent again; a card that is there may be drawn twice.
 * `isOurs`: nothing that time heals or that the conversation is to blame for.
 */
export function endedWith(
  error: DeliveryError,
  { activityId, tries }: Pick<OutgoingNotice, 'activityId' | 'tries'>,
  { now, random }: { now: number; random: () => number },
): { ended: Ended; isOurs?: true } {
  const { status, code, left } = error;
  const again = () => ({ ended: laterOrNever(error, tries, now, random) });
  if (code === STOPPED) return { ended: { how: 'later', at: now, code } };
  const lost = lostWith(error);
  if (lost) return { ended: { how: status === 404 ? 'dropped' : 'suspended', code } };
  if (code === 'ServiceUrlNotAllowed') return { ended: { how: 'dropped', code }, isOurs: true };
  if (!left || REFUSED.has(status)) return again();
  if (isUnknown(status)) return activityId ? again() : { ended: { how: 'uncertain', code } };
  // Of an update: somebody has deleted the card, and does not want it anew.
  return { ended: { how: 'dropped', code }, ...(status !== 404 && { isOurs: true }) };
}

function laterOrNever(
  { code, retryAfterMs = 0 }: DeliveryError,
  tries: number,
  now: number,
  random: () => number,
): Ended {
  const inRound = (tries % TRIES_A_ROUND) + 1;
  const pause =
    inRound < TRIES_A_ROUND
      ? retryAfterMs || pauseAfter(inRound, random)
      : PAUSES_MS[Math.floor(tries / TRIES_A_ROUND)];
  return pause === undefined
    ? { how: 'dropped', code }
    : { how: 'later', at: now + Math.ceil(Math.max(pause, retryAfterMs)), code };
}
