import type { Action } from '../turn.js';
import { cancelRun } from './cancelRun.js';
import { chooseFile } from './chooseFile.js';
import { claimAdministrator } from './claimAdministrator.js';
import { confirmRemoveSource } from './confirmRemoveSource.js';
import { confirmRun } from './confirmRun.js';
import { editEnrichment } from './editEnrichment.js';
import { exportEnriched } from './exportEnriched.js';
import { grantRole } from './grantRole.js';
import { openFile } from './openFile.js';
import { planRemoval } from './planRemoval.js';
import { planRun } from './planRun.js';
import { refreshSource } from './refreshSource.js';
import { remove } from './remove.js';
import { removeConnection } from './removeConnection.js';
import { removeSource } from './removeSource.js';
import { renewConsent } from './renewConsent.js';
import { replaceRunToken } from './replaceRunToken.js';
import { replaceToken } from './replaceToken.js';
import { resumeRun } from './resumeRun.js';
import { setActive } from './setActive.js';
import { setLanguage } from './setLanguage.js';
import { settleRun } from './settleRun.js';
import { setup } from './setup.js';
import { setupApply } from './setupApply.js';
import { setupBack } from './setupBack.js';
import { setupBegin } from './setupBegin.js';
import { setupCancel } from './setupCancel.js';
import { setupChooseConnection } from './setupChooseConnection.js';
import { setupConnect } from './setupConnect.js';
import { setupDataSet } from './setupDataSet.js';
import { setupPreview } from './setupPreview.js';
import { setupSaveUnverified } from './setupSaveUnverified.js';
import { showEnrichment } from './showEnrichment.js';
import { showEnrichments } from './showEnrichments.js';
import { showPrivacyText } from './showPrivacyText.js';
import { showRejects } from './showRejects.js';
import { showRun } from './showRun.js';
import { showSources } from './showSources.js';
import { showUnknown } from './showUnknown.js';
import { startImport } from './startImport.js';
import { viewEnriched } from './viewEnriched.js';
import { viewProfile } from './viewProfile.js';

/** Every card verb. */
export const actions: readonly Action[] = [
  claimAdministrator,
  setup,
  setupBegin,
  setupChooseConnection,
  setupConnect,
  setupSaveUnverified,
  setupDataSet,
  setupPreview,
  setupApply,
  setupBack,
  setupCancel,
  editEnrichment,
  replaceToken,
  replaceRunToken,
  showPrivacyText,
  renewConsent,
  grantRole,
  setLanguage,
  showSources,
  chooseFile,
  openFile,
  startImport,
  refreshSource,
  showRejects,
  confirmRemoveSource,
  removeSource,
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
  removeConnection,
];
