import { z } from 'zod';

/** A secret at rest: AES-256-GCM, bound to its purpose. Base64 throughout; `services/vault.ts` writes and reads it. */
export const Envelope = z.object({ key: z.string(), nonce: z.string(), text: z.string(), tag: z.string() });
export type Envelope = z.infer<typeof Envelope>;

/** Proof of what was agreed to: the wording is identified by version, language and hash. */
export const ConsentReceipt = z.object({
  textVersion: z.string(),
  textHash: z.string(),
  language: z.enum(['en', 'nl']),
  tenantId: z.string(),
  userId: z.string(),
  userName: z.string(),
  at: z.number(),
  /** Origin of the address that the text named: what was agreed for the sandbox does not hold for the real gateway, and without it for nothing. */
  destination: z.string().optional(),
});
export type ConsentReceipt = z.infer<typeof ConsentReceipt>;

export const Connection = z.object({
  id: z.string(),
  name: z.string(),
  token: Envelope,
  tokenEnding: z.string(),
  tokenAddedAt: z.number(),
  /** Undefined where the administrator saved without verifying. */
  verifiedAt: z.number().optional(),
  consent: ConsentReceipt,
  createdAt: z.number(),
  createdBy: z.string(),
});
export type Connection = z.infer<typeof Connection>;

/** What rows of sources are compared by: exact on the normalised value. */
export const MATCH_KEYS = ['email', 'phone', 'domain', 'nameCountry'] as const;
export const MatchKey = z.enum(MATCH_KEYS);
export type MatchKey = z.infer<typeof MatchKey>;

/** Of duplicates the one that stands for them. */
export const KeepRule = z.enum(['mostFilled', 'mostRecent', 'leastRecent']);
export type KeepRule = z.infer<typeof KeepRule>;

/** Which source's value a unified column takes: of those that have one the first in the order of sources, or the newest or oldest row's. */
export const MergePolicy = z.enum(['order', 'mostRecent', 'leastRecent']);
export type MergePolicy = z.infer<typeof MergePolicy>;

/** A source of profiles in the unification. Columns are named as in its file. */
export const UnifiedSource = z.object({
  /** Of the data source. */
  id: z.string(),
  /** What keys are made of; e-mail addresses and phone numbers are those of the import. `changed`: when a row was last changed. */
  columns: z.object({
    name: z.string().optional(),
    website: z.string().optional(),
    country: z.string().optional(),
    changed: z.string().optional(),
  }),
  /** Rows without a match: profiles of their own, or left out of the Customer entity. The first source always adds. */
  unmatched: z.enum(['add', 'leaveOut']),
  /** Absent: nothing is taken for a duplicate. Rows that agree in all of `by` are one: a match key, or `column:<name>`. */
  duplicates: z.object({ by: z.array(z.string()).min(1), keep: KeepRule }).optional(),
});
export type UnifiedSource = z.infer<typeof UnifiedSource>;

/** A column of the Customer entity that is made of several, or has a policy of its own. */
export const UnifiedColumn = z.object({
  name: z.string(),
  from: z.array(z.object({ source: z.string(), column: z.string() })),
  policy: MergePolicy.optional(),
});
export type UnifiedColumn = z.infer<typeof UnifiedColumn>;

/** How the Customer entity is made of its sources. */
export const UnificationDefinition = z.object({
  /** In the order that counts: the first is primary. A source that is not named comes last, matches nothing and adds all its rows. */
  sources: z.array(UnifiedSource),
  /** One after the other; within a rule all keys have to agree. */
  rules: z.array(z.array(MatchKey).min(1)),
  /** Of columns that say nothing else. */
  policy: MergePolicy,
  columns: z.array(UnifiedColumn),
});
export type UnificationDefinition = z.infer<typeof UnificationDefinition>;

/** The one that was applied. */
export const AppliedUnification = UnificationDefinition.extend({
  by: z.object({ tenantId: z.string(), userId: z.string(), name: z.string() }),
  at: z.number(),
});
export type AppliedUnification = z.infer<typeof AppliedUnification>;

/** Which field of the data set goes where; fields are named as in the Customer entity. */
export const FieldMapping = z.object({
  name: z.string(),
  website: z.string().optional(),
  location: z.string().optional(),
});
export type FieldMapping = z.infer<typeof FieldMapping>;

export const Enrichment = z.object({
  id: z.string(),
  name: z.string(),
  connectionId: z.string(),
  /** `Customer`, or the id of a segment. */
  dataSet: z.string(),
  mapping: FieldMapping,
  /** The consent option that must be granted before a profile may be sent, by its key; absent: none is asked for. */
  requires: z.string().optional(),
  active: z.boolean(),
  createdAt: z.number(),
  createdBy: z.string(),
  changedAt: z.number(),
});
export type Enrichment = z.infer<typeof Enrichment>;

