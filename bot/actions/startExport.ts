import { chosenColumns } from '../../cards/exportColumns.js';
import { type ExportInput, exportForm } from '../../cards/exportForm.js';
import { SegmentInput } from '../../cards/segmentsCard.js';
import { ServiceError } from '../../services/errors.js';
import type { ExportPlan } from '../../services/exports.js';
import { onForm } from '../action.js';
import { exportAnswer, exportFormAnswer } from '../exportAnswers.js';
import type { Answer, Turn } from '../turn.js';

/** Export: the form becomes the card of the files. */
export const startExport = onForm(exportForm, { run: exportWith, view: planOf });

function planOf(data: Readonly<Record<string, unknown>>, { services, caller }: Turn): Promise<ExportPlan> {
  const parsed = SegmentInput.safeParse(data);
  if (!parsed.success) throw new ServiceError('cardOutdated');
  return services.exports.plan(caller, parsed.data.segment);
}

async function exportWith(input: ExportInput, turn: Turn): Promise<Answer> {
  const { services, caller, own } = turn;
  const plan = await services.exports.plan(caller, input.segment);
  const { keys, problems } = chosenColumns(input, plan.columns, own);
  if (Object.keys(problems).length > 0) return exportFormAnswer(plan, turn, { values: typedAgain(input), problems });
  return exportAnswer(await services.exports.start(caller, input.segment, keys), turn);
}

/** Multiple choices came as one text and go back as one. */
const typedAgain = (input: ExportInput): Record<string, string> => ({
  ...input,
  key: input.key.join(','),
  profile: input.profile.join(','),
  enriched: input.enriched.join(','),
  consent: input.consent.join(','),
});
