import type { Action } from '../turn.js';

/** Every card verb. */
export const actions: readonly Action[] = [];
