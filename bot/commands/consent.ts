import { askedAnswer } from '../consentAnswers.js';
import { askedOf } from '../consentDates.js';
import { consentMappingAnswer, filesAnswer } from '../sourceAnswers.js';
import type { Command } from '../turn.js';

const IMPORT = new Set(['import', 'importeren', 'importeer']);

/** `consent`, `consent <email or phone> [day]`, `consent as of <day>`, `consent import [file]`. */
export const consent: Command = {
  name: 'consent',
  words: { en: ['consent'], nl: ['toestemming'] },
  async run(args, turn) {
    const { services, caller, files } = turn;
    const [first, ...rest] = args;
    const [upload] = files;
    if (upload) return consentMappingAnswer(await services.dataSources.openUpload(caller, upload), turn);
    if (IMPORT.has(first?.toLowerCase() ?? '')) {
      const path = rest.join(' ');
      return path ? consentMappingAnswer(await services.dataSources.openFile(caller, path), turn) : filesAnswer(turn);
    }
    const { who, day } = askedOf(args.join(' '));
    return askedAnswer({ who, asOf: day }, turn);
  },
};
