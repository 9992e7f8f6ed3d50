import { createRandom, mix, type Random } from '../leadspace/companies/random.js';
import { generatedRow } from './generated.js';
import type { SampleRow } from './profiles.js';

export const CONSENT_COLUMNS = ['Consent ID', 'Email', 'Consent option', 'Consent value', 'Consent date'] as const;
const OPTIONS = ['Newsletter', 'Product updates', 'Sharing with partners'] as const;

/** Share of the rows of a generated file that belong to nobody. */
const WITHOUT_PROFILE = 0.09;
const GRANTED = 0.62;
const EMAIL_COLUMNS = [4, 5] as const;
const FIRST_DAY = Date.UTC(2021, 0, 1);
const DAYS = 5 * 365;
const DAY = 86_400_000;

/** What the contacts of the sample have said, as a list that several hands have kept: the same for the same seed. */
export function sampleConsents(profiles: readonly SampleRow[], seed: number): string[][] {
  const random = createRandom(seed);
  const addresses = profiles.flatMap((row) => [row['Contact Email'], row['Contact Email 2']]).filter(Boolean);
  const rows = [...new Set(addresses)].flatMap((address) =>
    OPTIONS.filter(() => random.chance(0.7)).map((option) => saidBy(random, address, option)),
  );
  const strangers = OPTIONS.map((option, at) => saidBy(random, `former.customer${at + 1}@elsewhere.example`, option));
  return [...rows, ...strangers, ...FLAWED].map((row, at) => [`C-${1001 + at}`, ...row]);
}

/** As they occur: one that nobody can read, a day that there is not, no address, two addresses in one cell. */
const FLAWED = [
  ['unsure.customer@elsewhere.example', 'Newsletter', 'maybe', '2025-02-14'],
  ['lost.customer@elsewhere.example', 'Newsletter', 'True', '2025-02-30'],
  ['call reception', 'Newsletter', 'True', '2025-03-01'],
  ['one@elsewhere.example; two@elsewhere.example', 'Newsletter', 'True', '2025-03-02'],
];

/**
 * Row `at` (from 0) of a generated list over so many generated profiles. Each row stands alone; the same address and option
 * come again with other dates, so that the newest has to be found.
 */
export function generatedConsent(at: number, profiles: number, seed: number): string[] {
  const random = createRandom(mix(mix(seed + 0xc0115e27) + at));
  const column = random.pick(EMAIL_COLUMNS);
  const known = random.chance(WITHOUT_PROFILE) ? '' : generatedRow(random.below(profiles), seed)[column]!;
  const address = known || `nobody${random.below(profiles)}@elsewhere.example`;
  return [`C-${at + 1}`, ...saidBy(random, address, random.pick(OPTIONS))];
}

function saidBy(random: Random, address: string, option: string): string[] {
  const date = new Date(FIRST_DAY + random.below(DAYS) * DAY).toISOString().slice(0, 10);
  return [written(random, address), option, random.chance(GRANTED) ? 'True' : 'False', date];
}

function written(random: Random, address: string): string {
  const dice = random.next();
  if (dice < 0.08) return address.toUpperCase();
  if (dice < 0.16) return `${address.charAt(0).toUpperCase()}${address.slice(1)}`;
  return dice < 0.2 ? ` ${address} ` : address;
}
