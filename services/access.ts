import type { Member, Role } from '../storage/settings.js';
import type { Caller } from './caller.js';

export type { Member, Role };

/** Who may do what. Checked in every service function that reads or changes something, never only in menus. */
export interface Access {
  /** Undefined: no role yet. Administrators from the configuration count without being stored. */
  roleOf(caller: Caller): Role | undefined;
  /** @throws ServiceError `notAllowed` {needed, helpers}: the names of those who can help. Refusals are audited. */
  require(caller: Caller, needed: Role): Promise<void>;
  /** Only in development, while there is no administrator. */
  canClaim(): boolean;
  /** Makes the caller the first administrator. @throws `claimClosed` */
  claim(caller: Caller): Promise<void>;
  /** Members of the caller's tenant with a role. */
  list(caller: Caller): Promise<Member[]>;
  /** Gives `person` a role, or takes it away. @throws `notAllowed`, `lastAdministrator` */
  grant(caller: Caller, person: Pick<Caller, 'userId' | 'name'>, role: Role | 'none'): Promise<void>;
}
