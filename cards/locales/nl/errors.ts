import type * as English from '../en/errors.js';

export const errors: typeof English.errors = {};
