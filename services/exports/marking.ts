import type { RefreshedExport } from '../../storage/settings.js';
import type { Caller } from '../caller.js';
import type { ExportsParts } from './parts.js';

/** Keeps that a segment is exported with each refresh of everything, for the caller, or no longer. What is so already stays as it is. */
export async function markExport(
  { documents, changeSettings, clock }: Pick<ExportsParts, 'documents' | 'changeSettings' | 'clock'>,
  caller: Caller,
  { segmentId, columns }: Pick<RefreshedExport, 'segmentId' | 'columns'>,
  on: boolean,
): Promise<void> {
  const { tenantId, userId, name } = caller;
  const marked: RefreshedExport = { segmentId, columns, by: { tenantId, userId, name }, at: clock.now() };
  const before = documents.read().refreshedExports.find((one) => one.segmentId === segmentId);
  if (on ? before && isSame(before, marked) : !before) return;
  const action = on ? 'segment.export.mark' : 'segment.export.unmark';
  const details = { columns: on ? columns.length : 0 };
  await changeSettings({ caller, action, subject: `segment:${segmentId}`, details }, (draft) => {
    const others = draft.refreshedExports.filter((one) => one.segmentId !== segmentId);
    draft.refreshedExports = on ? [...others, marked] : others;
  });
}

const isSame = (one: RefreshedExport, other: RefreshedExport): boolean =>
  one.by.tenantId === other.by.tenantId &&
  one.by.userId === other.by.userId &&
  one.columns.join() === other.columns.join();
