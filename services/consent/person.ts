import { type ConsentOption, listOptions } from '../../storage/consentLedger.js';
import {
  type PersonEntry,
  type PersonKey,
  type PersonLedger,
  personLedger,
  profilesWith,
} from '../../storage/personConsent.js';
import type { Sql } from '../../storage/sql.js';
import type { PersonConsent, PersonOption } from '../consent.js';
import { ServiceError } from '../errors.js';
import { readIdentifier } from './identifiers.js';

/** More profiles than this with one address are named no more. */
const MOST_PROFILES = 20;
const MOST_HISTORY = 5;

/** An e-mail address where there is an @, else a phone number. @throws `identifierUnreadable` */
export function identifierOf(text: string, region: string): { kind: 'email' | 'phone'; identifier: string } {
  const kind = text.normalize('NFKC').includes('@') ? 'email' : 'phone';
  const { key } = readIdentifier(text, kind, region);
  if (key === undefined) throw new ServiceError('identifierUnreadable');
  return { kind, identifier: key };
}

/** What has been read about one identifier, and about the profiles that have it, by a moment. */
export async function personConsent(
  sql: Sql,
  who: { kind: 'email' | 'phone'; identifier: string },
  moment: number,
): Promise<PersonConsent> {
  const profiles = await profilesWith(sql, who, MOST_PROFILES);
  const keys = [who, ...profiles.map(({ customerId }) => ({ kind: 'profile', identifier: String(customerId) }))];
  const ledger = await personLedger(sql, keys, moment);
  const options = (await listOptions(sql)).map((option) => optionOf(option, ledger, keys, moment));
  return { ...who, options, profiles };
}

function optionOf(
  option: ConsentOption,
  ledger: PersonLedger,
  keys: readonly PersonKey[],
  moment: number,
): PersonOption {
  const entries = ledger.entries.filter(({ optionNo }) => optionNo === option.no);
  const said = ledger.state
    .filter(({ optionNo }) => optionNo === option.no)
    .sort((a, b) => rank(a, keys) - rank(b, keys));
  const [decides] = said;
  const entry = decides ? entries.find(({ entryNo }) => entryNo === decides.entryNo) : entries[0];
  return {
    option,
    status: decides ? (decides.granted ? 'granted' : 'denied') : 'notSet',
    ...(entry && { row: rowOf(entry) }),
    reason: entry ? reasonOf(entry, decides, { entries, counting: ledger.counting, moment }) : 'noRecord',
    history: entries
      .filter((each) => each !== entry)
      .slice(0, MOST_HISTORY)
      .map(earlier),
  };
}

/** A denial goes before a grant, and what was said about the address itself before what its profiles hold. */
const rank = (said: PersonKey & { granted: boolean }, keys: readonly PersonKey[]): number =>
  (said.granted ? keys.length : 0) +
  keys.findIndex(({ kind, identifier }) => kind === said.kind && identifier === said.identifier);

function reasonOf(
  entry: PersonEntry,
  decides: { granted: boolean; vanished: boolean } | undefined,
  known: { entries: readonly PersonEntry[]; counting: readonly number[]; moment: number },
): PersonOption['reason'] {
  const counting = known.entries.filter(({ entryNo }) => known.counting.includes(entryNo));
  const isOver = ({ granted, expiresAt }: PersonEntry) =>
    granted && expiresAt !== undefined && expiresAt <= known.moment;
  if (!decides) return counting.some(isOver) ? 'expired' : 'noLongerInSource';
  if (counting.some((other) => isOver(other) && other.saidAt > entry.saidAt)) return 'expired';
  if (decides.vanished) return 'vanishedDenial';
  if (entry.own === null) return 'unreadable';
  const against = counting.some((other) => other.saidAt >= entry.saidAt && other.granted !== entry.granted);
  return against ? 'mostRestrictive' : 'newest';
}

const rowOf = ({ source, row, consentId, own, saidAt, dated, expiresAt }: PersonEntry): PersonOption['row'] => ({
  source,
  row,
  ...(consentId !== undefined && { consentId }),
  ...(own !== null && { value: own }),
  at: saidAt,
  dated,
  ...(expiresAt !== undefined && { expiresAt }),
});

const earlier = ({ saidAt, own, granted, source, row }: PersonEntry): PersonOption['history'][number] => ({
  at: saidAt,
  ...(own !== null && { value: own }),
  ...{ granted, source, row },
});
