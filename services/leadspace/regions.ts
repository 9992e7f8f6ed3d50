import countries from 'i18n-iso-countries/index.js';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import dutch from 'i18n-iso-countries/langs/nl.json' with { type: 'json' };

/** A state or province, with its country's ISO code. */
export interface State {
  name: string;
  country: CountryCode;
}

export type CountryCode = string;

/** Compares names of places: no accents, no dots, any letter case, single spaces. */
export const placeKey = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[.'’]/g, '')
    .replace(/[\s\p{Pd}_]+/gu, ' ')
    .trim()
    .toLowerCase()
    .replace(/^the /, '');

/** Names that the library does not know and that CRM data is full of. */
const ALIASES: Readonly<Record<string, CountryCode>> = {
  holland: 'NL',
  deutschland: 'DE',
  espana: 'ES',
  italia: 'IT',
  schweiz: 'CH',
  suisse: 'CH',
  osterreich: 'AT',
  sverige: 'SE',
  danmark: 'DK',
  norge: 'NO',
  suomi: 'FI',
  polska: 'PL',
  belgique: 'BE',
  brasil: 'BR',
  mexico: 'MX',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  engeland: 'GB',
  schotland: 'GB',
  'groot brittannie': 'GB',
  uk: 'GB',
  vk: 'GB',
  gb: 'GB',
  'united states': 'US',
  amerika: 'US',
  vs: 'US',
  vae: 'AE',
  uae: 'AE',
  korea: 'KR',
  'south korea': 'KR',
  tsjechie: 'CZ',
  'hong kong sar': 'HK',
  hongkong: 'HK',
  'netherlands, the': 'NL',
  'netherlands (the)': 'NL',
  'kingdom of the netherlands': 'NL',
  niederlande: 'NL',
  'pays bas': 'NL',
  belgien: 'BE',
  frankreich: 'FR',
  'noord ierland': 'GB',
  'republic of ireland': 'IE',
  'ierse republiek': 'IE',
  eire: 'IE',
  'slovak republic': 'SK',
  bosnia: 'BA',
  'bosnia & herzegovina': 'BA',
  bosnie: 'BA',
  macedonia: 'MK',
  macedonie: 'MK',
  'pr china': 'CN',
  'viet nam': 'VN',
  burma: 'MM',
  birma: 'MM',
  ksa: 'SA',
  'saoedi arabie': 'SA',
  drc: 'CD',
  'trinidad & tobago': 'TT',
};

/** Where the library's first English name is the formal one, the name that people write. */
const USUAL_NAMES: Readonly<Record<CountryCode, string>> = {
  US: 'United States',
  RU: 'Russia',
  TW: 'Taiwan',
  IR: 'Iran',
  CD: 'Democratic Republic of the Congo',
  PS: 'Palestine',
  CZ: 'Czech Republic',
  MK: 'North Macedonia',
  TR: 'Turkey',
};

const STATES: Readonly<Record<CountryCode, string>> = {
  US:
    'AL Alabama;AK Alaska;AZ Arizona;AR Arkansas;CA California;CO Colorado;CT Connecticut;DE Delaware;DC District of Columbia;' +
    'FL Florida;GA Georgia;HI Hawaii;ID Idaho;IL Illinois;IN Indiana;IA Iowa;KS Kansas;KY Kentucky;LA Louisiana;ME Maine;' +
    'MD Maryland;MA Massachusetts;MI Michigan;MN Minnesota;MS Mississippi;MO Missouri;MT Montana;NE Nebraska;NV Nevada;' +
    'NH New Hampshire;NJ New Jersey;NM New Mexico;NY New York;NC North Carolina;ND North Dakota;OH Ohio;OK Oklahoma;OR Oregon;' +
    'PA Pennsylvania;RI Rhode Island;SC South Carolina;SD South Dakota;TN Tennessee;TX Texas;UT Utah;VT Vermont;VA Virginia;' +
    'WA Washington;WV West Virginia;WI Wisconsin;WY Wyoming;PR Puerto Rico',
  CA:
    'AB Alberta;BC British Columbia;MB Manitoba;NB New Brunswick;NL Newfoundland and Labrador;NS Nova Scotia;' +
    'NT Northwest Territories;NU Nunavut;ON Ontario;PE Prince Edward Island;QC Quebec;SK Saskatchewan;YT Yukon',
  AU:
    'ACT Australian Capital Territory;NSW New South Wales;NT Northern Territory;QLD Queensland;SA South Australia;' +
    'TAS Tasmania;VIC Victoria;WA Western Australia',
};

/** By name and by code; looked up a million times in a run. */
const STATES_BY_KEY: ReadonlyMap<string, State[]> = statesByKey();

function statesByKey(): Map<string, State[]> {
  const byKey = new Map<string, State[]>();
  for (const [country, list] of Object.entries(STATES)) {
    for (const entry of list.split(';')) {
      const [code, name] = [entry.slice(0, entry.indexOf(' ')), entry.slice(entry.indexOf(' ') + 1)];
      for (const key of [code.toLowerCase(), placeKey(name)])
        byKey.set(key, [...(byKey.get(key) ?? []), { name, country }]);
    }
  }
  return byKey;
}

const COUNTRY_NAMES = countryNames();

function countryNames(): ReadonlyMap<string, CountryCode> {
  const names = new Map<string, CountryCode>();
  for (const [language, locale] of [
    ['en', english],
    ['nl', dutch],
  ] as const) {
    countries.registerLocale(locale);
    for (const [code, all] of Object.entries(countries.getNames(language, { select: 'all' })))
      for (const name of all) names.set(placeKey(name), code);
  }
  for (const [alpha3, code] of Object.entries(countries.getAlpha3Codes())) names.set(alpha3.toLowerCase(), code);
  for (const [name, code] of Object.entries(ALIASES)) names.set(name, code);
  return names;
}

/** By English or Dutch name, alias or alpha-3 code; two-letter codes only where `codes` is set, since states have them too. */
export function findCountry(text: string, options?: { codes: boolean }): CountryCode | undefined {
  const key = placeKey(text);
  return COUNTRY_NAMES.get(key) ?? (options?.codes ? alpha2(key) : undefined);
}

/** States of that name or code; without a country there may be several. */
export function findStates(text: string, country?: CountryCode): State[] {
  const found = STATES_BY_KEY.get(placeKey(text)) ?? [];
  return country === undefined ? found : found.filter((state) => state.country === country);
}

/** The English name that people write. */
export const countryName = (code: CountryCode): string =>
  USUAL_NAMES[code] ?? countries.getName(code, 'en', { select: 'official' }) ?? code;

function alpha2(key: string): CountryCode | undefined {
  const code = key.toUpperCase();
  return /^[A-Z]{2}$/.test(code) && countries.isValid(code) ? code : undefined;
}
