import { z } from 'zod';
import type { Settings } from '../../storage/settings.js';
import type { Writer } from '../../storage/sql.js';
import type { Caller } from '../caller.js';
import { ServiceError } from '../errors.js';
import type { RemovalParts } from '../removal.js';
import { isSame } from './typedName.js';

/** What would go of a connection that no enrichment uses (any more). */
export interface ConnectionRemovalPlan {
  connection: { id: string; name: string };
  /** The last four characters of the token. */
  tokenEnding: string;
  /** Who agreed to the privacy text, and when: epoch milliseconds. */
  agreed: { by: string; at: number };
  /** What the administrator types to confirm. */
  confirmation: string;
}

/** The token is deleted and the consent has ended. */
export interface ConnectionReceipt {
  connection: string;
  at: number;
  by: string;
}

export interface ConnectionRemoval {
  /** @throws `connectionMissing`; `cardOutdated` while an enrichment uses it: then it goes with the last one of them */
  planConnection(caller: Caller, connectionId: string): Promise<ConnectionRemovalPlan>;
  /** @throws `confirmationWrong`, and as `planConnection` */
  removeConnection(caller: Caller, connectionId: string, confirmation: string): Promise<ConnectionReceipt>;
}

const Removed = z.object({
  connectionId: z.string(),
  at: z.number(),
  caller: z.object({ tenantId: z.string(), userId: z.string(), name: z.string() }),
});
type Removed = z.infer<typeof Removed>;

export function createConnectionRemoval(parts: RemovalParts): ConnectionRemoval {
  const { documents, access, clock } = parts;
  const perform = parts.acts.define('connectionRemoval', Removed, (tx, removed) => record(parts, tx, removed));

  return {
    async planConnection(caller, connectionId) {
      await access.require(caller, 'administrator');
      return planOf(documents.read(), connectionId);
    },
    async removeConnection(caller, connectionId, confirmation) {
      await access.require(caller, 'administrator');
      const plan = planOf(documents.read(), connectionId);
      if (!isSame(confirmation, plan.confirmation)) throw new ServiceError('confirmationWrong');
      const removed: Removed = { connectionId, at: clock.now(), caller };
      await perform(removed, (draft) => {
        // Once more where it counts: an enrichment may have taken it meanwhile.
        planOf(draft, connectionId);
        draft.connections = draft.connections.filter(({ id }) => id !== connectionId);
      });
      await documents.forgetPrevious();
      return { connection: plan.connection.name, at: removed.at, by: caller.name };
    },
  };
}

/** Those that no command but `remove` could still reach. */
export const unusedConnections = ({ connections, enrichments }: Settings) =>
  connections.filter(({ id }) => enrichments.every(({ connectionId }) => connectionId !== id));

function planOf(settings: Settings, connectionId: string): ConnectionRemovalPlan {
  if (settings.connections.every(({ id }) => id !== connectionId)) throw new ServiceError('connectionMissing');
  const connection = unusedConnections(settings).find(({ id }) => id === connectionId);
  if (!connection) throw new ServiceError('cardOutdated');
  const { id, name, tokenEnding, consent } = connection;
  return {
    connection: { id, name },
    tokenEnding,
    agreed: { by: consent.userName, at: consent.at },
    confirmation: name,
  };
}

function record({ audit }: RemovalParts, tx: Writer, { connectionId, at, caller }: Removed): Promise<void> {
  return audit.append(tx, { caller, at, action: 'connection.remove', subject: `connection:${connectionId}` });
}
