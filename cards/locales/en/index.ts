import { admin } from './admin.js';
import { data } from './data.js';
import { errors } from './errors.js';
import { general, inputs } from './general.js';
import { results } from './results.js';
import { run } from './run.js';
import { setup } from './setup.js';

export const english = { admin, data, errors, general, inputs, results, run, setup };
