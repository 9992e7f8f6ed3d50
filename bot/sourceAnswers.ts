import { dataSourcesCard, type SourcesView } from '../cards/dataSourcesCard.js';
import { importCard } from '../cards/importCard.js';
import { importFileForm } from '../cards/importFileForm.js';
import { importMappingForm } from '../cards/importMappingForm.js';
import type { Typed } from '../cards/inputs.js';
import type { DataSourceView, ImportDraft, ImportSummary } from '../services/dataSources.js';
import { ServiceError } from '../services/errors.js';
import type { Answer, Turn } from './turn.js';

/** Names and counts: may stand in a channel. */
export async function sourcesAnswer(page: number, turn: Turn, notice?: SourcesView['notice']): Promise<Answer> {
  const { services, caller, locale } = turn;
  const sources = await services.dataSources.list(caller);
  const mayChange = services.access.roleOf(caller) !== 'viewer';
  return { card: dataSourcesCard({ sources, page, mayChange, ...(notice && { notice }) }, locale) };
}

export async function filesAnswer({ services, caller, own }: Turn, typed?: Typed): Promise<Answer> {
  const files = await services.dataSources.files(caller);
  return { card: importFileForm.draw({ files }, own, typed), to: 'personal' };
}

/** The first rows are profile values: 1:1 chat only. */
export const mappingAnswer = (draft: ImportDraft, { own }: Turn, typed?: Typed): Answer => ({
  card: importMappingForm.draw(draft, own, typed),
  to: 'personal',
});

export const importAnswer = (summary: ImportSummary, { locale }: Turn): Answer => ({
  card: importCard(summary, locale),
  live: `import:${summary.id}`,
});

/** @throws ServiceError `notFound` */
export async function sourceOf(id: string, { services, caller }: Turn): Promise<DataSourceView> {
  const source = (await services.dataSources.list(caller)).find((each) => each.id === id);
  if (!source) throw new ServiceError('notFound', { what: 'dataSource' });
  return source;
}
