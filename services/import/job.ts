import { z } from 'zod';
import type { StoredImport } from '../../storage/imports.js';
import type { SourceKind, StoredSource } from '../../storage/sources.js';
import type { Caller } from '../caller.js';
import { ConsentMapping, ProfileMapping } from '../consent/mapping.js';
import type { ErrorCode } from '../errors.js';
import type { ImportState, ImportSummary, RejectReason } from './summary.js';

/** Where the file of an import is: in the import folder, or among the attached files by our own name for it. */
export const FileRef = z.union([z.object({ path: z.string() }), z.object({ upload: z.string() })]);
export type FileRef = z.infer<typeof FileRef>;

const Failure = z.object({
  code: z.custom<ErrorCode>((code) => typeof code === 'string'),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

const Reason = z.custom<RejectReason>((reason) => typeof reason === 'string');
const Reasons = z.array(z.object({ reason: Reason, count: z.number() }));

const ConsentFound = z.object({
  options: z.number(),
  unreadable: z.number(),
  idsTwice: z.number(),
  unconfirmed: z.array(z.string()),
  granted: z.number(),
  denied: z.number(),
  unset: z.number(),
  cells: Reasons.optional(),
});

const Body = z.object({
  kind: z.enum(['profiles', 'consent']).default('profiles') satisfies z.ZodType<SourceKind>,
  file: FileRef,
  /** For people to read. */
  fileName: z.string(),
  sourceName: z.string(),
  key: z.string(),
  emails: z.array(z.string()),
  phones: z.array(z.string()),
  /** What the columns mean beside key and contacts; imports of before there was consent data have none. */
  mapping: z.union([ConsentMapping, ProfileMapping]).default({}),
  caller: z.object({ tenantId: z.string(), userId: z.string(), name: z.string() }) satisfies z.ZodType<Caller>,
  endedAt: z.number().optional(),
  read: z.number(),
  accepted: z.number(),
  rejected: z.number(),
  reasons: Reasons,
  added: z.number(),
  changed: z.number(),
  gone: z.number(),
  keysDifferInCase: z.number(),
  consent: ConsentFound.optional(),
  failure: Failure.optional(),
});

/** An import: what was asked for, by whom, and how far it has come. */
export type ImportJob = z.infer<typeof Body> & { id: string; sourceId: string; state: ImportState; startedAt: number };

export type JobMapping = ImportJob['mapping'];

/** The mapping that a source was last imported with. */
export function mappingOf({ kind, mapping }: Pick<StoredSource, 'kind' | 'mapping'>): JobMapping {
  const stored: unknown = JSON.parse(mapping);
  return kind === 'consent' ? ConsentMapping.parse(stored) : ProfileMapping.parse(stored);
}

/** @throws when it is that of a source of profiles */
export const consentMapping = (mapping: JobMapping): ConsentMapping => ConsentMapping.parse(mapping);

export const profileMapping = (mapping: JobMapping): ProfileMapping => ProfileMapping.parse(mapping);

export const NOTHING_YET = {
  read: 0,
  accepted: 0,
  rejected: 0,
  reasons: [],
  added: 0,
  changed: 0,
  gone: 0,
  keysDifferInCase: 0,
};

export function toStored(job: ImportJob): StoredImport {
  const { id, sourceId, state, startedAt, ...body } = job;
  return { id, sourceId, state, startedAt, body: JSON.stringify(body) };
}

export function fromStored({ id, sourceId, state, startedAt, body }: StoredImport): ImportJob {
  return { ...Body.parse(JSON.parse(body)), id, sourceId, state: state as ImportState, startedAt };
}

export function summaryOf(job: ImportJob): ImportSummary {
  const { id, kind, sourceId, sourceName, fileName, state, startedAt, endedAt, consent, failure } = job;
  const { read, accepted, rejected, reasons, added, changed, gone, keysDifferInCase } = job;
  return {
    id,
    kind,
    source: { id: sourceId, name: sourceName },
    file: fileName,
    state,
    startedAt,
    ...(endedAt !== undefined && { endedAt }),
    ...{ read, accepted, rejected, reasons, added, changed, gone, keysDifferInCase },
    ...(consent && { consent }),
    ...(failure && { failure }),
  };
}
