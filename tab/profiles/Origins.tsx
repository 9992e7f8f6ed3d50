import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { OriginsView, OriginView } from '../../services/results/originsView.js';
import { usePage } from '../page.js';
import { Value } from '../parts/Value.js';
import { DataTable } from './DataTable.js';
import { originLines, originTitle } from './originWords.js';
import { Part } from './Part.js';

const useStyles = makeStyles({
  row: { marginBottom: tokens.spacingVerticalM },
  title: { cursor: 'pointer', fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
});

/** As many rows as can be looked at without a search for the next one. */
const OPEN = 3;

/** The rows that a profile is made of, each as its source has it, beside what has become of it. */
export function Origins({ origins: { rows, more } }: { origins: OriginsView }) {
  const { words } = usePage();
  return (
    <Part title={words.origins.title}>
      {rows.map((origin, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two sources may use the same key, and rows do not move.
        <Origin key={at} origin={origin} open={rows.length <= OPEN} />
      ))}
      {more > 0 && <Text size={200}>{words.origins.moreRows(more)}</Text>}
    </Part>
  );
}

function Origin({ origin, open }: { origin: OriginView; open: boolean }) {
  const { words } = usePage();
  const { origins, pages } = words;
  const styles = useStyles();
  return (
    <details className={styles.row} open={open}>
      <summary className={styles.title}>
        <Value of={originTitle(origin, words)} />
      </summary>
      {origin.absent ? (
        <Text>{origins.absent}</Text>
      ) : (
        <DataTable
          heads={[pages.charts.field, origins.inSource, origins.inProfile]}
          rows={originLines(origin, words)}
        />
      )}
    </details>
  );
}
