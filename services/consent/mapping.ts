import { z } from 'zod';

/** The form in which options and values compare: NFKC, trimmed, lower case. */
export const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** How the values of a column read, by their folded form; what is in neither list cannot be read and counts as denied. */
const Readings = z.object({ true: z.array(z.string()), false: z.array(z.string()) });
export type Readings = z.infer<typeof Readings>;

/** 03/04/2026 is asked for, never guessed. */
export const DateOrder = z.enum(['dmy', 'mdy', 'ymd']);
export type DateOrder = z.infer<typeof DateOrder>;

/** IANA name of a zone that this machine knows. */
const TimeZone = z
  .string()
  .refine((zone) => isZone(zone))
  .default('UTC');

function isZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}

/** What the columns of a source of consent data mean (kept in `data_sources.mapping`). */
export const ConsentMapping = z.object({
  kind: z.enum(['email', 'phone']),
  /** Columns, by name. */
  key: z.string(),
  value: z.string(),
  option: z.string().optional(),
  consentId: z.string().optional(),
  date: z.string().optional(),
  expires: z.string().optional(),
  readings: Readings,
  /** Options (folded) for which True is the denial, and those for which True is the grant. An option in neither was not confirmed: it grants nothing. */
  reversed: z.array(z.string()),
  straight: z.array(z.string()),
  dateOrder: DateOrder.optional(),
  /** Of dates that name no zone. */
  timeZone: TimeZone,
  /** ISO 3166 country of phone numbers that name none. */
  region: z.string().length(2),
  /** `complete`: what is absent from a file is no longer in the source. `changes`: absence means nothing. */
  holds: z.enum(['complete', 'changes']),
});
export type ConsentMapping = z.infer<typeof ConsentMapping>;

/** What a source of profiles says about consent (kept in `data_sources.mapping`). */
export const ProfileMapping = z.object({
  region: z.string().length(2).optional(),
  consent: z
    .object({
      /** One column an option; `reversed`: True is the denial. */
      columns: z.array(
        z.object({ column: z.string(), option: z.string(), reversed: z.boolean(), date: z.string().optional() }),
      ),
      readings: Readings,
      dateOrder: DateOrder.optional(),
      timeZone: TimeZone,
    })
    .optional(),
});
export type ProfileMapping = z.infer<typeof ProfileMapping>;
