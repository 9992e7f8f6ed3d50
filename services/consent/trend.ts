import { z } from 'zod';
import { listOptions } from '../../storage/consentLedger.js';
import { countUnifiedOptions } from '../../storage/consentLists.js';
import { addTrendPoint, listTrendPoints } from '../../storage/consentTrend.js';
import { countProfiles } from '../../storage/profiles.js';
import type { Reader, Writer } from '../../storage/sql.js';
import type { ConsentTrend } from '../consent.js';
import { figuresOf } from './overview.js';

const MOST_POINTS = 200;

const Options = z.array(
  z.object({ key: z.string(), granted: z.number(), denied: z.number(), notSet: z.number() }),
) satisfies z.ZodType<ConsentTrend['points'][number]['options']>;

/** Keeps the figures of a unification that has just ended, where they are not those of the one before. */
export async function noteTrend(tx: Writer, unifiedNo: number, at: number): Promise<void> {
  const profiles = await countProfiles(tx);
  const figures = await figuresOf(tx, profiles, await countUnifiedOptions(tx, at));
  const options = JSON.stringify(figures.map(({ option: { key }, ...counts }) => ({ key, ...counts })));
  const [before] = await listTrendPoints(tx, 1);
  if (before?.profiles === profiles && before.options === options) return;
  await addTrendPoint(tx, unifiedNo, { at, profiles, options });
}

/** What was counted when unifications ended, oldest first. */
export async function trendOf(reader: Reader): Promise<ConsentTrend> {
  const points = (await listTrendPoints(reader, MOST_POINTS)).reverse();
  const options = (await listOptions(reader)).sort((a, b) => a.no - b.no);
  return {
    points: points.map(({ at, profiles, options: counts }) => ({
      ...{ at, profiles },
      options: Options.parse(JSON.parse(counts)),
    })),
    options: options.map(({ key, name }) => ({ key, name })),
  };
}
