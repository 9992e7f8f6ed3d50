import { makeStyles, mergeClasses, Spinner, Text, tokens } from '@fluentui/react-components';
import type { KeyboardEvent } from 'react';
import type { SortField } from '../../services/results/tableView.js';
import { usePage } from '../page.js';
import { Trouble } from '../parts/Trouble.js';
import { useNarrow } from '../parts/useNarrow.js';
import { NarrowList } from './NarrowList.js';
import { Paging } from './Paging.js';
import { SortChoice } from './SortChoice.js';
import type { Table } from './useTable.js';
import { WideTable } from './WideTable.js';

const useStyles = makeStyles({
  region: { overflowX: 'auto' },
  // Old rows stay until the next ones are there, and are seen to be old.
  loading: { opacity: 0.6 },
  none: { display: 'block', padding: `${tokens.spacingVerticalXXL} 0` },
});

/** One page of the table, and the way to the next. */
export function Rows({ enrichment, columns, table }: { enrichment: string; columns: SortField[]; table: Table }) {
  const { words } = usePage();
  const styles = useStyles();
  const narrow = useNarrow();
  const Shape = narrow ? NarrowList : WideTable;
  const { answer, error, loading, again } = table;
  if (error) return <Trouble error={error} again={again} />;
  if (!answer) return <Spinner label={words.pages.loading} />;
  const { rows } = answer;
  return (
    <>
      {narrow && <SortChoice table={table} />}
      <section
        className={mergeClasses(styles.region, loading && styles.loading)}
        aria-label={words.pages.tableLabel}
        aria-busy={loading}
        aria-keyshortcuts="Alt+PageDown Alt+PageUp"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
        tabIndex={0}
        onKeyDown={(event) => turnPage(event, table)}
      >
        {rows.length > 0 && <Shape {...{ rows, enrichment, columns, table }} />}
        {rows.length === 0 && <Text className={styles.none}>{words.pages.noneFound}</Text>}
      </section>
      <Paging table={table} />
    </>
  );
}

function turnPage(event: KeyboardEvent, { next, previous }: Table): void {
  if (!event.altKey || (event.key !== 'PageDown' && event.key !== 'PageUp')) return;
  event.preventDefault();
  if (event.key === 'PageDown') next();
  else previous();
}
