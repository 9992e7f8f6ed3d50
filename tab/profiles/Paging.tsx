import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { usePage } from '../page.js';
import type { Table } from './useTable.js';

const useStyles = makeStyles({
  paging: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    marginTop: tokens.spacingVerticalM,
  },
});

export function Paging({ table: { answer, page, loading, next, previous } }: { table: Table }) {
  const { words } = usePage();
  const styles = useStyles();
  // Focus stays on a button that cannot go on.
  const focusable = { disabledFocusable: true };
  return (
    <nav className={styles.paging} aria-label={words.pages.pages}>
      <Button {...((loading || !answer?.previous) && focusable)} onClick={previous}>
        {words.pages.previous}
      </Button>
      <Text aria-live="polite">{words.pages.page(page)}</Text>
      <Button {...((loading || !answer?.next) && focusable)} onClick={next}>
        {words.pages.next}
      </Button>
    </nav>
  );
}
