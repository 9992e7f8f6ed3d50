import type { Texts } from '../../locale.js';

export const schedules: Texts['schedules'] = {};
