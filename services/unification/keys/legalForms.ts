/**
 * Legal forms at the end of a company name, as words after folding: "S.A." has become "sa", "Pty. Ltd." two words. Left out is what
 * tells companies of one family apart (group, holding, and sons, names of countries), and what is a word of its own too often.
 */
const FORMS = [
  ...['gmbh and co kg', 'gmbh and co kgaa', 'gmbh and co ohg', 'ag and co kg', 'ug haftungsbeschrankt'],
  ...['naamloze vennootschap', 'besloten vennootschap', 'public limited company', 'limited liability company'],
  ...['societe anonyme', 'aktiengesellschaft', 'kabushiki kaisha', 'private limited', 'and company', 'and co'],
  ...['pty ltd', 'pte ltd', 'pvt ltd', 'co ltd', 'company ltd', 'sdn bhd', 'sp zoo', 'sp z oo', 'sa de cv', 'coop ua'],
  ...['incorporated', 'inc', 'corporation', 'corp', 'company', 'co', 'limited', 'ltd', 'llc', 'llp', 'lp', 'plc'],
  ...['gmbh', 'kgaa', 'kg', 'ag', 'se', 'ug', 'ohg', 'mbh', 'nv', 'bv', 'bvba', 'vof', 'cv', 'ua', 'ba', 'sa', 'sas'],
  ...['sarl', 'sasu', 'srl', 'sl', 'slu', 'ab', 'as', 'asa', 'aps', 'oy', 'oyj', 'kft', 'zrt', 'nyrt', 'sro', 'doo'],
  ...['lda', 'ltda', 'pty', 'pte', 'pvt', 'bhd', 'kk', 'jsc', 'pjsc', 'ооо', 'оао', 'зао', 'пао', 'ао', 'тоо', 'αε'],
];

/** Longest first, so that "gmbh and co kg" does not leave "gmbh and" behind. */
export const LEGAL_FORMS: readonly (readonly string[])[] = FORMS.map((form) => form.split(' ')).sort(
  (one, other) => other.length - one.length,
);

/** Scripts without spaces write the legal form against the name, before or after it. */
export const UNSPACED_FORMS =
  /^(?:株式会社|有限会社|合同会社|주식회사|\(주\))|(?:株式会社|有限会社|股份有限公司|有限责任公司|有限公司|주식회사)$/gu;
