import type { Command } from '../turn.js';
import { enrichments } from './enrichments.js';
import { remove } from './remove.js';
import { run } from './run.js';
import { view } from './view.js';

/** Every command, in the order of `help`. */
export const commands: readonly Command[] = [run, enrichments, view, remove];
