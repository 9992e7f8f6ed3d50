import type { RefreshTarget } from '../../services/refresh.js';
import type { Death } from './mortalSql.js';
import { openRefreshHouse } from './refreshHouse.js';
import { CRM, CRM_LATER, drawn, everything } from './refreshStory.js';
import { ADA } from './trust.js';

/** A house in which a refresh is cut off again and again. */
export interface Restarts {
  /** The process ends at that step of a refresh, the next one takes it up: what came of it, and what should have. */
  across(death: Death): Promise<{ is: Outcome; should: Outcome }>;
  /** How often a refresh is stored that nothing happens to. */
  steps(): Promise<number>;
  close(): Promise<void>;
}

interface Outcome {
  nodes: ReturnType<typeof drawn>;
  state: string;
  /** Runs that were confirmed, and imports. */
  confirmed: number;
  imports: number;
  told: string[];
  audited: string[];
}

/** Entered, begun; source, unification, enrichment and export: begun, its job, ended; segment: begun, ended; the end. */
export const STEPS = 2 + 3 * 4 + 2 + 1;

/** What comes of it when the file is the other one than before, there and back. */
const ENDS = {
  there: [
    { node: 'source crm', state: 'Successful', read: 3, rejected: 0, added: 1, changed: 1, gone: 0 },
    { node: 'unify', state: 'Successful', profiles: 3, matched: 2, unmatched: 0 },
  ],
  back: [
    { node: 'source crm', state: 'Successful', read: 2, rejected: 0, added: 0, changed: 1, gone: 1 },
    { node: 'unify', state: 'Successful', profiles: 2, matched: 2, unmatched: 0 },
  ],
} as const;
const REST = [
  { node: 'segment Readers', state: 'Successful', members: 2, added: 0, gone: 0, withdrawn: 0 },
  { node: 'enrichment Companies', state: 'Successful', sent: 10, enriched: 9, noMatch: 1, withheld: 2 },
  { node: 'export Readers', state: 'Successful', exported: 2, removed: 0 },
] as const;

export async function openRestarts(): Promise<Restarts> {
  const house = await openRefreshHouse();
  const { crm } = await everything(house);
  // Everything that depends on one source, so that each kind of node is in it once.
  const target: RefreshTarget = { kind: 'source', id: crm, only: false };
  let way: keyof typeof ENDS = 'back';

  async function countImports(): Promise<number> {
    const row = await house.storage.sql.get('SELECT count(*) AS size FROM imports');
    return Number(row?.size);
  }

  async function turn(): Promise<void> {
    way = way === 'back' ? 'there' : 'back';
    await house.put('crm.csv', way === 'there' ? CRM_LATER : CRM);
    await house.clock.advance(60_000);
    house.ledger.confirmed.length = 0;
    await house.news();
  }

  return {
    async across(death) {
      await turn();
      const imports = await countImports();
      const actions = (await house.actions()).length;
      const { happened } = house.killAt(death);
      void house.now.refreshes.start(ADA, target);
      await happened;
      await house.clock.advance(1_000);
      await house.restart();
      const view = await house.ended((await house.now.refreshes.newest(ADA))!.id);
      return {
        is: {
          ...{ nodes: drawn(view), state: view.state, confirmed: house.ledger.confirmed.length },
          imports: (await countImports()) - imports,
          told: (await house.news()).map(({ content }) => content.kind),
          audited: (await house.actions()).slice(actions).filter((action) => action.startsWith('refresh.')),
        },
        should: {
          ...{ nodes: [...ENDS[way], ...REST], state: 'Successful', confirmed: 1, imports: 1 },
          ...{ told: ['export', 'refresh'], audited: ['refresh.start', 'refresh.end'] },
        },
      };
    },
    async steps() {
      await turn();
      const counted = house.killAt({ nth: Number.POSITIVE_INFINITY });
      await house.ended((await house.now.refreshes.start(ADA, target)).refresh.id);
      return counted.writes();
    },
    close: () => house.close(),
  };
}
