import { languageCard } from '../../cards/languageCard.js';
import type { Language } from '../../services/caller.js';
import { languageAnswer } from '../languageAnswer.js';
import type { Command } from '../turn.js';

const SPOKEN: Readonly<Record<string, Language>> = {
  en: 'en',
  english: 'en',
  engels: 'en',
  nl: 'nl',
  dutch: 'nl',
  nederlands: 'nl',
};

/** `language nl`, or a choice. */
export const language: Command = {
  name: 'language',
  words: { en: ['language'], nl: ['taal'] },
  async run([asked], turn) {
    const word = asked?.toLowerCase() ?? '';
    const spoken = Object.hasOwn(SPOKEN, word) ? SPOKEN[word] : undefined;
    if (spoken) return languageAnswer(spoken, turn);
    const personal = turn.scope === 'personal';
    return { card: languageCard({ state: asked ? 'unknown' : 'ask', personal }, turn.locale) };
  },
};
