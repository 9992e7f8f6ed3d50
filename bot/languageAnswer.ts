import { languageCard } from '../cards/languageCard.js';
import type { Language } from '../services/caller.js';
import type { Answer, Turn } from './turn.js';

/** Speaks it from this answer on. */
export async function languageAnswer(language: Language, turn: Turn): Promise<Answer> {
  const locale = await turn.speak(language);
  return { card: languageCard({ state: 'set', personal: turn.scope === 'personal' }, locale) };
}
