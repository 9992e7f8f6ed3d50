import type { Log } from '../services/log.js';
import type { Activity } from './activity.js';
import type { Connector } from './connector.js';
import { describe } from './log.js';
import type { Place } from './place.js';

/** The name of who installed the bot; of the two events of an installation one comes without it. */
export async function installer(
  connector: Connector,
  log: Log,
  place: Place,
  activity: Activity,
): Promise<string | undefined> {
  if (activity.from.name) return activity.from.name;
  if (activity.from.id === activity.recipient.id) return undefined;
  try {
    return (await connector.member(place, place.memberId)).name;
  } catch (error) {
    log.warn(describe(error), 'installer unknown');
    return undefined;
  }
}
