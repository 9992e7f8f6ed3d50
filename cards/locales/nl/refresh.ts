import type { Texts } from '../../locale.js';

export const refresh: Texts['refresh'] = {};
