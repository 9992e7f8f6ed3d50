import type { Caller } from '../caller.js';
import type { FilesOrder } from './files.js';
import type { Written } from './writeMembers.js';
import { headerOf } from './writeMembers.js';

/** What the files of an export rest on, as JSON for people and programs: rule, consent as of when, counts, hashes. */
export function manifestOf(
  at: number,
  caller: Caller,
  { exportId, segment, columns, check, last }: FilesOrder,
  files: { members: Written; removed?: Written },
): string {
  const manifest = {
    export: exportId,
    exportedAt: time(at),
    exportedBy: caller.name,
    segment: {
      name: segment.name,
      kind: segment.kind,
      rule: segment.words.en,
      ...(segment.guard && { guard: segment.guard.option, guardLeftAside: segment.guard.override?.reason ?? null }),
      membersFoundAt: time(segment.refreshedAt),
    },
    consentAsOf: time(check.consent.madeAt),
    consentChangedAt: time(check.consent.changedAt),
    columns: columns.map(headerOf),
    counts: {
      members: segment.members,
      exported: check.exported,
      removedByConsent: check.removedByConsent,
      removedSinceLast: files.removed?.rows ?? 0,
    },
    previousExport: last ? { export: last.id, exportedAt: time(last.endedAt) } : null,
    files: {
      members: { rows: files.members.rows, sha256: files.members.hash },
      ...(files.removed && { removed: { rows: files.removed.rows, sha256: files.removed.hash } }),
    },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

const time = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString());
