import type { ErrorCode } from '../../../services/errors.js';
import type { ErrorText } from './errors.js';

/** What can go wrong with refreshes, schedules and notifications. */
export const refreshErrors = {
  refreshFailed: {
    message: ({ reference = '' }) =>
      `This step stopped by an error of the bot (reference ${reference}); what was there before is still there.`,
    next: 'Try again; if it stops again, give the reference to your operator, who finds it in the log.',
  },
  nothingToRetry: {
    message: () => 'Nothing of this refresh has failed (any more).',
    next: 'Nothing needs to be done.',
  },
  scheduleTimes: {
    message: () => 'A schedule needs one to four times of day, such as 07:30.',
    next: 'Type them with commas between them: 07:30, 12:00.',
  },
  scheduleDays: {
    message: () => 'A schedule needs at least one day of the week.',
    next: 'Choose the days, or switch it off.',
  },
  timeZoneUnknown: {
    message: ({ zone = '' }) => `${zone} is not a time zone.`,
    next: 'Type a name such as Europe/Amsterdam.',
  },
  scheduleNeverFires: {
    message: ({ name = '' }) =>
      `${name} would never run by itself: the refresh of everything runs at each of these times already.`,
    next: 'Choose other times, or leave it to the refresh of everything.',
  },
  recordsMissing: {
    message: () => 'How many records a scheduled run may send has to be a whole number from 1.',
    next: 'Type the most that may be sent without asking you.',
  },
  notSubscribed: {
    message: () => 'This conversation gets no notifications.',
    next: 'Type “subscribe” first.',
  },
  muteUnreadable: {
    message: () => 'That is no time until which to be quiet.',
    next: 'Type “mute 2h”, “mute 17:00”, “mute until fixed” or “mute off”.',
  },
} satisfies Partial<Record<ErrorCode, ErrorText>>;
