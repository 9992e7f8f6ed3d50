import type { Texts } from '../../locale.js';

export const notifications: Texts['notifications'] = {};