/** A rule and its name; its members lie in the Warehouse. */
export const Segment = z.object({
  id: z.string(),
  name: z.string(),
  /** The rule as a tree (`services/segments/rule.ts`), which is its only form: words are made from it. */
  rule: z.json(),
  /** Static: its members stay as they were when it was made, but for those who withdraw their consent. */
  kind: z.enum(['dynamic', 'static']),
  active: z.boolean(),
  /** Set where an administrator has taken this segment out of the guard for all segments. */
  override: z.object({ reason: z.string(), by: z.string(), at: z.number() }).optional(),
  createdAt: z.number(),
  createdBy: z.string(),
  changedAt: z.number(),
});
export type Segment = z.infer<typeof Segment>;

export const MEASURE_FUNCTIONS = ['count', 'sum', 'average', 'minimum', 'maximum', 'share'] as const;
export const MeasureFunction = z.enum(MEASURE_FUNCTIONS);
export type MeasureFunction = z.infer<typeof MeasureFunction>;

/** A figure over profiles; what it came to lies in the Warehouse. Attributes are objects of `services/segments/rule.ts`. */
export const Measure = z.object({
  id: z.string(),
  name: z.string(),
  calculates: MeasureFunction,
  /** Of which attribute (profile or enriched). Absent: a count of profiles, or a share by `where`. */
  attribute: z.json().optional(),
  /** Of a share: the rule that the profiles fulfil whose part is asked for. */
  where: z.json().optional(),
  /** `Customer`, or the id of a segment. */
  dataSet: z.string(),
  /** One figure for each value of this attribute (profile or enriched) beside that of all; or for each status of a consent option. */
  by: z.union([z.object({ attribute: z.json() }), z.object({ option: z.string() })]).optional(),
  createdAt: z.number(),
  createdBy: z.string(),
  changedAt: z.number(),
});
export type Measure = z.infer<typeof Measure>;

/** The consent option that members of every segment must have granted. */
export const ConsentGuard = z.object({ option: z.string(), by: z.string(), at: z.number() });
export type ConsentGuard = z.infer<typeof ConsentGuard>;

/** What runs by itself: everything, or one segment or enrichment. */
export const ScheduleTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.enum(['segment', 'enrichment']), id: z.string() }),
]);
export type ScheduleTarget = z.infer<typeof ScheduleTarget>;

/** Local times of day, HH:MM, on these days (1 Monday .. 7 Sunday), in an IANA time zone; or with each refresh of everything. */
export const When = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('off') }),
  z.object({ kind: z.literal('with') }),
  z.object({ kind: z.literal('times'), days: z.array(z.number()), times: z.array(z.string()), timeZone: z.string() }),
]);
export type When = z.infer<typeof When>;

export const Schedule = z.object({
  id: z.string(),
  target: ScheduleTarget,
  when: When,
  /** Of an enrichment: the most records that a run may send without asking. */
  most: z.number().optional(),
  /** Who has confirmed it: what is paid rests on this person's role. */
  by: z.object({ tenantId: z.string(), userId: z.string(), name: z.string() }),
  changedAt: z.number(),
});
export type Schedule = z.infer<typeof Schedule>;

/** An export that is made again with each refresh of everything, for the person who marked it. */
export const RefreshedExport = z.object({
  segmentId: z.string(),
  columns: z.array(z.string()),
  by: z.object({ tenantId: z.string(), userId: z.string(), name: z.string() }),
  at: z.number(),
});
export type RefreshedExport = z.infer<typeof RefreshedExport>;

export const Role = z.enum(['viewer', 'contributor', 'administrator']);
export type Role = z.infer<typeof Role>;

export const Member = z.object({
  tenantId: z.string(),
  userId: z.string(),
  name: z.string(),
  role: Role,
  grantedAt: z.number(),
  grantedBy: z.string(),
});
export type Member = z.infer<typeof Member>;

/** The whole settings file. */
export const Settings = z.object({
  version: z.literal(1),
  members: z.array(Member),
  connections: z.array(Connection),
  enrichments: z.array(Enrichment),
  segments: z.array(Segment).default([]),
  measures: z.array(Measure).default([]),
  guard: ConsentGuard.optional(),
  /** Absent: every row of every source is a profile of its own. */
  unification: AppliedUnification.optional(),
  schedules: z.array(Schedule).default([]),
  refreshedExports: z.array(RefreshedExport).default([]),
  /** Ids of the newest acts that reached this file (`acts.ts`): tells after a crash which half of an act is missing. */
  acts: z.array(z.string()),
});
export type Settings = z.infer<typeof Settings>;

export const emptySettings = (): Settings => ({
  version: 1,
  members: [],
  connections: [],
  enrichments: [],
  segments: [],
  measures: [],
  schedules: [],
  refreshedExports: [],
  acts: [],
});
