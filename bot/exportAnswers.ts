import { z } from 'zod';
import { chooseSegmentForm } from '../cards/chooseSegmentForm.js';
import { exportForm } from '../cards/exportForm.js';
import type { Typed } from '../cards/inputs.js';
import { segmentExportCard } from '../cards/segmentExportCard.js';
import type { ExportPlan, SegmentExportView } from '../services/exports.js';
import { segmentsAnswer } from './segmentAnswers.js';
import type { Answer, Turn } from './turn.js';

/** A file of an export, as cards and Teams name it. */
export const ExportFile = z.object({
  export: z.string().min(1).max(100),
  file: z.enum(['members', 'removed', 'manifest']),
});
export type ExportFile = z.infer<typeof ExportFile>;

/** The form of an export goes to the 1:1 chat: what comes of it is personal data. */
export const exportFormAnswer = (plan: ExportPlan, { own }: Turn, typed?: Typed): Answer => ({
  card: exportForm.draw(plan, own, typed),
  to: 'personal',
});

/** An export, going on or ended. */
export const exportAnswer = (view: SegmentExportView, { own }: Turn): Answer => ({
  card: segmentExportCard(view, own),
  live: `segmentExport:${view.id}`,
  to: 'personal',
});

/** Which segment is meant: by its name, or the only one there is; else a choice. */
export async function segmentToExport(name: string, turn: Turn): Promise<string | Answer> {
  const { services, caller, locale } = turn;
  await services.access.require(caller, 'contributor');
  const segments = await services.segments.list(caller);
  const wanted = name.trim().toLocaleLowerCase();
  const [only] = segments;
  if (!only) return segmentsAnswer(0, turn);
  const named = segments.find((each) => each.name.toLocaleLowerCase() === wanted);
  if (named) return named.id;
  if (!wanted && segments.length === 1) return only.id;
  return { card: chooseSegmentForm({ segments, unknownName: wanted !== '' }, locale) };
}
