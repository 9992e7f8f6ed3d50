import type * as English from '../en/setup.js';

export const setup: typeof English.setup = {};
