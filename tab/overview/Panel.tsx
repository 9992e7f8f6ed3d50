import { Card, makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  panel: { minWidth: 0 },
  wide: { gridColumn: '1 / -1' },
});

/** A place for a chart; `wide`: a whole row. */
export function Panel({ wide = false, children }: { wide?: boolean; children: ReactNode }) {
  const styles = useStyles();
  return (
    <Card appearance="outline" className={mergeClasses(styles.panel, wide && styles.wide)}>
      {children}
    </Card>
  );
}
