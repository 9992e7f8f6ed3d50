import { named } from '../../cards/choices.js';
import { importFileForm } from '../../cards/importFileForm.js';
import { problemBelow } from '../../cards/problemCard.js';
import { ServiceError } from '../../services/errors.js';
import { onForm } from '../action.js';
import { filesAnswer, mappingAnswer } from '../sourceAnswers.js';
import type { Turn } from '../turn.js';

/** A file of the import folder is looked at; nothing is imported yet. */
export const openFile = onForm(importFileForm, {
  async run(input, turn) {
    const { services, caller, locale } = turn;
    const files = await services.dataSources.files(caller);
    const path =
      input.fileTyped ||
      named(
        files.map((file) => file.path),
        input.file,
      );
    const below = input.fileTyped ? 'fileTyped' : 'file';
    if (!path) return filesAnswer(turn, { values: input, problems: { file: locale.data.choose.required } });
    try {
      return await mappingAnswer(await services.dataSources.openFile(caller, path), turn);
    } catch (error) {
      if (!isAboutTheFile(error)) throw error;
      return filesAnswer(turn, { values: input, problems: { [below]: problemBelow(error, locale) } });
    }
  },
  view: async (_data, { services, caller }: Turn) => ({ files: await services.dataSources.files(caller) }),
});

const isAboutTheFile = (error: unknown): error is ServiceError =>
  error instanceof ServiceError && error.code.startsWith('file');
