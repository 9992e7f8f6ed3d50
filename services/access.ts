import type { Documents } from '../storage/documents.js';
import type { Member, Role, Settings } from '../storage/settings.js';
import type { Audit } from './audit.js';
import type { Caller } from './caller.js';
import type { ChangeSettings } from './changes.js';
import type { Clock } from './clock.js';
import { ServiceError } from './errors.js';

export type { Member, Role };

/** Who may do what. Checked in every service function that reads or changes something, never only in menus. */
export interface Access {
  /** Undefined: no role yet. Administrators from the configuration count without being stored. */
  roleOf(caller: Caller): Role | undefined;
  /** @throws ServiceError `notAllowed` {needed, helpers}: the names of those who can help. Refusals are audited. */
  require(caller: Caller, needed: Role): Promise<void>;
  /** Administrators of the caller's tenant by name, three at most; none where only the configuration names them. */
  helpers(caller: Caller): string[];
  /** Only in development, while there is no administrator. */
  canClaim(): boolean;
  /** Makes the caller the first administrator. @throws `claimClosed` */
  claim(caller: Caller): Promise<void>;
  /** Members of the caller's tenant with a role. */
  list(caller: Caller): Promise<Member[]>;
  /** Gives `person` a role, or takes it away. @throws `notAllowed`, `lastAdministrator` */
  grant(caller: Caller, person: Pick<Caller, 'userId' | 'name'>, role: Role | 'none'): Promise<void>;
}

export interface AccessParts {
  documents: Documents;
  audit: Audit;
  changeSettings: ChangeSettings;
  clock: Clock;
  /** User ids that are administrators by configuration, whatever is stored. */
  administrators: readonly string[];
  development: boolean;
  /**
   * The product itself, where nobody pressed anything: schedules. Known by the object, not by what is in it, so that no activity can
   * pretend to be it.
   */
  system?: Caller;
}

const MOST_HELPERS = 3;

const RANK: Readonly<Record<Role, number>> = { viewer: 1, contributor: 2, administrator: 3 };

export function createAccess(parts: AccessParts): Access {
  const { documents, audit, changeSettings, clock } = parts;
  const configured = new Set(parts.administrators.map((id) => id.toLowerCase()));
  const isConfigured = ({ userId }: Pick<Caller, 'userId'>): boolean => configured.has(userId.toLowerCase());

  /** As they were called when they were given a role; somebody who is only configured has never told a name. */
  function helpers({ tenantId }: Caller): string[] {
    const here = documents.read().members.filter((member) => member.tenantId === tenantId);
    const able = here.filter((member) => isAdministrator(member) || isConfigured(member));
    return able.map(({ name }) => name).slice(0, MOST_HELPERS);
  }

  function roleOf(caller: Caller): Role | undefined {
    if (caller === parts.system || isConfigured(caller)) return 'administrator';
    return documents.read().members.find((member) => isSame(member, caller))?.role;
  }

  async function require(caller: Caller, needed: Role): Promise<void> {
    const role = roleOf(caller);
    if (role && RANK[role] >= RANK[needed]) return;
    await audit.record({ caller, action: 'access.refused', subject: `user:${caller.userId}`, details: { needed } });
    throw new ServiceError('notAllowed', { needed, helpers: helpers(caller).join(', ') });
  }

  const mayClaim = (settings: Settings): boolean =>
    parts.development && configured.size === 0 && !settings.members.some(isAdministrator);

  async function grant(caller: Caller, person: Pick<Caller, 'userId' | 'name'>, role: Role | 'none'): Promise<void> {
    await require(caller, 'administrator');
    const { tenantId } = caller;
    const note = { caller, action: 'access.grant', subject: `user:${person.userId}`, details: { role } };
    await changeSettings(note, (draft) => {
      draft.members = draft.members.filter((member) => !isSame(member, { ...person, tenantId }));
      const granted = { grantedAt: clock.now(), grantedBy: caller.userId };
      if (role !== 'none') draft.members.push({ tenantId, userId: person.userId, name: person.name, role, ...granted });
      // Checked here, where no second change can come between.
      if (configured.size === 0 && !draft.members.some(isAdministrator)) throw new ServiceError('lastAdministrator');
    });
  }

  return {
    roleOf,
    require,
    helpers,
    canClaim: () => mayClaim(documents.read()),
    async claim(caller) {
      const note = { caller, action: 'access.claim', subject: `user:${caller.userId}`, details: {} };
      await changeSettings(note, (draft) => {
        if (!mayClaim(draft)) throw new ServiceError('claimClosed');
        draft.members = draft.members.filter((member) => !isSame(member, caller));
        draft.members.push({ ...caller, role: 'administrator', grantedAt: clock.now(), grantedBy: caller.userId });
      });
    },
    async list(caller) {
      await require(caller, 'administrator');
      return documents.read().members.filter((member) => member.tenantId === caller.tenantId);
    },
    grant,
  };
}

const isAdministrator = (member: Member): boolean => member.role === 'administrator';

const isSame = (member: Member, caller: Pick<Caller, 'tenantId' | 'userId'>): boolean =>
  member.tenantId === caller.tenantId && member.userId === caller.userId;
