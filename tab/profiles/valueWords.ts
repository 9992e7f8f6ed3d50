import type { Words } from '../words.js';

/** HIGH is "high"; a level that nobody knows yet is shown as it is. */
export const levelName = (level: string, { run }: Words): string => run.levels[level] ?? level;
