import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** A program of the tests as one file that plain `node` runs. */
export interface Program {
  file: string;
  remove(): Promise<void>;
}

/**
 * Compiles a program of this folder (`mortalBot.ts`) for tests that start it again and again: otherwise each of its processes
 * would compile all sources for itself.
 */
export async function buildProgram(name: string): Promise<Program> {
  // One below package.json, as what is built for production is: the bot looks up its version there.
  const file = inProject(`dist/${basename(name, '.ts')}-${process.pid}.mjs`);
  await build({
    entryPoints: [inProject(`test/support/${name}`)],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  return { file, remove: () => rm(file, { force: true }) };
}

const inProject = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
