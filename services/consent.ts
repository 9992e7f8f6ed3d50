import { type ConsentOption, listOptions } from '../storage/consentLedger.js';
import { countStateOptions } from '../storage/consentLists.js';
import type { Caller } from './caller.js';
import { createLists } from './consent/lists.js';
import { overviewNow } from './consent/overview.js';
import type { ConsentParts } from './consent/parts.js';
import { createPast, type PastFigures } from './consent/past.js';
import { identifierOf, personConsent } from './consent/person.js';
import { trendOf } from './consent/trend.js';
import { createUnifying } from './consent/unifying.js';
import type { FileLink } from './results.js';
import type { UnifyFigures } from './unification/view.js';

export type { ConsentOption };

export type ConsentStatus = 'granted' | 'denied' | 'notSet';

/** Profiles by what they have said to one option, as of the last unification (or of the date that was asked for). */
export interface OptionFigures {
  option: ConsentOption;
  granted: number;
  denied: number;
  notSet: number;
}

/** The same by identifiers of the ledger, whether a profile has them or not. */
export interface ConsentOverview {
  /** Epoch milliseconds of the date asked for; absent: now. */
  asOf?: number;
  profiles: number;
  options: OptionFigures[];
  sources: ConsentSourceAge[];
  /** Grants that end within 30 days. */
  expiring: number;
  /** Rows of the newest imports that were refused because their date lies ahead: read again at the next refresh. */
  waiting: number;
  unification?: Unification;
  /** Data has been read since the last unification. */
  outdated: boolean;
  /** When consent data was read for the first time: of a date before that nothing is known. */
  firstReadAt?: number;
  /** Of a date that was asked for: the figures are still being counted, told as `consent:<asOf>`; or could not be. */
  counting?: boolean;
  failed?: boolean;
}

export interface ConsentSourceAge {
  id: string;
  name: string;
  rows: number;
  readAt: number;
  /** Older than the limit for consent data (`CONSENT_STALE_DAYS`). */
  stale: boolean;
}

/** What a unification found; counts are over current rows of the consent state (identifier and option). */
export interface Unification {
  id: string;
  state: 'Queued' | 'Refreshing' | 'Successful' | 'Failed';
  startedAt: number;
  endedAt?: number;
  profiles: number;
  /** Rows with a profile, and profiles with at least one row. */
  matched: number;
  matchedProfiles: number;
  /** Parked: matched again at the next unification. They never make a profile. */
  unmatched: number;
  /** Identifiers that several profiles have; their consent holds for all of these. */
  sharedKeys: number;
  sharedProfiles: number;
  /** Rows that the newest imports refused, over all consent sources. */
  rejected: number;
  /** The Customer entity was made anew of several sources. */
  entity?: UnifyFigures;
  failure?: { reference: string };
}

/** Consent over time, as it was counted when each unification ended. */
export interface ConsentTrend {
  points: {
    at: number;
    profiles: number;
    options: { key: string; granted: number; denied: number; notSet: number }[];
  }[];
  /** Names of the options, in the order in which they were first read. */
  options: { key: string; name: string }[];
}

/** A list that is being made, or has ended. It lives with the process: after a restart it is asked for again. */
export interface UnifyListView {
  id: string;
  list: UnifyList;
  state: 'Refreshing' | 'Successful' | 'Failed';
  link?: FileLink;
}

export const UNIFY_LISTS = ['unmatched', 'shared', 'rejects'] as const;
export type UnifyList = (typeof UNIFY_LISTS)[number];

/** Why a person's consent is what it is: the row that decides. */
export interface PersonOption {
  option: ConsentOption;
  status: ConsentStatus;
  /** Absent where there is no row. */
  row?: {
    source: string;
    /** Number in its file. */
    row: number;
    consentId?: string;
    /** How the source's value reads; absent when it could not be read. */
    value?: boolean;
    at: number;
    dated: boolean;
    expiresAt?: number;
  };
  reason:
    | 'newest' // the newest row
    | 'mostRestrictive' // of several at the same time
    | 'vanishedDenial' // no longer in its source, and stays
    | 'unreadable' // a value that cannot be read counts as denied
    | 'noLongerInSource' // there was a grant, and it is no longer in its source
    | 'expired' // there was a grant, and its time is over; denied: what was said before that counts again
    | 'noRecord';
  /** Earlier rows of this option, newest first, at most five. */
  history: { at: number; value?: boolean; granted: boolean; source: string; row: number }[];
}

