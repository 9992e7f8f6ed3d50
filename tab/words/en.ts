import { general } from '../../cards/locales/en/general.js';
import { history } from '../../cards/locales/en/history.js';
import { origins } from '../../cards/locales/en/origins.js';
import { pages } from '../../cards/locales/en/pages.js';
import { pageViews } from '../../cards/locales/en/pageViews.js';
import { results } from '../../cards/locales/en/results.js';
import { run } from '../../cards/locales/en/run.js';
import { format } from '../../cards/locales/format.js';

export const words = { general, history, origins, pages, pageViews, results, run, format };
