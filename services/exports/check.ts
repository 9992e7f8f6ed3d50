import { type ConsentVersions, consentVersions } from '../../storage/consentState.js';
import { addExportMembers, dropExportMembers, PRESENT_MEMBERS } from '../../storage/segmentExports.js';
import type { Reader } from '../../storage/sql.js';
import { segmentFit } from '../segments/membership.js';
import type { ExportsParts } from './parts.js';

/** Who goes into the file, looked up at one moment. */
export interface Check {
  /** The consent that was asked. */
  consent: ConsentVersions;
  exported: number;
  /** Members whose consent does not fit (any more). */
  removedByConsent: number;
}

/** Writes down those members of a segment that are still profiles and whose consent fits at this moment, by all that has been read. */
export async function checkMembers(
  parts: Pick<ExportsParts, 'sql' | 'documents' | 'clock'>,
  segmentId: string,
  exportId: string,
): Promise<Check> {
  const fit = await segmentFit(parts, segmentId, { now: parts.clock.now(), first: 3, among: PRESENT_MEMBERS });
  return parts.sql.beside(async (tx) => {
    await dropExportMembers(tx, exportId);
    const consent = await consentVersions(tx);
    const exported = await addExportMembers(tx, { segmentId, exportId }, fit);
    const row = await tx.get(`SELECT count(*) AS present FROM (${PRESENT_MEMBERS}) AS members`, [segmentId]);
    return { consent, exported, removedByConsent: Number(row?.present ?? 0) - exported };
  });
}

/** Whether somebody's consent has changed since. */
export const consentMoved = async (reader: Reader, { consent }: Check): Promise<boolean> =>
  (await consentVersions(reader)).changedAt !== consent.changedAt;
