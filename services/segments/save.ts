import { deleteSegmentData } from '../../storage/segmentMembers.js';
import type { Segment, Settings } from '../../storage/settings.js';
import type { Caller } from '../caller.js';
import { ServiceError } from '../errors.js';
import { removeSchedule } from '../schedules/targets.js';
import { checkedName, measuresOf, refuseTakenName, segmentIn, usersOf } from './definition.js';
import { figuresOf, KeptRule } from './keptRule.js';
import { normalRule } from './normal.js';
import type { SegmentsParts } from './parts.js';
import type { Rule } from './rule.js';
import type { SegmentInput } from './view.js';

/** Changes of the settings about segments: each checks what it rests on in the change itself, where no second one can come between. */
export function createDefinitions(parts: SegmentsParts) {
  const { documents, sql, changeSettings, clock, newId } = parts;

  const note = (caller: Caller, action: string, id: string, details: Record<string, string | number> = {}) => ({
    ...{ caller, action: `segment.${action}`, subject: `segment:${id}`, details },
  });

  async function change(
    change: ReturnType<typeof note>,
    id: string,
    how: (segment: Segment, draft: Settings) => void,
  ): Promise<Segment> {
    segmentIn(documents.read(), id);
    const settings = await changeSettings(change, (draft) => {
      const segment = segmentIn(draft, id);
      how(segment, draft);
      segment.changedAt = clock.now();
    });
    return segmentIn(settings, id);
  }

  return {
    async save(caller: Caller, input: SegmentInput): Promise<Segment> {
      const name = checkedName(input.name);
      const rule = checkedRule(input.rule);
      const { kind } = input;
      const details = { kind, ...figuresOf(rule) };
      const changed = { name, rule: asJson(rule), kind };
      if (input.id !== undefined)
        return change(note(caller, 'change', input.id, details), input.id, (segment, draft) => {
          refuseTakenName(draft, name, segment.id);
          Object.assign(segment, changed);
        });
      const id = newId();
      const settings = await changeSettings(note(caller, 'create', id, details), (draft) => {
        refuseTakenName(draft, name);
        const times = { createdAt: clock.now(), createdBy: caller.userId, changedAt: clock.now() };
        draft.segments.push({ id, ...changed, active: true, ...times });
      });
      return segmentIn(settings, id);
    },
    rename(caller: Caller, id: string, typed: string): Promise<Segment> {
      const name = checkedName(typed);
      return change(note(caller, 'rename', id), id, (segment, draft) => {
        refuseTakenName(draft, name, id);
        segment.name = name;
      });
    },
    setActive: (caller: Caller, id: string, active: boolean): Promise<Segment> =>
      change(note(caller, active ? 'activate' : 'deactivate', id), id, (segment) => {
        segment.active = active;
      }),
    async remove(caller: Caller, id: string): Promise<void> {
      segmentIn(documents.read(), id);
      await changeSettings(note(caller, 'remove', id), (draft) => {
        const { name } = segmentIn(draft, id);
        const users = [...usersOf(draft, id), ...measuresOf(draft, id)].map((user) => user.name);
        if (users.length > 0) throw new ServiceError('segmentInUse', { name, users: users.join(', ') });
        draft.segments = draft.segments.filter((segment) => segment.id !== id);
        draft.refreshedExports = draft.refreshedExports.filter(({ segmentId }) => segmentId !== id);
        removeSchedule(draft, { kind: 'segment', id });
      });
      // Should the process end here, the next start finds members of no segment and takes them away.
      await sql.write((tx) => deleteSegmentData(tx, id));
    },
  };
}

/** The rule in its normal form. @throws `ruleMissing` for what is no rule */
export function checkedRule(rule: Rule): Rule {
  const read = KeptRule.safeParse(rule);
  if (!read.success) throw new ServiceError('ruleMissing');
  return normalRule(read.data);
}

const asJson = (rule: Rule): Segment['rule'] => rule as unknown as Segment['rule'];
