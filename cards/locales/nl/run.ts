import type * as English from '../en/run.js';

export const run: typeof English.run = {};
