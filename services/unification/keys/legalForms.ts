/**
 * Legal forms at the end of a company name, as words after folding: "S.A." has become "sa", "Pty. Ltd." two words. They are stripped
 * again and again, so that "GmbH & Co. KG" needs no entry of its own. Left out is what tells companies of one family apart (group,
 * holding, and sons, names of countries), and what is a word of its own too often (is, na, pc, ad).
 */
const FORMS = [
  ...['naamloze vennootschap', 'besloten vennootschap', 'societe anonyme', 'aktiengesellschaft', 'kabushiki kaisha'],
  ...['public limited company', 'limited liability company', 'limited liability partnership', 'limited partnership'],
  ...['designated activity company', 'public company limited', 'joint stock company', 'private limited', 'private ltd'],
  ...['sociedad anonima', 'sociedad limitada', 'societa per azioni', 'spolka akcyjna', 'aktiebolag', 'osakeyhtio'],
  ...['ug haftungsbeschrankt', 'ab publ', 'anonim sirketi', 'ltd sti', 'spol sro', 'sp zoo', 'sp z oo', 'sp k', 'sp j'],
  ...[
    'sa de cv',
    'sab de cv',
    'sapi de cv',
    's de rl de cv',
    's de rl',
    'sendirian berhad',
    'sdn bhd',
    'berhad',
    'bhd',
  ],
  ...[
    'and company',
    'and co',
    'and cie',
    'et cie',
    'cie',
    'incorporated',
    'inc',
    'corporation',
    'corp',
    'company',
    'co',
  ],
  ...['limited', 'ltd', 'llc', 'llp', 'lllp', 'pllc', 'lp', 'plc', 'dac', 'pcl', 'pty', 'pte', 'pvt', 'opc', 'tbk'],
  ...['gmbh', 'ggmbh', 'mbh', 'gbr', 'kgaa', 'kg', 'ag', 'se', 'ug', 'ohg', 'partg', 'partgmbb'],
  ...['nv', 'bv', 'bvba', 'cvba', 'vof', 'cv', 'ua', 'ba', 'sprl', 'scrl', 'vzw', 'asbl'],
  ...['sa', 'sas', 'sasu', 'sarl', 'eurl', 'snc', 'srl', 'srls', 'sl', 'slu', 'sau', 'sll', 'lda', 'ltda', 'sgps'],
  ...['ab', 'as', 'asa', 'aps', 'ks', 'oy', 'oyj', 'hf', 'ehf', 'ou', 'uab', 'kft', 'zrt', 'nyrt', 'sro', 'doo', 'dd'],
  ...['kk', 'jsc', 'pjsc', 'ojsc', 'cjsc', 'ooo', 'oao', 'zao', 'eood', 'ood'],
  ...['b v', 'n v', 's a', 'l l c', 'p l c', 's r l', 's p a', 'e v', 'e k', 'e g'],
  ...['ооо', 'оао', 'зао', 'пао', 'ао', 'тоо', 'тов', 'оод', 'еоод', 'αε', 'επε', 'ικε', 'בע מ'],
];

/** By their last word, longest first: "ug haftungsbeschrankt" before anything that ends alike. */
export const LEGAL_FORMS: ReadonlyMap<string, readonly (readonly string[])[]> = byLastWord();

function byLastWord(): Map<string, string[][]> {
  const found = new Map<string, string[][]>();
  for (const form of FORMS.map((words) => words.split(' ')).sort((one, other) => other.length - one.length))
    found.set(form.at(-1)!, [...(found.get(form.at(-1)!) ?? []), form]);
  return found;
}

/** Written before the name, in the countries that do so. Latin ones only where no company is called so ("SAS", "NV Energy" are). */
export const LEADING_FORMS: ReadonlySet<string> = new Set(
  'ооо оао зао пао ао тоо тов ooo oao zao uab sarl eurl'.split(' '),
);

/** Forms that count only as they are written, because their letters are a word: a spa, an EV. Spaced they are forms of the table. */
export const WRITTEN = /(?<![\p{L}\p{N}.])(?:S\.?p\.?A|S\.P\.A|e\.\s?[VK]|eG)\.?(?![\p{L}\p{N}])/gu;
/** With points, or "NV Energy" would be one. */
export const WRITTEN_BEGINNING = /^\s*(?:N\.\s?V|B\.\s?V)\.\s+(?=.*[\p{L}\p{N}])/u;

/** Scripts without spaces write the legal form against the name, before or after it. */
export const UNSPACED_BEGINNING = /^(?:株式会社|有限会社|合同会社|주식회사|유한회사)/u;
export const UNSPACED_ENDING =
  /(?:株式会社|有限会社|合同会社|股份有限公司|有限责任公司|有限責任公司|有限公司|주식회사|유한회사)$/u;
/** The same in short. */
export const SHORT_UNSPACED = /\((?:株|有|주)\)/gu;
export const UNSPACED_OF_SHORT: Readonly<Record<string, string>> = {
  '(株)': ' 株式会社 ',
  '(有)': ' 有限会社 ',
  '(주)': ' 주식회사 ',
};
