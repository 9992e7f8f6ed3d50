import type { Reread } from '../../storage/consentLedger.js';
import type { StoredSource } from '../../storage/sources.js';
import { ConsentMapping, type Readings } from './mapping.js';

/** What a mapping reads otherwise than the one its source had: then a denial that was read out of a value may have been none. */
export function rereadOf(source: Pick<StoredSource, 'mapping'> | undefined, mapping: ConsentMapping): Reread {
  const before = source && ConsentMapping.safeParse(JSON.parse(source.mapping));
  if (!before?.success) return { unread: false, flipped: false };
  const old = before.data.readings;
  const now = mapping.readings;
  return {
    unread: [...now.true, ...now.false].some((value) => !isListed(old, value)),
    flipped: now.true.some((value) => old.false.includes(value)) || now.false.some((value) => old.true.includes(value)),
  };
}

const isListed = (readings: Readings, value: string): boolean =>
  readings.true.includes(value) || readings.false.includes(value);
