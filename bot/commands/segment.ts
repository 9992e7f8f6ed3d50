import { ServiceError } from '../../services/errors.js';
import { segmentAnswer } from '../segmentAnswers.js';
import { buildAnswer, readInto, startRule } from '../segmentDrafts.js';
import type { Command, Turn } from '../turn.js';

/** `segment <rule>`: what it would give, to save it; `segment` alone: the form; the name of a segment opens that one. */
export const segment: Command = {
  name: 'segment',
  words: { en: ['segment'], nl: ['segment'] },
  async run(args, turn, rest) {
    if (args.length === 0) return buildAnswer(await startRule(turn), turn);
    const named = await calledSo(args.join(' '), turn);
    return named ? segmentAnswer(named, turn) : readInto(await startRule(turn), rest, turn);
  },
};

const calledSo = (name: string, { services, caller }: Turn) =>
  services.segments.find(caller, name).catch((error: unknown) => {
    if (error instanceof ServiceError && error.code === 'notFound') return undefined;
    throw error;
  });
