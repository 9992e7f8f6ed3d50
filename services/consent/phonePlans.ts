import metadata from 'libphonenumber-js/max/metadata';
import { z } from 'zod';

/**
 * A short way for the numbers of countries that have a calling code for themselves and no exceptions: it accepts what the library
 * would accept, ten times as fast. Whatever it is not sure of is left to the library.
 */
interface Plan {
  code: string;
  /** Dialled before a national number; empty where there is none. */
  prefix: string;
  national: RegExp;
  kinds: { pattern: RegExp; lengths: readonly number[] | undefined }[];
}

/** Places in the library's metadata, as of version 4 of its format. */
const [ABROAD, PREFIX, PARSING, TRANSFORM, KINDS] = [1, 5, 7, 8, 11];
const Kind = z.tuple([z.string(), z.array(z.number()).optional()]);
const Country = z.array(z.unknown()).transform((parts) => ({
  code: z.string().parse(parts[0]),
  national: z.string().parse(parts[2]),
  prefix: z.string().catch('').parse(parts[PREFIX]),
  // Where one dials something else than 00 for abroad, a number of the country may begin with it.
  isPlain: parts[ABROAD] === '00' && !parts[PARSING] && !parts[TRANSFORM],
  kinds: z
    .array(Kind.or(z.unknown().transform(() => undefined)))
    .catch([])
    .parse(parts[KINDS]),
}));

const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`);

function planOf(country: unknown): Plan | undefined {
  const { code, national, prefix, isPlain, kinds } = Country.parse(country);
  if (!isPlain) return undefined;
  const known = kinds.flatMap((kind) => (kind?.[0] ? [{ pattern: whole(kind[0]), lengths: kind[1] }] : []));
  return { code, prefix, national: whole(national), kinds: known };
}

const alone = Object.values(metadata.version === 4 ? metadata.country_calling_codes : {}).flatMap((countries) =>
  countries.length === 1 ? countries : [],
);
const BY_COUNTRY: ReadonlyMap<string, Plan> = new Map(
  alone.flatMap((country) => {
    const plan = planOf(metadata.countries[country]);
    return plan ? [[country, plan] as const] : [];
  }),
);
const BY_CODE: ReadonlyMap<string, Plan> = new Map([...BY_COUNTRY.values()].map((plan) => [plan.code, plan]));

/** A number of digits and signs in E.164 where it plainly is one, international or of the region; undefined where that is not certain. */
export function plainNumber(text: string, region: string): string | undefined {
  const digits = text.replaceAll(/[\s().-]/g, '');
  const plan = digits.startsWith('+') ? planOfCode(digits) : BY_COUNTRY.get(region);
  if (!plan || digits.startsWith('00')) return undefined;
  const { code, prefix } = plan;
  const isInternational = digits.startsWith('+');
  const isDialled = !isInternational && prefix !== '' && digits.startsWith(prefix);
  const national = digits.slice(isInternational ? code.length + 1 : isDialled ? prefix.length : 0);
  if (prefix !== '' && national.startsWith(prefix)) return undefined;
  return isNumberOf(plan, national) ? `+${code}${national}` : undefined;
}

function planOfCode(digits: string): Plan | undefined {
  for (let length = 1; length <= 3; length += 1) {
    const plan = BY_CODE.get(digits.slice(1, 1 + length));
    if (plan) return plan;
  }
  return undefined;
}

const isNumberOf = ({ national, kinds }: Plan, digits: string): boolean =>
  national.test(digits) &&
  kinds.some(({ pattern, lengths }) => (!lengths || lengths.includes(digits.length)) && pattern.test(digits));
