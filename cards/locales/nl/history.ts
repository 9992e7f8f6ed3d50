import type { Texts } from '../../locale.js';

export const history: Texts['history'] = {};
