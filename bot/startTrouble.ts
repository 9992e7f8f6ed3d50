import { ConfigError } from './config.js';

/** Sentences of the storage and the vault; the classes of most are nobody's but theirs. */
const EXPECTED = [
  /^Port \d+ is in use/,
  /is damaged and so is its last good copy$/,
  /^The data folder was written by a newer version/,
  /which this version does not know$/,
  /holds no key of \d+ bytes in base64$/,
  /^The encryption key has \d+ bytes instead of \d+$/,
];

/** What somebody can put right is a sentence; undefined for a fault, which comes with its place in the code. */
export function sentenceOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const expected = error instanceof ConfigError || error.name === 'FolderInUse';
  return expected || EXPECTED.some((words) => words.test(error.message)) ? error.message : undefined;
}
