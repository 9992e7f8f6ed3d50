import type { Random } from '../leadspace/companies/random.js';

const FIRST_NAMES =
  `Holly Frank Anna Jan Sofie Pieter Fatima Miguel Chen Priya Lars Ingrid Tomasz Elif Olivia Noah Emma Liam
  Yuki Aisha Daan Femke Bram Lotte Marco Giulia Claire Hugo Ravi Meera Kofi Ama Sven Astrid Dmitri Olga Grace Peter`.split(
    /\s+/,
  );
const LAST_NAMES =
  `Jansen Visser Bakker Smith Jones Garcia Müller Rossi Dubois Kowalski Nguyen Patel Chen Tanaka Kim Andersen
  Lindqvist Novák Silva Costa Okafor Mensah Demir Haddad Cohen Brown Taylor Wilson Moreau Schmidt Weber Fischer`.split(
    /\s+/,
  );
const OWNERS = ['M. Hartman', 'K. Shore', 'T. de Wit', 'A. Osei', 'J. Lindgren', 'unassigned'];
const NOTES = [
  'Renewal in Q3',
  'Met at trade fair, wants "a quote, soon"',
  'Do not call before 10',
  'Merged from legacy CRM',
  'Invoice to head office; delivery to plant',
  'Contact left the company?',
  'Key account\nsee shared folder',
  'Possible duplicate',
  'Spoke to reception',
];

export interface Contacts {
  email: string;
  secondEmail: string;
  phone: string;
  owner: string;
  since: string;
  notes: string;
}

/** Made-up people at a company; some use a private address. Phones come from ranges set aside for fiction. */
export function contactsAt(random: Random, domain: string): Contacts {
  return {
    email: random.chance(0.06) ? '' : address(random, random.chance(0.08) ? 'mailbox.example' : domain),
    secondEmail: random.chance(0.3) ? address(random, domain) : '',
    phone: random.chance(0.25) ? '' : phone(random),
    owner: random.pick(OWNERS),
    since: `${2009 + random.below(17)}-${twoDigits(1 + random.below(12))}-${twoDigits(1 + random.below(28))}`,
    notes: random.chance(0.3) ? random.pick(NOTES) : '',
  };
}

function address(random: Random, domain: string): string {
  const [first, last] = [random.pick(FIRST_NAMES), random.pick(LAST_NAMES)];
  const local = random.pick([`${first}.${last}`, `${first.charAt(0)}.${last}`, first, 'info', `${first}${last}`]);
  const plain = `${local}@${domain}`.normalize('NFKD').replace(/\p{M}/gu, '');
  return random.chance(0.1) ? plain : plain.toLowerCase();
}

function phone(random: Random): string {
  const last = twoDigits(random.below(100));
  return random.pick([
    `+1 212 555 01${last}`,
    `(415) 555-01${last}`,
    `+44 20 7946 00${last}`,
    `0113 496 00${last}`,
    `+49 30 23125 0${last}`,
    `+33 1 99 00 00 ${last}`,
  ]);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
