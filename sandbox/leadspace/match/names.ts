/** A company name made comparable: words without marks, case, punctuation and legal form. */
export interface NameKey {
  /** All words run together: "FedEx", "Fed Ex" and "FED-EX Inc." are the same name. Empty when nothing is left. */
  key: string;
  words: string[];
}

// Letters that NFKD leaves alone but that people type without the stroke or as two letters.
const LETTERS: Record<string, string> = { ß: 'ss', ø: 'o', ł: 'l', æ: 'ae', œ: 'oe', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };

// Longest first, as words after folding ("S.A." has become "sa", "Pty. Ltd." two words).
const LEGAL_FORMS = [
  'gmbh and co kg',
  'gmbh and co kgaa',
  'naamloze vennootschap',
  'besloten vennootschap',
  'public limited company',
  'limited liability company',
  'and company',
  'and co',
  'and sons',
  'pty ltd',
  'pte ltd',
  'co ltd',
  'company ltd',
  'private limited',
  'pvt ltd',
  'sdn bhd',
  'sp zoo',
  'sp z oo',
  'sa de cv',
  'kabushiki kaisha',
  ...['incorporated', 'inc', 'corporation', 'corp', 'company', 'companies', 'co', 'limited', 'ltd', 'llc', 'llp', 'lp'],
  ...['plc', 'gmbh', 'kgaa', 'kg', 'ag', 'se', 'ug', 'ohg', 'ev', 'nv', 'bv', 'bvba', 'vof', 'cv', 'sa', 'sas', 'sarl'],
  ...[
    'srl',
    'spa',
    'sl',
    'slu',
    'ab',
    'as',
    'asa',
    'aps',
    'oy',
    'oyj',
    'kft',
    'rt',
    'zrt',
    'sro',
    'doo',
    'dd',
    'lda',
    'ltda',
  ],
  ...['pty', 'pte', 'pvt', 'bhd', 'kk', 'jsc', 'pjsc', 'ооо', 'оао', 'зао', 'пао', 'ао', 'тоо', 'αε', 'επε', 'בעמ'],
].map((form) => form.split(' '));

// Scripts without spaces write the legal form against the name, before or after it.
const UNSPACED_FORMS =
  /^(?:株式会社|有限会社|合同会社|주식회사|\(주\))|(?:株式会社|有限会社|股份有限公司|有限责任公司|有限公司|集团|주식회사)$/gu;

/** Never empties a name that consists of nothing but a legal form: "Co" stays "co". */
export function nameKey(name: string): NameKey {
  const words = withoutLegalForms(joinInitials(foldWords(name)));
  return { key: words.join(''), words };
}

/** Lower case, no marks, "&" read as "and", everything that is neither letter nor digit a gap. */
export function foldWords(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .trim()
      .replace(UNSPACED_FORMS, '')
      .normalize('NFKD')
      .replace(/\p{M}|\p{Cf}/gu, '')
      .toLowerCase()
      .replace(/[ßøłæœđðþı]/g, (letter) => LETTERS[letter] ?? letter)
      .replace(/\(the\)|\(class [a-z]\)/g, ' ')
      .replace(/[&+]/g, ' and ')
      .replace(/['’`´]/g, '')
      // "S.A." is one word, "St. Louis" two: a dot between single letters joins them.
      .replace(/\b(\p{L})\.(?=\p{L}\b)/gu, '$1')
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
  );
}

// "W. W. Grainger" and "WW Grainger" are one name.
function joinInitials(words: string[]): string[] {
  const joined: string[] = [];
  let open = false;
  for (const word of words) {
    const initial = word.length === 1 && /\p{L}/u.test(word);
    if (initial && open) joined[joined.length - 1] += word;
    else joined.push(word);
    open = initial;
  }
  return joined;
}

// Twice, because forms are stacked: "Holding Company, Inc.".
function withoutLegalForms(words: string[]): string[] {
  let rest = words.length > 1 && words[0] === 'the' ? words.slice(1) : words;
  for (let round = 0; round < 2; round += 1) rest = withoutOneForm(rest);
  return rest;
}

function withoutOneForm(words: string[]): string[] {
  const form = LEGAL_FORMS.find((parts) => parts.length < words.length && endsWith(words, parts));
  if (form) return words.slice(0, -form.length);
  const leading = LEGAL_FORMS.find(
    (parts) => parts.length === 1 && parts[0] === words[0] && LEADING.has(words[0] ?? ''),
  );
  return leading && words.length > 1 ? words.slice(1) : words;
}

// Forms that some languages put first: "ООО Ромашка", "PT Maju".
const LEADING = new Set(['ооо', 'оао', 'зао', 'пао', 'ао', 'тоо']);

function endsWith(words: string[], parts: string[]): boolean {
  return parts.every((part, at) => words[words.length - parts.length + at] === part);
}
