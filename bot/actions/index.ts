import type { Action } from '../turn.js';
import { addCondition } from './addCondition.js';
import { applyUnification } from './applyUnification.js';
import { askMute } from './askMute.js';
import { askWhy } from './askWhy.js';
import { buildSegment } from './buildSegment.js';
import { cancelRefresh } from './cancelRefresh.js';
import { cancelRun } from './cancelRun.js';
import { cancelSegment } from './cancelSegment.js';
import { cancelUnification } from './cancelUnification.js';
import { changeSegmentRule } from './changeSegmentRule.js';
import { changeUnifyColumns } from './changeUnifyColumns.js';
import { changeUnifyRules } from './changeUnifyRules.js';
import { changeUnifySource } from './changeUnifySource.js';
import { chooseFile } from './chooseFile.js';
import { chooseRefresh } from './chooseRefresh.js';
import { claimAdministrator } from './claimAdministrator.js';
import { confirmRemoveMeasure } from './confirmRemoveMeasure.js';
import { confirmRemoveSegment } from './confirmRemoveSegment.js';
import { confirmRemoveSource } from './confirmRemoveSource.js';
import { confirmRun } from './confirmRun.js';
import { consentColumnsAgain } from './consentColumnsAgain.js';
import { downloadHistory } from './downloadHistory.js';
import { downloadPreviewList } from './downloadPreviewList.js';
import { downloadRejects } from './downloadRejects.js';
import { downloadUnifyList } from './downloadUnifyList.js';
import { editEnrichment } from './editEnrichment.js';
import { editMeasure } from './editMeasure.js';
import { editSchedule } from './editSchedule.js';
import { editSegment } from './editSegment.js';
import { endOverride } from './endOverride.js';
import { endSubscription } from './endSubscription.js';
import { enterToken } from './enterToken.js';
import { explainMember } from './explainMember.js';
import { exportEnriched } from './exportEnriched.js';
import { grantRole } from './grantRole.js';
import { keepValues } from './keepValues.js';
import { mapConsent } from './mapConsent.js';
import { markRefreshed } from './markRefreshed.js';
import { mute } from './mute.js';
import { newMeasure } from './newMeasure.js';
import { newSchedule } from './newSchedule.js';
import { newSegment } from './newSegment.js';
import { openFile } from './openFile.js';
import { openHistory } from './openHistory.js';
import { orderUnifySources } from './orderUnifySources.js';
import { overrideGuard } from './overrideGuard.js';
import { planExport } from './planExport.js';
import { planRemoval } from './planRemoval.js';
import { planRun } from './planRun.js';
import { previewSegment } from './previewSegment.js';
import { profileColumnsAgain } from './profileColumnsAgain.js';
import { readAs } from './readAs.js';
import { readRule } from './readRule.js';
import { refreshMeasure } from './refreshMeasure.js';
import { refreshSegment } from './refreshSegment.js';
import { refreshSource } from './refreshSource.js';
import { remove } from './remove.js';
import { removeConnection } from './removeConnection.js';
import { removeMeasure } from './removeMeasure.js';
import { removeSegment } from './removeSegment.js';
import { removeSource } from './removeSource.js';
import { renameSegment } from './renameSegment.js';
import { renewConsent } from './renewConsent.js';
import { replaceRunToken } from './replaceRunToken.js';
import { replaceToken } from './replaceToken.js';
import { resumeRun } from './resumeRun.js';
import { retryRefresh } from './retryRefresh.js';
import { saveExportFile } from './saveExportFile.js';
import { saveMeasure } from './saveMeasure.js';
import { saveSchedule } from './saveSchedule.js';
import { saveSegment } from './saveSegment.js';
import { saveSubscription } from './saveSubscription.js';
import { sendTest } from './sendTest.js';
import { setActive } from './setActive.js';
import { setGuard } from './setGuard.js';
import { setLanguage } from './setLanguage.js';
import { setSegmentActive } from './setSegmentActive.js';
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
import { showConsent } from './showConsent.js';
import { showEnrichment } from './showEnrichment.js';
import { showEnrichments } from './showEnrichments.js';
import { showExport } from './showExport.js';
import { showGuard } from './showGuard.js';
import { showHistory } from './showHistory.js';
import { showMeasure } from './showMeasure.js';
import { showMeasureGroups } from './showMeasureGroups.js';
import { showMeasures } from './showMeasures.js';
import { showMembers } from './showMembers.js';
import { showOverride } from './showOverride.js';
import { showPreview } from './showPreview.js';
import { showPrivacyText } from './showPrivacyText.js';
import { showRefresh } from './showRefresh.js';
import { showRejects } from './showRejects.js';
import { showRun } from './showRun.js';
import { showSchedules } from './showSchedules.js';
import { showSegment } from './showSegment.js';
import { showSegments } from './showSegments.js';
import { showSources } from './showSources.js';
import { showSubscription } from './showSubscription.js';
import { showSubscriptions } from './showSubscriptions.js';
import { showUnification } from './showUnification.js';
import { showUnifyStep } from './showUnifyStep.js';
import { showUnknown } from './showUnknown.js';
import { startConsentImport } from './startConsentImport.js';
import { startExport } from './startExport.js';
import { startImport } from './startImport.js';
import { startProfileImport } from './startProfileImport.js';
import { startRefresh } from './startRefresh.js';
import { subscribe } from './subscribe.js';
import { switchOffSchedule } from './switchOffSchedule.js';
import { testSubscription } from './testSubscription.js';
import { typeRule } from './typeRule.js';
import { undoCondition } from './undoCondition.js';
import { unify } from './unify.js';
import { unmute } from './unmute.js';
import { unsubscribe } from './unsubscribe.js';
import { useSuggestion } from './useSuggestion.js';
import { viewEnriched } from './viewEnriched.js';
import { viewProfile } from './viewProfile.js';

