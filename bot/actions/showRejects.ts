import { z } from 'zod';
import { rejectsCard } from '../../cards/rejectsCard.js';
import { safeText } from '../../cards/safeText.js';
import { ServiceError } from '../../services/errors.js';
import { onButton } from '../action.js';
import { sourceOf, sourcesAnswer } from '../sourceAnswers.js';
import type { Answer, Turn } from '../turn.js';

/** Of one import, or of the last one of the chosen source. */
const Input = z.object({
  import: z.string().min(1).max(100).optional(),
  source: z.string().min(1).max(100).optional(),
  after: z.number().int().min(0).optional(),
  page: z.coerce.number().int().min(0).catch(0),
});

/** Row, column and reason; never what stands in a row. */
export const showRejects = onButton('showRejects', Input, async (input, turn) => {
  if (input.import) return rejectsAnswer(input.import, input.after, turn);
  if (!input.source) throw new ServiceError('cardOutdated');
  const { name, lastImport } = await sourceOf(input.source, turn);
  if (lastImport && lastImport.rejected > 0) return rejectsAnswer(lastImport.id, undefined, turn);
  const words = turn.locale.data.sources.noRejects(safeText(name, 80));
  return sourcesAnswer(input.page, turn, { kind: 'info', words });
});

async function rejectsAnswer(id: string, after: number | undefined, turn: Turn): Promise<Answer> {
  const { services, caller, locale } = turn;
  const page = await services.dataSources.rejects(caller, id, after);
  const summary = await services.dataSources.progress(id);
  return { card: rejectsCard({ import: summary, later: after !== undefined, ...page }, locale) };
}
