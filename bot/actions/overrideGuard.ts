import { overrideForm } from '../../cards/overrideForm.js';
import { SegmentInput } from '../../cards/segmentsCard.js';
import { ServiceError } from '../../services/errors.js';
import { onForm } from '../action.js';
import { segmentAnswer } from '../segmentAnswers.js';

/** Takes one segment out of the guard for all, with a reason. */
export const overrideGuard = onForm(overrideForm, {
  run: async ({ segment, reason }, turn) =>
    segmentAnswer(await turn.services.segments.override(turn.caller, segment, reason), turn, 'overrideSet'),
  view(data, { services, caller }) {
    const parsed = SegmentInput.safeParse(data);
    if (!parsed.success) throw new ServiceError('cardOutdated');
    return services.segments.find(caller, parsed.data.segment);
  },
});