/** Every card verb. */
export const actions: readonly Action[] = [
  claimAdministrator,
  setup,
  setupBegin,
  setupChooseConnection,
  setupConnect,
  enterToken,
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
  readAs,
  startImport,
  startProfileImport,
  profileColumnsAgain,
  mapConsent,
  consentColumnsAgain,
  startConsentImport,
  refreshSource,
  showRejects,
  downloadRejects,
  confirmRemoveSource,
  removeSource,
  orderUnifySources,
  changeUnifySource,
  changeUnifyRules,
  changeUnifyColumns,
  showUnifyStep,
  showPreview,
  downloadPreviewList,
  applyUnification,
  cancelUnification,
  showConsent,
  unify,
  showUnification,
  downloadUnifyList,
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
  newSegment,
  buildSegment,
  addCondition,
  undoCondition,
  typeRule,
  readRule,
  useSuggestion,
  keepValues,
  previewSegment,
  saveSegment,
  cancelSegment,
  showSegments,
  showSegment,
  refreshSegment,
  editSegment,
  renameSegment,
  changeSegmentRule,
  setSegmentActive,
  confirmRemoveSegment,
  removeSegment,
  showMembers,
  askWhy,
  explainMember,
  showGuard,
  setGuard,
  showOverride,
  overrideGuard,
  endOverride,
  planExport,
  startExport,
  saveExportFile,
  markRefreshed,
  startRefresh,
  chooseRefresh,
  showRefresh,
  cancelRefresh,
  retryRefresh,
  showSchedules,
  newSchedule,
  editSchedule,
  saveSchedule,
  switchOffSchedule,
  showHistory,
  openHistory,
  downloadHistory,
  subscribe,
  showSubscription,
  saveSubscription,
  unsubscribe,
  askMute,
  mute,
  unmute,
  sendTest,
  showSubscriptions,
  testSubscription,
  endSubscription,
  showMeasures,
  showMeasure,
  newMeasure,
  editMeasure,
  saveMeasure,
  refreshMeasure,
  showMeasureGroups,
  confirmRemoveMeasure,
  removeMeasure,
  showExport,
];
