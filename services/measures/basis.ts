import { consentVersions } from '../../storage/consentState.js';
import { findOutput } from '../../storage/enriched.js';
import { snapshotSignature } from '../../storage/profiles.js';
import type { Measure } from '../../storage/settings.js';
import type { Reader } from '../../storage/sql.js';
import { asksConsent } from '../segments/keptRule.js';
import { enrichmentsOf, splitIn, whereIn } from './definition.js';

/**
 * Differs whenever the figure may: other profiles or members, another output of what is enriched, another consent where consent is
 * asked for. `unified` is false where profiles have not got the newest consent: what is counted then is outdated from the start.
 */
export async function basisOf(reader: Reader, measure: Measure, unified: boolean): Promise<string> {
  const outputs: string[] = [];
  for (const id of enrichmentsOf(measure)) {
    const output = await findOutput(reader, id);
    outputs.push(`${id}:${output?.runId}.${output?.version}`);
  }
  const { changedAt = 0 } = isOfConsent(measure) ? await consentVersions(reader) : {};
  return JSON.stringify([await snapshotSignature(reader, measure.dataSet), unified ? changedAt : -1, outputs]);
}

function isOfConsent(measure: Measure): boolean {
  const by = splitIn(measure);
  const where = whereIn(measure);
  return (by !== undefined && 'option' in by) || (where !== undefined && asksConsent(where));
}
