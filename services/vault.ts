import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Envelope } from '../storage/settings.js';

/** Keeps secrets, and signs. A purpose such as `token:<connection id>` binds an envelope to its place: moved elsewhere it does not open. */
export interface Vault {
  seal(purpose: string, plain: string): Envelope;
  /** @throws VaultError when the key is another one, or the envelope was changed or moved */
  open(purpose: string, envelope: Envelope): string;
  /** HMAC-SHA-256 with a key that is derived for the purpose; short enough for a link. */
  sign(purpose: string, text: string): string;
  verify(purpose: string, text: string, signature: string): boolean;
}

/** Says nothing about what is inside. */
export class VaultError extends Error {
  override readonly name = 'VaultError';
}

export const KEY_BYTES = 32;

interface RingKey {
  /** Names the key without telling anything about it. */
  id: string;
  key: Buffer;
}

/**
 * AES-256-GCM with a random nonce and the purpose as associated data; every use has a key of its own, derived with HKDF-SHA-256.
 * The first key writes, all of them read, so that a key can be replaced.
 */
export function createVault(keys: readonly Buffer[]): Vault {
  const ring = keys.map(toRingKey);
  const current = ring[0];
  if (!current) throw new Error('The vault needs a key');

  return {
    seal(purpose, plain) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', derive(current.key, 'envelope'), nonce);
      cipher.setAAD(Buffer.from(purpose));
      const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return { key: current.id, nonce: base64(nonce), text: base64(text), tag: base64(cipher.getAuthTag()) };
    },
    open(purpose, envelope) {
      const key = ring.find(({ id }) => id === envelope.key);
      if (!key) throw new VaultError('The key that this was written with is not here');
      return decrypt(key.key, purpose, envelope);
    },
    sign: (purpose, text) => mac(current.key, purpose, text).toString('base64url'),
    verify: (purpose, text, signature) =>
      ring.some(({ key }) => isEqual(mac(key, purpose, text), Buffer.from(signature, 'base64url'))),
  };
}

/**
 * The key of a development data folder: made at the first start, readable by its owner only. Production configures its key instead,
 * because a key beside its locks protects little.
 */
export async function developmentKey(file: string): Promise<Buffer> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const made = randomBytes(KEY_BYTES).toString('base64');
  await writeFile(file, made, { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const key = Buffer.from(await readFile(file, 'utf8'), 'base64');
  if (key.length !== KEY_BYTES) throw new Error(`${file} holds no key of ${KEY_BYTES} bytes in base64`);
  return key;
}

function decrypt(key: Buffer, purpose: string, envelope: Envelope): string {
  try {
    const nonce = Buffer.from(envelope.nonce, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', derive(key, 'envelope'), nonce, { authTagLength: 16 });
    decipher.setAAD(Buffer.from(purpose));
    decipher.setAuthTag(Buffer.from(envelope.tag, 'base64'));
    return Buffer.concat([decipher.update(Buffer.from(envelope.text, 'base64')), decipher.final()]).toString('utf8');
  } catch (error) {
    throw new VaultError('The envelope was changed, or belongs elsewhere', { cause: error });
  }
}

function toRingKey(key: Buffer): RingKey {
  if (key.length !== KEY_BYTES) throw new Error(`The encryption key has ${key.length} bytes instead of ${KEY_BYTES}`);
  return { id: derive(key, 'key id').toString('hex').slice(0, 16), key };
}

const derive = (key: Buffer, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, 'enrichment-steward', use, KEY_BYTES));

const mac = (key: Buffer, purpose: string, text: string): Buffer =>
  createHmac('sha256', derive(key, `sign:${purpose}`))
    .update(text)
    .digest();

const isEqual = (one: Buffer, other: Buffer): boolean => one.length === other.length && timingSafeEqual(one, other);

const base64 = (bytes: Buffer): string => bytes.toString('base64');
