import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
});

/** What is a table on a wide screen: a few lines for each row. */
export function List({ label, children }: { label?: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <ul className={styles.list} {...(label !== undefined && { 'aria-label': label })}>
      {children}
    </ul>
  );
}

export function ListRow({ children }: { children: ReactNode }) {
  const styles = useStyles();
  return <li className={styles.row}>{children}</li>;
}
