import type { Command } from '../turn.js';

/** Every command, in the order of `help`. */
export const commands: readonly Command[] = [];
