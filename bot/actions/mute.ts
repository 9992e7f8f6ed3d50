import { type MuteChoice, muteForm } from '../../cards/muteForm.js';
import type { Mute } from '../../services/notifications.js';
import { problemsOf } from '../action.js';
import { tomorrowMorning } from '../muteTimes.js';
import { muteFormAnswer, muteHere } from '../subscriptionAnswers.js';
import type { Action, Turn } from '../turn.js';

const HOUR = 3_600_000;

/** Not bound to the 1:1 chat: it is about the conversation that it is pressed in. */
export const mute: Action = {
  verb: muteForm.verb,
  async answer(data, turn) {
    const parsed = muteForm.input.safeParse(data);
    if (parsed.success) return muteHere(turn, muteFor(parsed.data.until, turn));
    return muteFormAnswer(turn, { values: data, problems: problemsOf(parsed.error, turn.locale) });
  },
};

function muteFor(choice: MuteChoice, { at, conversation: { timeZone } }: Turn): Mute | undefined {
  switch (choice) {
    case 'hour':
      return { until: at + HOUR };
    case 'hours':
      return { until: at + 4 * HOUR };
    case 'tomorrow':
      return { until: tomorrowMorning({ at, timeZone }) };
    case 'week':
      return { until: at + 7 * 24 * HOUR };
    case 'fixed':
      return { until: 'fixed' };
    case 'off':
      return undefined;
  }
}
