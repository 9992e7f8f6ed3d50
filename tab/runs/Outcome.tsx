import { makeStyles, tokens } from '@fluentui/react-components';
import {
  ArrowSyncRegular,
  CheckmarkCircleRegular,
  ClockRegular,
  DismissCircleRegular,
  ProhibitedRegular,
} from '@fluentui/react-icons';
import type { HistoryRow } from '../../services/history.js';
import { usePage } from '../page.js';

const SIGNS = {
  Queued: ClockRegular,
  Refreshing: ArrowSyncRegular,
  Successful: CheckmarkCircleRegular,
  Failed: DismissCircleRegular,
  Canceled: ProhibitedRegular,
} as const satisfies Record<HistoryRow['state'], unknown>;

const useStyles = makeStyles({
  outcome: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, whiteSpace: 'nowrap' },
  sign: { flexShrink: 0, fontSize: tokens.fontSizeBase500 },
});

/** How it ended, or that it goes on: a sign and the word for it. */
export function Outcome({ state }: { state: HistoryRow['state'] }) {
  const { words } = usePage();
  const styles = useStyles();
  const Sign = SIGNS[state];
  return (
    <span className={styles.outcome}>
      <Sign className={styles.sign} aria-hidden />
      {words.run.states[state]}
    </span>
  );
}
