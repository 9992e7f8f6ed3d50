import type { Random } from '../leadspace/companies/random.js';

// How sales people write a company's name into a CRM. The shares are guesses at an ordinary list, made before anything was
// matched, and are not adjusted to the results.

const LEGAL_ENDING =
  /,? (?:Inc\.?|Corporation|Corp\.?|Company|Companies|plc|Ltd\.?|Limited|Group|Holdings?|GmbH(?: & Co\. KG)?|AG|B\.V\.|N\.V\.|BV|S\.A\.|SA|LLP|A\/S|AB|Oyj)$/;
const SUFFIXES: Record<string, readonly string[]> = {
  US: ['Inc.', ', Inc.', 'Corp.', 'LLC', 'Corporation', 'Co.'],
  CA: ['Inc.', 'Ltd.'],
  GB: ['Ltd', 'Limited', 'plc', 'LTD.'],
  IE: ['Ltd', 'plc'],
  NL: ['B.V.', 'BV', 'bv', 'N.V.'],
  BE: ['NV', 'BV'],
  DE: ['GmbH', 'AG'],
};

export function writtenName(random: Random, name: string, country: string | undefined): string {
  const dice = random.next();
  if (dice < 0.36) return name;
  if (dice < 0.52) return withSuffix(random, name, country);
  if (dice < 0.62) return name.toLowerCase();
  if (dice < 0.68) return name.toUpperCase();
  if (dice < 0.8) return misspelt(random, name);
  if (dice < 0.85) return bareName(name);
  if (dice < 0.9) return shortened(name);
  if (dice < 0.93) return acronym(name);
  if (dice < 0.97)
    return `${bareName(name)} ${random.pick(['- HQ', '(main account)', '- Procurement', 'EMEA', 'c/o Accounts Payable'])}`;
  return ` ${name.replace(' ', '  ')} `;
}

/** One slip of the finger; now and then in the first letter. */
export function misspelt(random: Random, name: string): string {
  const at = random.chance(0.08) ? 0 : 1 + random.below(Math.max(1, name.length - 1));
  const [before, letter, after] = [name.slice(0, at), name.charAt(at), name.slice(at + 1)];
  const way = random.below(4);
  if (way === 0) return before + after;
  if (way === 1) return before + letter + letter + after;
  if (way === 2 && after) return before + after.charAt(0) + letter + after.slice(1);
  return before + random.pick(['e', 'a', 's', 'i', 'r', 'n', 'o']) + after;
}

export function withSuffix(random: Random, name: string, country: string | undefined): string {
  const suffix = random.pick(SUFFIXES[country ?? ''] ?? ['Ltd', 'Inc.', 'S.A.']);
  return bareName(name) + (suffix.startsWith(',') ? '' : ' ') + suffix;
}

function bareName(name: string): string {
  return name.replace(LEGAL_ENDING, '');
}

/** What people say: "Goldman" for Goldman Sachs. */
function shortened(name: string): string {
  const words = bareName(name).split(' ');
  return words.length > 1 ? words.slice(0, Math.ceil(words.length / 2)).join(' ') : name;
}

function acronym(name: string): string {
  const letters = bareName(name)
    .split(/[\s-]+/)
    .map((word) => word.charAt(0))
    .filter((letter) => /\p{Lu}/u.test(letter));
  return letters.length > 2 ? letters.join('') : name;
}
