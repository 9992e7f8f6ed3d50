import { problemBelow } from '../../cards/problemCard.js';
import { scheduleCard } from '../../cards/scheduleCard.js';
import { type ScheduleFormInput, type ScheduleFormView, scheduleForm, scheduleOf } from '../../cards/scheduleForm.js';
import { scheduleKey, scheduleTarget } from '../../cards/scheduleParts.js';
import { ScheduledInput } from '../../cards/schedulesCard.js';
import { type ErrorCode, ServiceError } from '../../services/errors.js';
import { onForm } from '../action.js';
import { newFormView, scheduledNamed, scheduleFormAnswer, targetFormView } from '../scheduleAnswers.js';
import type { Answer, Turn } from '../turn.js';

type Data = Readonly<Record<string, unknown>>;

/** Below which input a problem stands. */
const INPUTS: Partial<Record<ErrorCode, keyof ScheduleFormInput>> = {
  scheduleTimes: 'times',
  scheduleDays: 'days',
  timeZoneUnknown: 'timeZone',
  scheduleNeverFires: 'times',
  recordsMissing: 'most',
};

/** Save: the form becomes the card of the schedule. */
export const saveSchedule = onForm(scheduleForm, { run: save, view: viewOf });

async function viewOf(data: Data, turn: Turn): Promise<ScheduleFormView> {
  if (data.asked !== undefined) return newFormView(turn);
  const parsed = ScheduledInput.safeParse(data);
  if (!parsed.success) throw new ServiceError('cardOutdated');
  return targetFormView(scheduleTarget(parsed.data.what), turn);
}

async function save(input: ScheduleFormInput, turn: Turn): Promise<Answer> {
  const { services, caller, own } = turn;
  const again = async (problems: Record<string, string>) =>
    scheduleFormAnswer(await viewOf(dataOf(input), turn), turn, { values: dataOf(input), problems });
  const { schedules: words } = own;
  const meant = input.typed === '' ? scheduleTarget(input.what) : await scheduledNamed(input.typed, turn);
  if (!('kind' in meant)) return again({ typed: meant.named === 'none' ? words.noneCalled : words.severalCalled });
  if (input.when === 'with' && meant.kind !== 'enrichment') return again({ when: words.form.onlyEnrichments });
  try {
    const saved = await services.schedules.save(caller, scheduleOf({ ...input, what: scheduleKey(meant) }));
    return { card: scheduleCard({ ...saved, done: input.when === 'off' ? 'switchedOff' : 'saved' }, own) };
  } catch (error) {
    const below = error instanceof ServiceError ? INPUTS[error.code] : undefined;
    if (!below || !(error instanceof ServiceError)) throw error;
    return again({ [below]: problemBelow(error, own) });
  }
}

/** Several choices came as one text and go back as one; a form that was not asked what it is for is not asked now. */
const dataOf = ({ asked, days, ...input }: ScheduleFormInput): Data => ({
  ...{ ...input, days: days.join(',') },
  ...(asked !== '' && { asked }),
});
