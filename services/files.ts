import { chmod, mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { consentVersions } from '../storage/consentState.js';
import {
  deleteOfferedFile,
  expiredFiles,
  findOfferedFile,
  type OfferedFile,
  putOfferedFile,
} from '../storage/offeredFiles.js';
import type { Sql } from '../storage/sql.js';
import type { Access } from './access.js';
import type { Audit } from './audit.js';
import type { Caller } from './caller.js';
import type { Clock, NewId } from './clock.js';
import { ServiceError } from './errors.js';
import type { Log } from './log.js';
import type { Vault } from './vault.js';

/** A file that a signed link may download: bound to person and file, 15 minutes, role checked again at the download. */
export interface Files {
  /**
   * Keeps the file until the link expires. `write` gets a path to write to. `asOf`: the link also ends when consent changes after that
   * moment (the `changedAt` of the consent it was made by, 0 for none).
   */
  offer(
    caller: Caller,
    name: string,
    write: (path: string) => Promise<void>,
    asOf?: { consentChangedAt: number },
  ): Promise<{ url: string; bytes: number; expiresAt: number }>;
  /** Checks signature, expiry and role, and audits. @throws `linkExpired`, `notAllowed` */
  open(signed: string): Promise<{ path: string; name: string }>;
  /** Deletes what has expired; called at start, and by itself when a link expires. */
  sweep(): Promise<void>;
}

export interface FilesParts {
  sql: Sql;
  access: Pick<Access, 'require'>;
  audit: Pick<Audit, 'record'>;
  vault: Pick<Vault, 'sign' | 'verify'>;
  clock: Clock;
  newId: NewId;
  log: Log;
  /** Where the files are kept; made when it is missing. */
  folder: string;
  /** Origin under which the bot is reached. */
  publicUrl: string;
}

const MINUTES_15 = 15 * 60_000;
/** While a file is still being written its link does not exist yet; this only bounds what a crash leaves behind. */
const LONGEST_WRITE = 60 * 60_000;
const PURPOSE = 'file link';

export function createFiles(parts: FilesParts): Files {
  const { sql, clock, folder, vault } = parts;
  const pathOf = (id: string): string => join(folder, id);

  async function sweep(): Promise<void> {
    for (const { id } of await expiredFiles(sql, clock.now())) {
      // The file first: a row without a file is swept again, a file without a row would stay for ever.
      await rm(pathOf(id), { force: true });
      await sql.write((tx) => deleteOfferedFile(tx, id));
    }
  }

  /** The row comes before the file, so that whatever a crash leaves behind is found. */
  async function keep(file: OfferedFile, write: (path: string) => Promise<void>): Promise<OfferedFile> {
    await sql.write((tx) => putOfferedFile(tx, file));
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await write(pathOf(file.id));
      await chmod(pathOf(file.id), 0o600);
    } catch (error) {
      await rm(pathOf(file.id), { force: true });
      await sql.write((tx) => deleteOfferedFile(tx, file.id));
      throw error;
    }
    const kept = { ...file, expiresAt: clock.now() + MINUTES_15 };
    await sql.write((tx) => putOfferedFile(tx, kept));
    return kept;
  }

  return {
    async offer(caller, name, write, asOf = undefined) {
      await parts.access.require(caller, 'viewer');
      const { tenantId, userId, name: userName } = caller;
      const expiresAt = clock.now() + LONGEST_WRITE;
      const file = await keep({ id: parts.newId(), name, tenantId, userId, userName, expiresAt, ...asOf }, write);
      void clock
        .sleep(MINUTES_15)
        .then(sweep)
        .catch((error) => parts.log.warn({ error: String(error) }, 'Sweep failed'));
      const { size: bytes } = await stat(pathOf(file.id));
      await parts.audit.record({ caller, action: 'file.offer', subject: `file:${file.id}`, details: { bytes } });
      return { url: `${parts.publicUrl}/files/${signed(vault, file)}`, bytes, expiresAt: file.expiresAt };
    },
    async open(link) {
      const { id, expiresAt } = readLink(vault, link);
      const file = await findOfferedFile(sql, id);
      if (!file || file.expiresAt !== expiresAt || expiresAt <= clock.now()) throw new ServiceError('linkExpired');
      if (await consentMoved(sql, file)) throw new ServiceError('linkExpired');
      const caller: Caller = { tenantId: file.tenantId, userId: file.userId, name: file.userName };
      await parts.access.require(caller, 'viewer');
      await parts.audit.record({ caller, action: 'file.download', subject: `file:${id}` });
      return { path: pathOf(id), name: file.name };
    },
    sweep,
  };
}

/** Whether somebody's consent has changed since the file was made. */
async function consentMoved(sql: Sql, { consentChangedAt }: OfferedFile): Promise<boolean> {
  if (consentChangedAt === undefined) return false;
  return ((await consentVersions(sql)).changedAt ?? 0) !== consentChangedAt;
}

/** `id.expiry.signature`: whoever changes one of them has no link. */
function signed(vault: Pick<Vault, 'sign'>, { id, expiresAt }: OfferedFile): string {
  const text = `${id}.${expiresAt.toString(36)}`;
  return `${text}.${vault.sign(PURPOSE, text)}`;
}

/** A forged link is answered like one that has expired: it tells nothing about what there is. */
function readLink(vault: Pick<Vault, 'verify'>, link: string): { id: string; expiresAt: number } {
  const [, text, id, expiry, signature] = /^(([\w-]{1,64})\.([\da-z]{1,12}))\.([\w-]{43})$/.exec(link) ?? [];
  if (!text || !id || !expiry || !signature || !vault.verify(PURPOSE, text, signature))
    throw new ServiceError('linkExpired');
  return { id, expiresAt: Number.parseInt(expiry, 36) };
}
