import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { HistoryRow } from '../../services/history.js';
import { usePage } from '../page.js';
import { Value } from '../parts/Value.js';
import { nameOf } from './rowWords.js';

const useStyles = makeStyles({
  link: {
    textAlign: 'start',
    lineHeight: tokens.lineHeightBase300,
    // A button by itself, which would look like text.
    '@media (forced-colors: active)': { color: 'LinkText' },
  },
});

/** The name of what ran; leads to the enrichment of a run, as long as there is one. */
export function RowName({ row }: { row: HistoryRow }) {
  const { words, session, go } = usePage();
  const styles = useStyles();
  const enrichment = session?.enrichments.find(({ id }) => id === row.enrichment);
  const name = <Value of={nameOf(row, words)} />;
  if (!enrichment) return name;
  return (
    <Link as="button" className={styles.link} onClick={() => go({ view: 'overview', enrichment: enrichment.id })}>
      {name}
    </Link>
  );
}
