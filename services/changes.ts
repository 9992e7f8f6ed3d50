import { z } from 'zod';
import type { Acts } from '../storage/acts.js';
import { deleteStagedSecret } from '../storage/secrets.js';
import type { Settings } from '../storage/settings.js';
import type { Audit, AuditNote } from './audit.js';
import type { Clock } from './clock.js';

/** What is stored of a change between its two halves. */
const Change = z.object({
  note: z.object({
    caller: z.object({ tenantId: z.string(), userId: z.string(), name: z.string() }),
    at: z.number(),
    action: z.string(),
    subject: z.string(),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  }),
  staged: z.string().optional(),
});

/**
 * Changes the settings and writes the line of the audit log that belongs to it: after a crash there are both or neither.
 * `staged` is the id of a staged token that the change has used up. What `change` throws reaches the caller, and nothing happened.
 */
export type ChangeSettings = (
  note: AuditNote,
  change: (draft: Settings) => void,
  options?: { staged?: string },
) => Promise<Settings>;

export function createChangeSettings(parts: { acts: Acts; audit: Audit; clock: Clock }): ChangeSettings {
  const { acts, audit, clock } = parts;
  const perform = acts.define('settings', Change, async (tx, { note, staged }) => {
    if (staged !== undefined) await deleteStagedSecret(tx, staged);
    await audit.append(tx, note);
  });
  return (note, change, options) => perform({ note: { ...note, at: note.at ?? clock.now() }, ...options }, change);
}
