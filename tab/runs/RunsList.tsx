import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { HistoryRow } from '../../services/history.js';
import { usePage } from '../page.js';
import { List, ListRow } from '../parts/List.js';
import { Value } from '../parts/Value.js';
import { Outcome } from './Outcome.js';
import { RowName } from './RowName.js';
import { countsOf, durationOf, starterOf } from './rowWords.js';

const useStyles = makeStyles({
  first: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
});

/** What the table says, a few lines for each: a table of seven columns cannot be read on a phone. */
export function RunsList({ rows }: { rows: readonly HistoryRow[] }) {
  const { words } = usePage();
  const styles = useStyles();
  return (
    <List label={words.pageViews.runs.list}>
      {rows.map((row) => (
        <ListRow key={row.id}>
          <div className={styles.first}>
            <RowName row={row} />
            <Outcome state={row.state} />
          </div>
          <Caption1>
            {words.history.kinds[row.kind]} · {words.dateTime(row.startedAt)} · <Value of={starterOf(row, words)} />
          </Caption1>
          <Caption1>
            {durationOf(row, words)} · {countsOf(row, words)}
          </Caption1>
        </ListRow>
      ))}
    </List>
  );
}
