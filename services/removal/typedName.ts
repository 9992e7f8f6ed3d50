/** A typed confirmation: letters must fit exactly; how they are composed, and blanks around them, are nobody's choice. */
export const isSame = (typed: string, name: string): boolean =>
  typed.normalize('NFC').trim() === name.normalize('NFC').trim();
