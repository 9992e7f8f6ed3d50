import { readFile } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import type { AuditHead } from './audit.js';

/**
 * The head of the audit chain, kept outside of the Warehouse so that a cut-off tail or a chain made anew shows. In a file of
 * its own and not in the settings: those are rewritten as a whole, and an act changes them before its audit entry exists.
 */
export interface AuditAnchor {
  /** `missing`: there never was one, or it was taken away; `forged`: it does not bear our seal. */
  read(): Promise<AuditHead | 'missing' | 'forged'>;
  /** Durable when it resolves. */
  write(head: AuditHead): Promise<void>;
}

/** Whoever can write to the folder can write the file, but has no key to seal it with. */
export interface Seal {
  sign(text: string): string;
  verify(text: string, signature: string): boolean;
}

const Content = z.object({ seq: z.number(), hash: z.string(), seal: z.string() });

/** Without a file it lives in memory (tests). */
export function openAnchor(seal: Seal, file?: string): AuditAnchor {
  if (!file) return memoryAnchor();
  return {
    async read() {
      const text = await readFile(file, 'utf8').catch(() => undefined);
      if (text === undefined) return 'missing';
      const content = Content.safeParse(parseJson(text));
      if (!content.success) return 'forged';
      const { seq, hash, seal: signature } = content.data;
      return seal.verify(sealed({ seq, hash }), signature) ? { seq, hash } : 'forged';
    },
    async write(head) {
      const content = { ...head, seal: seal.sign(sealed(head)) };
      await writeFileAtomic(file, JSON.stringify(content), { mode: 0o600 });
    },
  };
}

function memoryAnchor(): AuditAnchor {
  let kept: AuditHead | 'missing' = 'missing';
  return {
    read: async () => kept,
    async write(head) {
      kept = head;
    },
  };
}

const sealed = (head: AuditHead): string => `${head.seq}:${head.hash}`;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
