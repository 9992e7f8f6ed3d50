import type * as English from '../en/admin.js';

export const admin: typeof English.admin = {};
