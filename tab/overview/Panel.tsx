import { Card, makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  panel: { minWidth: 0 },
});

export function Panel({ children }: { children: ReactNode }) {
  const styles = useStyles();
  return (
    <Card appearance="outline" className={styles.panel}>
      {children}
    </Card>
  );
}
