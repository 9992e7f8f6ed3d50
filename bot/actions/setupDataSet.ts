import { dataSetForm } from '../../cards/dataSetForm.js';
import { draftRef } from '../../cards/draft.js';
import { drawStep, onStepForm } from '../setupAnswers.js';

/** Next, after Map data. */
export const setupDataSet = onStepForm({
  verb: dataSetForm.verb,
  input: dataSetForm.input,
  step: 'dataSet',
  async run(input, turn) {
    const { name, dataSet } = input;
    return drawStep(await turn.services.setup.chooseDataSet(turn.caller, draftRef(input), { name, dataSet }), turn);
  },
  below: ({ code }) => {
    if (code === 'nameTaken' || code === 'nameMissing') return 'name';
    return code === 'noProfiles' || code === 'segmentEmpty' || code === 'notFound' ? 'dataSet' : undefined;
  },
});
