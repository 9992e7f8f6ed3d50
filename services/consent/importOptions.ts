import type { ConsentOption } from '../../storage/consentLedger.js';
import { folded } from './mapping.js';

/** An option as a file names it. `reversed`: True is the denial; undefined: nobody has confirmed which it is. */
export interface OptionMet {
  key: string;
  name: string;
  reversed: boolean | undefined;
}

/** The options that a file names, with their numbers. New ones get theirs here and are entered when the import ends. */
export interface OptionBook {
  /** By how it is written; knows it again quickly. */
  find(text: string): OptionMet;
  /** The number of an option that a row is taken for. */
  numberOf(option: OptionMet): number;
  /** Options that rows were taken for. */
  used(): OptionMet[];
  /** Those of them that there were none of before. */
  fresh(): ConsentOption[];
}

/** Spellings that are remembered: files have a few, unless the wrong column was chosen. */
const MOST_SPELLINGS = 10_000;

export function createOptionBook(
  known: readonly ConsentOption[],
  reversedOf: (key: string) => boolean | undefined,
): OptionBook {
  const numbers = new Map(known.map(({ key, no }) => [key, no]));
  const spellings = new Map<string, OptionMet>();
  const used = new Map<string, OptionMet>();
  const fresh: ConsentOption[] = [];
  let highest = known.reduce((most, { no }) => Math.max(most, no), 0);

  function enter({ key, name }: OptionMet): number {
    highest += 1;
    numbers.set(key, highest);
    fresh.push({ no: highest, key, name });
    return highest;
  }

  return {
    find(text) {
      const found = spellings.get(text);
      if (found) return found;
      const key = folded(text);
      const option = { key, name: text.trim(), reversed: reversedOf(key) };
      if (spellings.size >= MOST_SPELLINGS) spellings.clear();
      spellings.set(text, option);
      return option;
    },
    numberOf(option) {
      if (!used.has(option.key)) used.set(option.key, option);
      return numbers.get(option.key) ?? enter(option);
    },
    used: () => [...used.values()],
    fresh: () => fresh,
  };
}
