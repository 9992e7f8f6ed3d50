import type { Caller } from './caller.js';

/** A file that a signed link may download: bound to person and file, 15 minutes, role checked again at the download. */
export interface Files {
  /** Keeps the file until the link expires. `write` gets a path to write to. */
  offer(caller: Caller, name: string, write: (path: string) => Promise<void>): Promise<{ url: string; bytes: number; expiresAt: number }>;
  /** Checks signature, expiry and role, and audits. @throws `linkExpired`, `notAllowed` */
  open(signed: string): Promise<{ path: string; name: string }>;
  /** Deletes what has expired. */
  sweep(): Promise<void>;
}
