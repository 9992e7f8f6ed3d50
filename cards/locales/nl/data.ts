import type * as English from '../en/data.js';

export const data: typeof English.data = {};
