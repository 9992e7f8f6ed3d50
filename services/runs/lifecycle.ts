import type { StoredRun } from '../../storage/runs.js';

type State = Pick<StoredRun, 'state'>;

export const isActive = ({ state }: State): boolean => state === 'Queued' || state === 'Refreshing';

export const hasEnded = ({ state }: State): boolean =>
  state === 'Successful' || state === 'Failed' || state === 'Canceled';

/** Nothing more is sent; what was submitted is still collected. */
export const isWindingDown = (run: Pick<StoredRun, 'cancelRequested' | 'failure'>): boolean =>
  run.cancelRequested || run.failure !== null;
