import type { Action } from '../turn.js';
import { cancelRun } from './cancelRun.js';
import { confirmRun } from './confirmRun.js';
import { exportEnriched } from './exportEnriched.js';
import { planRemoval } from './planRemoval.js';
import { planRun } from './planRun.js';
import { remove } from './remove.js';
import { resumeRun } from './resumeRun.js';
import { setActive } from './setActive.js';
import { settleRun } from './settleRun.js';
import { showEnrichment } from './showEnrichment.js';
import { showEnrichments } from './showEnrichments.js';
import { showRun } from './showRun.js';
import { showUnknown } from './showUnknown.js';
import { viewEnriched } from './viewEnriched.js';
import { viewProfile } from './viewProfile.js';

/** Every card verb. */
export const actions: readonly Action[] = [
  planRun,
  confirmRun,
  cancelRun,
  resumeRun,
  showRun,
  showUnknown,
  settleRun,
  showEnrichments,
  showEnrichment,
  setActive,
  viewEnriched,
  viewProfile,
  exportEnriched,
  planRemoval,
  remove,
];
