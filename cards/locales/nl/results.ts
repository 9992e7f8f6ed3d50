import type * as English from '../en/results.js';

export const results: typeof English.results = {};
