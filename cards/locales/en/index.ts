import { admin } from './admin.js';
import { consent } from './consent.js';
import { consentImport } from './consentImport.js';
import { data } from './data.js';
import { errors } from './errors.js';
import { exports } from './exports.js';
import { general, inputs } from './general.js';
import { history } from './history.js';
import { measures } from './measures.js';
import { notifications } from './notifications.js';
import { origins } from './origins.js';
import { pageAnswers } from './pageAnswers.js';
import { pages } from './pages.js';
import { pageViews } from './pageViews.js';
import { refresh } from './refresh.js';
import { results } from './results.js';
import { run } from './run.js';
import { schedules } from './schedules.js';
import { segmentPeople } from './segmentPeople.js';
import { segments } from './segments.js';
import { setup } from './setup.js';
import { unification } from './unification.js';

export const english = {
  admin,
  consent,
  consentImport,
  data,
  errors,
  exports,
  general,
  inputs,
  schedules,
  origins,
  pageAnswers,
  pages,
  pageViews,
  refresh,
  notifications,
  history,
  measures,
  results,
  run,
  segmentPeople,
  segments,
  setup,
  unification,
};
