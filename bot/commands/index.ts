import type { Command } from '../turn.js';
import { consent } from './consent.js';
import { data } from './data.js';
import { enrichments } from './enrichments.js';
import { exportSegment } from './export.js';
import { help } from './help.js';
import { history } from './history.js';
import { language } from './language.js';
import { measures } from './measures.js';
import { mute } from './mute.js';
import { refresh } from './refresh.js';
import { remove } from './remove.js';
import { roles } from './roles.js';
import { run } from './run.js';
import { schedule } from './schedule.js';
import { segment } from './segment.js';
import { segments } from './segments.js';
import { setup } from './setup.js';
import { status } from './status.js';
import { subscribe } from './subscribe.js';
import { subscriptions } from './subscriptions.js';
import { unification } from './unification.js';
import { unsubscribe } from './unsubscribe.js';
import { view } from './view.js';

/** Every command, in the order of `help`. */
export const commands: readonly Command[] = [
  help,
  setup,
  data,
  unification,
  consent,
  segments,
  segment,
  measures,
  exportSegment,
  run,
  enrichments,
  view,
  refresh,
  schedule,
  history,
  subscribe,
  unsubscribe,
  mute,
  subscriptions,
  status,
  roles,
  remove,
  language,
];
