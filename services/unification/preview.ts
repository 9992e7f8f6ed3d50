import { nextUnifyNo } from '../../storage/entityVersions.js';
import type { UnificationDefinition } from '../../storage/settings.js';
import type { Sql } from '../../storage/sql.js';
import type { UnifyPlan } from '../../storage/unifyPlan.js';
import type { Caller } from '../caller.js';
import type { Clock } from '../clock.js';
import type { DraftRef } from '../drafts.js';
import { errorName } from '../errorName.js';
import { ServiceError } from '../errors.js';
import type { Log } from '../log.js';
import type { OneByOne } from '../oneByOne.js';
import type { Notify } from '../subject.js';
import { entityBasis } from './entity.js';
import { examplesOf } from './examples.js';
import { figuresOf } from './figures.js';
import { dropMatching, matchSources } from './make.js';
import { planOf } from './plan.js';
import type { UnifyPreviewView } from './view.js';

/** A preview with whose it is, and what it was made of. */
export interface Preview {
  view: UnifyPreviewView;
  caller: Pick<Caller, 'tenantId' | 'userId'>;
  definition: UnificationDefinition;
  /** When what holds was applied: what it is compared with. */
  appliedAt: number | undefined;
  /** Epoch milliseconds. */
  madeAt: number;
  /** There as long as its tables are. */
  plan?: UnifyPlan;
  basis?: string;
}

/** With their tables; of more the oldest is given up. */
const MOST = 5;
/** Whoever comes back later sees newer data in a new one. Milliseconds. */
const DAY = 24 * 3_600_000;

class Over extends Error {}

interface PreviewsParts {
  sql: Sql;
  oneByOne: OneByOne;
  clock: Clock;
  log: Log;
  notify: Notify;
}

/** What is previewed, for whom, and from which card. */
type Asked = Pick<Preview, 'definition' | 'appliedAt'> & { caller: Caller; draft: DraftRef };

/** Matchings that nobody reads but a card: their tables lie until they are applied, given up, or the process ends. */
export function createPreviews(parts: PreviewsParts) {
  const { sql, oneByOne, clock, log, notify } = parts;
  const previews = new Map<string, Preview>();
  const going = new Set<Promise<void>>();
  let stopping = false;

  const pauseOf = (id: string) => () => {
    if (stopping || !previews.has(id)) throw new Over();
  };

  function show(preview: Preview, change: Partial<UnifyPreviewView>): void {
    preview.view = { ...preview.view, ...change };
    notify(`unifyPreview:${preview.view.id}`);
  }

  async function carryOut(preview: Preview): Promise<void> {
    const { id } = preview.view;
    const pause = pauseOf(id);
    let no: number | undefined;
    try {
      pause();
      show(preview, { state: 'Refreshing' });
      const basis = await entityBasis(sql, preview.definition);
      no = await nextUnifyNo(sql);
      const plan = await planOf(sql, preview.definition, no);
      await matchSources(sql, plan, pause);
      const [figures, examples] = [await figuresOf(sql, plan), await examplesOf(sql, plan, preview.definition)];
      pause();
      Object.assign(preview, { plan, basis });
      show(preview, { state: 'Successful', figures, examples });
    } catch (error) {
      if (no !== undefined) await dropMatching(sql, no);
      if (error instanceof Over) return;
      log.error({ preview: id, error: errorName(error) }, 'preview of a unification failed');
      show(preview, { state: 'Failed', failure: { reference: id } });
    }
  }

  /** Its card says that it is over; what was matched goes. */
  async function drop(id: string | undefined, { quietly = false } = {}): Promise<void> {
    const preview = id === undefined ? undefined : previews.get(id);
    if (!preview) return;
    previews.delete(preview.view.id);
    if (!quietly) notify(`unifyPreview:${preview.view.id}`);
    if (preview.plan) await dropMatching(sql, preview.plan.no);
  }

  return {
    drop,
    async start(id: string, { caller, draft, definition, appliedAt }: Asked): Promise<UnifyPreviewView> {
      const { tenantId, userId } = caller;
      const preview: Preview = {
        ...{ view: { id, state: 'Queued', draft }, caller: { tenantId, userId } },
        ...{ definition, appliedAt, madeAt: clock.now() },
      };
      previews.set(id, preview);
      const [oldest] = previews.keys();
      if (previews.size > MOST) await drop(oldest);
      const work = oneByOne(() => carryOut(preview))
        .catch((error: unknown) => log.error({ preview: id, error: errorName(error) }, 'preview lost'))
        .finally(() => going.delete(work));
      going.add(work);
      return preview.view;
    },
    /** One that is not there (any more) is over. */
    progress(id: string): UnifyPreviewView {
      return previews.get(id)?.view ?? { id, state: 'Failed', draft: { id: '', version: 0 }, over: true };
    },
    /** Gives up those that nobody has come back to. */
    async sweep(): Promise<void> {
      for (const { view, madeAt } of [...previews.values()]) if (madeAt < clock.now() - DAY) await drop(view.id);
    },
    /** The caller's own, ended well, as long as nothing has taken its place. @throws `previewOutdated` */
    ready(id: string, { tenantId, userId }: Caller): Preview & Required<Pick<Preview, 'plan' | 'basis'>> {
      const preview = previews.get(id);
      const { plan, basis } = preview ?? {};
      const isOwn = preview?.caller.tenantId === tenantId && preview.caller.userId === userId;
      if (!preview || !isOwn || !plan || basis === undefined) throw new ServiceError('previewOutdated');
      return { ...preview, plan, basis };
    },
    async stop(): Promise<void> {
      stopping = true;
      await Promise.all(going);
    },
  };
}
