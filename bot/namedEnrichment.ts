import { chooseEnrichmentForm, type Purpose } from '../cards/chooseEnrichmentForm.js';
import { enrichmentsForm } from '../cards/enrichmentsForm.js';
import type { EnrichmentView } from '../services/enrichments.js';
import { isReadOnly } from './resultAnswers.js';
import type { Answer, Turn } from './turn.js';

/**
 * The enrichment that a command means: by its name, or the only one there is. `rest` is what follows the name. Where it is not
 * clear the answer is a choice, and with none at all the card that offers to set one up.
 */
export async function namedEnrichment(
  args: readonly string[],
  purpose: Purpose,
  turn: Turn,
): Promise<{ enrichment: EnrichmentView; rest: string } | Answer> {
  const { services, caller, locale, own } = turn;
  const enrichments = await services.enrichments.list(caller, { sort: 'name' });
  if (enrichments.length === 0) {
    return {
      card: enrichmentsForm({ enrichments, sort: 'name', search: '', page: 1, readOnly: isReadOnly(turn) }, locale),
    };
  }
  const named = byName(enrichments, args);
  if (named) return named;
  const [only] = enrichments;
  const typed = args.join(' ');
  // Only a company may follow without the name: "run something" must not start something else.
  if (only && enrichments.length === 1 && (purpose === 'view' || !typed)) return { enrichment: only, rest: typed };
  const view = { purpose, enrichments, ...about(purpose, typed) };
  return purpose === 'run'
    ? { card: chooseEnrichmentForm(view, locale) }
    : { card: chooseEnrichmentForm(view, own), to: 'personal' };
}

const about = (purpose: Purpose, typed: string) =>
  purpose === 'view' ? { search: typed } : { unknownName: typed !== '' };

/** The longest name that the words begin with: "Prospects Benelux" before "Prospects". Quotes were taken off what was typed. */
function byName(enrichments: readonly EnrichmentView[], args: readonly string[]) {
  for (let length = args.length; length > 0; length--) {
    const name = args.slice(0, length).join(' ');
    const enrichment = enrichments.find((each) => isCalled(each, name));
    if (enrichment) return { enrichment, rest: args.slice(length).join(' ') };
  }
  return undefined;
}

/** In any letter case. Quotes were taken off what was typed, so those of a name do not count. */
export const isCalled = (one: { name: string }, name: string): boolean =>
  spaced(one.name).toLocaleLowerCase() === spaced(name).toLocaleLowerCase();

const spaced = (name: string): string =>
  name
    .replace(/["“”„«»]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
