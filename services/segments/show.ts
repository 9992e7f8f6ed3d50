import { listOptions } from '../../storage/consentLedger.js';
import { consentVersions } from '../../storage/consentState.js';
import { segmentOutputs, segmentRefreshes } from '../../storage/segmentMembers.js';
import { segmentTrend } from '../../storage/segmentTrend.js';
import type { Segment, Settings } from '../../storage/settings.js';
import type { Reader } from '../../storage/sql.js';
import { readCatalogue } from './catalogue.js';
import { usersOf } from './definition.js';
import { isOutdated } from './guard.js';
import { ruleOf } from './keptRule.js';
import type { SegmentsParts } from './parts.js';
import type { SegmentView } from './view.js';
import { ruleWords } from './words.js';

const TREND = 10;

/** Segments as they are shown, in the order given. */
export async function viewsOf(
  parts: Pick<SegmentsParts, 'documents' | 'sql'>,
  segments: readonly Segment[],
): Promise<SegmentView[]> {
  const { documents, sql } = parts;
  if (segments.length === 0) return [];
  const settings = documents.read();
  const [catalogue, versions, outputs, refreshes, option] = await Promise.all([
    readCatalogue(parts),
    consentVersions(sql),
    segmentOutputs(sql),
    segmentRefreshes(sql),
    guardName(sql, settings),
  ]);
  return Promise.all(
    segments.map(async (segment): Promise<SegmentView> => {
      const { id, name, kind, active, override } = segment;
      const rule = ruleOf(segment);
      const output = outputs.get(id);
      const refresh = refreshes.get(id);
      const state = active ? (refresh?.state ?? 'Not started') : 'Skipped';
      return {
        ...{ id, name, rule, words: ruleWords(rule, catalogue), kind, active, state },
        members: output?.members ?? 0,
        ...(output && { refreshedAt: output.refreshedAt }),
        outdated: isOutdated(settings, segment, output, versions),
        ...(state === 'Failed' && refresh && { failure: { reference: refresh.id } }),
        trend: await segmentTrend(sql, id, TREND),
        ...(option !== undefined && { guard: { option, ...(override && { override }) } }),
        usedBy: { enrichments: usersOf(settings, id) },
      };
    }),
  );
}

/** The option of the guard as it is spelled in the data; its key where the data do not know it any more. */
export async function guardName(reader: Reader, { guard }: Pick<Settings, 'guard'>): Promise<string | undefined> {
  if (!guard) return undefined;
  return (await listOptions(reader)).find(({ key }) => key === guard.option)?.name ?? guard.option;
}