export interface PersonConsent {
  kind: 'email' | 'phone';
  /** As it compares: personal data, for the 1:1 chat only. */
  identifier: string;
  asOf?: number;
  options: PersonOption[];
  /** Profiles that have this identifier. */
  profiles: { customerId: number; name: string }[];
}

export interface Consent {
  /** @throws `dateUnreadable` is the bot's business: `asOf` is a moment. */
  overview(caller: Caller, asOf?: number): Promise<ConsentOverview>;
  /** Everything that is known of one e-mail address or phone number. @throws `identifierUnreadable` */
  person(caller: Caller, identifier: string, asOf?: number): Promise<PersonConsent>;
  /** Options with how many identifiers have granted and denied them now, for lists and suggestions. */
  options(caller: Caller): Promise<{ option: ConsentOption; granted: number; denied: number }[]>;
  /** Makes the state anew and matches it with the profiles, in the background; told as `unify:<id>`. */
  unify(caller: Caller): Promise<Unification>;
  unification(id?: string): Promise<Unification | undefined>;
  /**
   * Resolves when the profiles are unified with all that has been read: unifies first where they are not. Never from within the queue of
   * imports and unification, which it waits for.
   */
  unified(): Promise<void>;
  /** CSV of the rows behind a number of the unification, made in the background; told as `consentList:<id>`. */
  list(caller: Caller, list: UnifyList): Promise<UnifyListView>;
  /** For the card that was given where it was asked for; the link checks the role again. */
  listProgress(id: string): UnifyListView;
  /** How many have granted and denied each option, as of each unification that has changed it: oldest first, 200 at most. */
  trend(caller: Caller): Promise<ConsentTrend>;
  /** The figures of a date as far as they have come, for the card that shows them. */
  progressAt(asOf: number): Promise<ConsentOverview>;
}

/** What goes on behind the conversation: called at the start and at the end of the process. */
export interface ConsentWork {
  resume(): Promise<void>;
  stop(): Promise<void>;
}

/** Who agreed to what: the ledger as it counts for profiles and persons. */
export function createConsent(parts: ConsentParts): Consent & ConsentWork {
  const { sql, access, audit, clock } = parts;
  const unifying = createUnifying(parts);
  const past = createPast(parts);
  const lists = createLists(parts);

  async function overviewAt(asOf: number, figures: PastFigures): Promise<ConsentOverview> {
    return { ...(await overviewNow(parts, await unifying.find())), ...figures, asOf };
  }

  return {
    ...{ unified: unifying.unified, unification: unifying.find },
    ...{ resume: unifying.resume, stop: unifying.stop },
    async overview(caller, asOf) {
      await access.require(caller, 'viewer');
      if (asOf !== undefined && asOf < clock.now()) return overviewAt(asOf, await past.count(asOf));
      return overviewNow(parts, await unifying.find());
    },
    progressAt: (asOf) => overviewAt(asOf, past.progress(asOf)),
    async person(caller, typed, asOf) {
      await access.require(caller, 'viewer');
      const who = identifierOf(typed, parts.phoneRegion);
      const now = clock.now();
      const isPast = asOf !== undefined && asOf < now;
      const found = await personConsent(sql, who, isPast ? asOf : now);
      // Of whom stays between the two: how much there was is enough to see that somebody looks up many.
      const details = { kind: who.kind, options: found.options.filter(({ row }) => row).length };
      await audit.record({ caller, action: 'consent.lookUp', subject: 'consent', details });
      return { ...found, ...(isPast && { asOf }) };
    },
    async options(caller) {
      await access.require(caller, 'viewer');
      const counts = await countStateOptions(sql, clock.now());
      return (await listOptions(sql)).map((option) => {
        const { granted = 0, denied = 0 } = counts.find(({ optionNo }) => optionNo === option.no) ?? {};
        return { option, granted, denied };
      });
    },
    async unify(caller) {
      await access.require(caller, 'contributor');
      return unifying.start(caller);
    },
    async list(caller, list) {
      await access.require(caller, 'viewer');
      return lists.start(caller, list);
    },
    listProgress: (id) => lists.progress(id),
    async trend(caller) {
      await access.require(caller, 'viewer');
      return trendOf(sql);
    },
  };
}
