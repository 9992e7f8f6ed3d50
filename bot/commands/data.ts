import { filesAnswer, mappingAnswer, sourcesAnswer } from '../sourceAnswers.js';
import type { Command } from '../turn.js';

const IMPORT = new Set(['import', 'importeren', 'importeer']);

/** `data`, `data import`, `data import <file>`; a file attached in the 1:1 chat is looked at right away. */
export const data: Command = {
  name: 'data',
  words: { en: ['data'], nl: ['gegevens'] },
  async run([first, ...rest], turn) {
    const { services, caller, files } = turn;
    const [upload] = files;
    if (upload) return mappingAnswer(await services.dataSources.openUpload(caller, upload), turn);
    if (!IMPORT.has(first?.toLowerCase() ?? '')) return sourcesAnswer(0, turn);
    const path = rest.join(' ');
    return path ? mappingAnswer(await services.dataSources.openFile(caller, path), turn) : filesAnswer(turn);
  },
};
