/** Where synthetic companies sit: country, state, city, the telephone numbers and the post codes there. */
export const PLACES: readonly SyntheticPlace[] = [
  us('Texas', 'Austin', '512', '787'),
  us('Texas', 'Houston', '713', '770'),
  us('California', 'San Diego', '619', '921'),
  us('California', 'Sacramento', '916', '958'),
  us('New York', 'Rochester', '585', '146'),
  us('New York', 'New York', '212', '100'),
  us('Illinois', 'Chicago', '312', '606'),
  us('Illinois', 'Springfield', '217', '627'),
  us('Missouri', 'Springfield', '417', '658'),
  us('Ohio', 'Columbus', '614', '432'),
  us('Georgia', 'Atlanta', '404', '303'),
  us('Washington', 'Seattle', '206', '981'),
  us('Oregon', 'Portland', '503', '972'),
  us('Maine', 'Portland', '207', '041'),
  us('Colorado', 'Denver', '303', '802'),
  us('Massachusetts', 'Boston', '617', '021'),
  us('Minnesota', 'Minneapolis', '612', '554'),
  us('North Carolina', 'Raleigh', '919', '276'),
  { country: 'CA', state: 'Ontario', city: 'Toronto', phone: '+1 416 555 01', postcode: 'M5@ #@#' },
  { country: 'CA', state: 'British Columbia', city: 'Vancouver', phone: '+1 604 555 01', postcode: 'V6@ #@#' },
  { country: 'GB', city: 'Leeds', phone: '+44 113 496 00', postcode: 'LS1 #@@' },
  { country: 'GB', city: 'Manchester', phone: '+44 161 496 00', postcode: 'M1 #@@' },
  { country: 'GB', city: 'London', phone: '+44 20 7946 00', postcode: 'EC1@ #@@' },
  { country: 'IE', city: 'Dublin', postcode: 'D02 @@##' },
  { country: 'NL', city: 'Rotterdam', postcode: '30## @@' },
  { country: 'NL', city: 'Utrecht', postcode: '35## @@' },
  { country: 'NL', city: 'Eindhoven', postcode: '56## @@' },
  { country: 'BE', city: 'Antwerp', postcode: '20##' },
  { country: 'DE', city: 'Hamburg', postcode: '201##' },
  { country: 'DE', city: 'Berlin', phone: '+49 30 23125 0', postcode: '101##' },
  { country: 'FR', city: 'Lyon', postcode: '690##' },
  { country: 'FR', city: 'Paris', phone: '+33 1 99 00 00 ', postcode: '750##' },
  { country: 'ES', city: 'Valencia', postcode: '460##' },
  { country: 'IT', city: 'Milan', postcode: '201##' },
  { country: 'SE', city: 'Stockholm', phone: '+46 8 465 004 ', postcode: '111 ##' },
  { country: 'DK', city: 'Aarhus', postcode: '80##' },
  { country: 'AU', state: 'New South Wales', city: 'Sydney', phone: '+61 2 5550 01', postcode: '20##' },
  { country: 'AU', state: 'Victoria', city: 'Melbourne', phone: '+61 3 5550 01', postcode: '30##' },
  { country: 'SG', city: 'Singapore', postcode: '04####' },
  { country: 'JP', city: 'Osaka', postcode: '530-00##' },
];

export interface SyntheticPlace {
  country: string;
  state?: string;
  city: string;
  /** Up to the last two digits. Numbers set aside for fiction; where a country has none, its companies have no phone. */
  phone?: string;
  /** `#` is a digit, `@` a letter. */
  postcode: string;
}

function us(state: string, city: string, area: string, zip: string): SyntheticPlace {
  return { country: 'US', state, city, phone: `+1 ${area} 555 01`, postcode: `${zip}##` };
}
