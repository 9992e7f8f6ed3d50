import type { AuditDetails } from '../../storage/audit.js';
import { listOptions } from '../../storage/consentLedger.js';
import type { ConsentVersions } from '../../storage/consentState.js';
import type { SegmentOutput } from '../../storage/segmentMembers.js';
import type { Segment, Settings } from '../../storage/settings.js';
import { ServiceError } from '../errors.js';
import { segmentIn } from './definition.js';
import { hashOf, ruleOf } from './keptRule.js';
import type { SegmentsParts } from './parts.js';
import type { Rule } from './rule.js';
import type { Segments } from './view.js';

const LONGEST_REASON = 500;

/** What the guard asks of a profile: an option that nobody has ever been asked for lets nobody through. */
export const guardRule = (option: string): Rule => ({
  consent: {
    all: [
      { attribute: { of: 'consent', field: 'option' }, is: { operator: '=', values: [option] } },
      { attribute: { of: 'consent', field: 'status' }, is: { operator: '=', values: ['granted'] } },
    ],
  },
});

/** Key of the option that members of this segment must have granted beside its rule. */
export const guardOf = ({ guard }: Settings, segment: Pick<Segment, 'override'>): string | undefined =>
  segment.override ? undefined : guard?.option;

/** The rule with what the guard asks for. */
export const guarded = (rule: Rule, option: string | undefined): Rule =>
  option === undefined ? rule : { all: [rule, guardRule(option)] };

/**
 * Whether the members were found by an older consent than now, by another rule, or under another guard. One that was never
 * refreshed has nothing to be outdated.
 */
export function isOutdated(
  settings: Settings,
  segment: Segment,
  output: SegmentOutput | undefined,
  { changedAt = 0 }: Pick<ConsentVersions, 'changedAt'>,
): boolean {
  if (!output) return false;
  if (changedAt > (output.consentChangedAt ?? 0)) return true;
  return output.guard !== guardOf(settings, segment) || output.ruleHash !== hashOf(ruleOf(segment));
}

type Guarding = Pick<Segments, 'guard' | 'setGuard'> & {
  /** @throws `reasonMissing` */
  setOverride(...args: Parameters<Segments['override']>): Promise<void>;
};

/** The guard for all segments, and who may go past it. Both change members only when the segments are refreshed. */
export function createGuarding(parts: SegmentsParts): Guarding {
  const { documents, sql, access, changeSettings, clock, notify } = parts;
  const tellAll = () => {
    for (const { id } of documents.read().segments) notify(`segment:${id}`);
  };

  return {
    guard: () => documents.read().guard,
    async setGuard(caller, wanted) {
      await access.require(caller, 'administrator');
      const option = wanted === undefined ? undefined : (await listOptions(sql)).find(({ key }) => key === wanted);
      if (wanted !== undefined && !option) throw new ServiceError('notFound', { what: 'option' });
      // The number of the option: its name comes from a file, and nobody has looked at what stands there.
      const note = { action: 'segments.guard', subject: 'segments', details: { option: option?.no ?? 'none' } };
      await changeSettings({ caller, ...note }, (draft) => {
        if (option) draft.guard = { option: option.key, by: caller.name, at: clock.now() };
        else delete draft.guard;
      });
      tellAll();
    },
    async setOverride(caller, id, reason) {
      await access.require(caller, 'administrator');
      const given = reason?.trim().slice(0, LONGEST_REASON);
      if (given === '') throw new ServiceError('reasonMissing');
      segmentIn(documents.read(), id);
      const details: AuditDetails = given === undefined ? { override: false } : { override: true, reason: given };
      await changeSettings({ caller, action: 'segment.override', subject: `segment:${id}`, details }, (draft) => {
        const segment = segmentIn(draft, id);
        if (given === undefined) delete segment.override;
        else segment.override = { reason: given, by: caller.name, at: clock.now() };
        segment.changedAt = clock.now();
      });
      notify(`segment:${id}`);
    },
  };
}
