import { withdrawFrom } from './consentFile.js';
import type { Person } from './person.js';

/** The slot of the schedule, and how long before it the clock starts. */
const SLOT = '06:00';
const SECONDS_BEFORE = 5;
const WITHDRAWALS = 20;
const LONG_MS = 60_000;

/** What the refresh that nobody asked for has found. */
export interface RefreshCounts {
  scheduledRefresh: 'Successful';
  /** Members that it took out of the segment, and how many of them because of their consent. */
  membersOut: number;
}

/** Everything is read again each morning, and this conversation is told what has changed. */
export async function scheduleRefresh(person: Person): Promise<void> {
  await person.say('subscribe');
  await person.sees('Notifications in this conversation');
  await person.say('schedule everything');
  await person.press('Save', { Times: SLOT, 'Time zone': 'UTC' });
  await person.sees('Next times');
}

/** For CLOCK_START: seconds before the next time that the schedule fires. */
export function beforeTheSlot(now: number): string {
  const day = 24 * 3_600_000;
  const today = Date.parse(`${new Date(now).toISOString().slice(0, 10)}T${SLOT}:00Z`);
  return new Date((today > now ? today : today + day) - SECONDS_BEFORE * 1000).toISOString();
}

/** Overnight some have withdrawn. Nobody says anything: the schedule fires, and the conversation is told. */
export async function hearOfRefresh(person: Person): Promise<RefreshCounts> {
  const card = await person.sees(/Refresh successful[\s\S]*by the schedule/, LONG_MS);
  const [, out] = /(\d[\d,.]*) out/.exec(card) ?? [];
  if (!out) throw new Error(`The notification does not say how many members are out:\n${card}`);
  return { scheduledRefresh: 'Successful', membersOut: Number(out.replace(/\D/g, '')) };
}

/** The website's list of the night. */
export const withdrawOvernight = (path: string): Promise<number> => withdrawFrom(path, WITHDRAWALS, '2026-01-03');
