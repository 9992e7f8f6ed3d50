import { SegmentInput } from '../../cards/segmentsCard.js';
import { type WhyInput, whyForm } from '../../cards/whyForm.js';
import { ServiceError } from '../../services/errors.js';
import { onForm } from '../action.js';
import { whyAnswer } from '../segmentAnswers.js';
import type { Answer, Turn } from '../turn.js';

/** Why somebody is in the segment or not. */
export const explainMember = onForm(whyForm, {
  run: explain,
  async view(data, { services, caller }) {
    const { id, name } = await services.segments.find(caller, chosen(data));
    return { segment: { id, name } };
  },
});

async function explain(input: WhyInput, turn: Turn): Promise<Answer> {
  const { services, caller, own } = turn;
  const segment = await services.segments.find(caller, input.segment);
  try {
    return whyAnswer(segment, turn, { why: await services.segments.why(caller, segment.id, input.person) });
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== 'notFound') throw error;
    const typed = { values: { person: input.person }, problems: { person: own.segmentPeople.why.unknown } };
    return whyAnswer(segment, turn, { typed });
  }
}

function chosen(data: Readonly<Record<string, unknown>>): string {
  const parsed = SegmentInput.safeParse(data);
  if (!parsed.success) throw new ServiceError('cardOutdated');
  return parsed.data.segment;
}
