import { askToSave } from '../../cards/teamsFile.js';
import { ServiceError } from '../../services/errors.js';
import { onButton } from '../action.js';
import { ExportFile, exportAnswer } from '../exportAnswers.js';

/** Teams asks the person first; what is saved is looked at again when the answer comes. */
export const saveExportFile = onButton(
  'saveExportFile',
  ExportFile,
  async (chosen, turn) => {
    const { services, caller, own } = turn;
    const offered = await services.exports.offered(caller, chosen.export, chosen.file);
    const view = await services.exports.progress(chosen.export);
    if (!view.oneDrive) throw new ServiceError('cardOutdated');
    return { ...exportAnswer(view, turn), file: askToSave(chosen, offered, own) };
  },
  { personal: true },
);
