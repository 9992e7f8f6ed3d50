import { format } from '../../cards/locales/format.js';
import { general } from '../../cards/locales/nl/general.js';
import { history } from '../../cards/locales/nl/history.js';
import { origins } from '../../cards/locales/nl/origins.js';
import { pages } from '../../cards/locales/nl/pages.js';
import { pageViews } from '../../cards/locales/nl/pageViews.js';
import { results } from '../../cards/locales/nl/results.js';
import { run } from '../../cards/locales/nl/run.js';

export const words = { general, history, origins, pages, pageViews, results, run, format };
