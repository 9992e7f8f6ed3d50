import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { HistoryAsk } from '../../bot/pages/wire.js';
import type { HistoryFilter, HistoryPage } from '../../services/history.js';
import { useAsked, usePage } from '../page.js';
import { Nothing } from '../parts/Nothing.js';
import { Trouble } from '../parts/Trouble.js';
import { useNarrow } from '../parts/useNarrow.js';
import { Outcomes } from '../runs/Outcomes.js';
import { RunsFilters } from '../runs/RunsFilters.js';
import { RunsList } from '../runs/RunsList.js';
import { RunsTable } from '../runs/RunsTable.js';

const A_PAGE = 20;

const useStyles = makeStyles({
  runs: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  paging: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

/** The history: runs and refreshes, the newest first, and how they ended. */
export default function Runs() {
  const { client, words } = usePage();
  const styles = useStyles();
  const [filter, setFilter] = useState<HistoryFilter>({});
  const [at, setAt] = useState<string>();
  const ask: HistoryAsk = { ...filter, ...(at !== undefined && { at }), timeZone: words.timeZone, size: A_PAGE };
  const { answer, error, loading, again } = useAsked(JSON.stringify(ask), (signal) =>
    client.post<HistoryPage>('history', ask, signal),
  );
  if (error) return <Trouble error={error} again={again} />;
  if (!answer) return <Spinner label={words.pages.loading} />;
  const isFiltered = Object.keys(filter).length > 0;
  if (answer.total === 0 && !isFiltered) return <Nothing {...words.pageViews.runs.none} />;
  return (
    <div className={styles.runs}>
      <Outcomes trend={answer.trend} />
      <RunsFilters
        filter={filter}
        show={(chosen) => {
          setFilter(chosen);
          setAt(undefined);
        }}
      />
      <Text role="status">{answer.total === 0 ? words.history.noneFound : words.history.total(answer.total)}</Text>
      <div aria-busy={loading}>
        <Rows rows={answer.rows} />
      </div>
      <Paging answer={answer} loading={loading} to={setAt} />
    </div>
  );
}

function Rows({ rows }: Pick<HistoryPage, 'rows'>) {
  const narrow = useNarrow();
  if (rows.length === 0) return null;
  return narrow ? <RunsList rows={rows} /> : <RunsTable rows={rows} />;
}

function Paging({ answer, loading, to }: { answer: HistoryPage; loading: boolean; to: (place: string) => void }) {
  const { words } = usePage();
  const styles = useStyles();
  const { next, previous } = answer;
  if (next === undefined && previous === undefined) return null;
  const place = (at: string | undefined) => ({
    // Focus stays on a button that cannot go on.
    disabledFocusable: loading || at === undefined,
    onClick: () => at !== undefined && to(at),
  });
  return (
    <nav className={styles.paging} aria-label={words.pages.pages}>
      <Button {...place(previous)}>{words.history.later}</Button>
      <Button {...place(next)}>{words.history.earlier}</Button>
    </nav>
  );
}
