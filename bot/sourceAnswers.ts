import { consentMappingForm } from '../cards/consentMappingForm.js';
import { dataSourcesCard, type SourcesView } from '../cards/dataSourcesCard.js';
import { DraftInput, draftRef } from '../cards/draft.js';
import { importCard } from '../cards/importCard.js';
import { importFileForm } from '../cards/importFileForm.js';
import { importMappingForm } from '../cards/importMappingForm.js';
import type { Typed } from '../cards/inputs.js';
import type { ConsentDraft } from '../services/consentImports.js';
import type { DataSourceView, ImportDraft, ImportSummary } from '../services/dataSources.js';
import type { DraftRef } from '../services/drafts.js';
import { ServiceError } from '../services/errors.js';
import type { Answer, Turn } from './turn.js';

/** Names and counts: may stand in a channel. */
export async function sourcesAnswer(page: number, turn: Turn, notice?: SourcesView['notice']): Promise<Answer> {
  const { services, caller, locale } = turn;
  const sources = await services.dataSources.list(caller);
  const mayChange = services.access.roleOf(caller) !== 'viewer';
  const dataSets = await services.dataSources.dataSets(caller);
  const profiles = dataSets.find(({ kind }) => kind === 'customer')?.size;
  return {
    card: dataSourcesCard(
      { sources, ...(profiles !== undefined && { profiles }), page, mayChange, ...(notice && { notice }) },
      locale,
    ),
  };
}

export async function filesAnswer({ services, caller, own }: Turn, typed?: Typed): Promise<Answer> {
  const files = await services.dataSources.files(caller);
  return { card: importFileForm.draw({ files }, own, typed), to: 'personal' };
}

/** The form that the columns of the file look like; each of the two leads to the other. */
export const mappingAnswer = async (draft: ImportDraft, turn: Turn): Promise<Answer> =>
  draft.looksLike === 'consent' ? consentMappingAnswer(draft, turn) : profileMappingAnswer(draft, turn);

/** The first rows are profile values: 1:1 chat only. */
export const profileMappingAnswer = (draft: ImportDraft, { own }: Turn, typed?: Typed): Answer => ({
  card: importMappingForm.draw(draft, own, typed),
  to: 'personal',
});

/** The same file read as consent data. */
export async function consentMappingAnswer(
  { draft }: { draft: DraftRef },
  turn: Turn,
  /** What was chosen before, and what is wrong with it. */
  before: { view?: Partial<ConsentDraft>; typed?: Typed } = {},
): Promise<Answer> {
  const { services, caller, own } = turn;
  const view = { ...(await services.consentImports.draft(caller, draft)), ...before.view };
  return { card: consentMappingForm.draw(view, own, before.typed), to: 'personal' };
}

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

/** The source that an import under this name would replace: names compare as the service compares them. */
export async function sourceNamed(name: string, { services, caller }: Turn): Promise<DataSourceView | undefined> {
  const sources = await services.dataSources.list(caller);
  return sources.find((source) => source.name.trim().toLowerCase() === name.trim().toLowerCase());
}

/** The draft that a card was drawn from, whatever else it carries. @throws ServiceError `cardOutdated` */
export function refOf(data: unknown): DraftRef {
  const parsed = DraftInput.safeParse(data);
  if (!parsed.success) throw new ServiceError('cardOutdated');
  return draftRef(parsed.data);
}
