import { makeStyles, Spinner, Switch, tokens, typographyStyles } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import { usePage } from '../page.js';
import type { ChartProps } from './chartProps.js';
import { NumbersTable } from './NumbersTable.js';

export type { ChartProps, Series } from './chartProps.js';

// Where the drawing cannot be loaded, the numbers are still there.
const Drawing = lazy(() => import('./Drawing.js').catch(() => ({ default: NumbersTable })));

const useStyles = makeStyles({
  chart: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0, gap: tokens.spacingVerticalS },
  title: { ...typographyStyles.subtitle1, margin: 0 },
  // Charts beside each other end on one line.
  switch: { alignSelf: 'flex-start', marginTop: 'auto' },
});

/** Numbers as a picture, with a switch **Table** that shows the same numbers as a table. */
export function Chart(props: ChartProps) {
  const { words } = usePage();
  const styles = useStyles();
  const [asTable, setAsTable] = useState(false);
  const { title, labels } = props;
  if (labels.length === 0) return null;
  return (
    <section className={styles.chart} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      {asTable ? (
        <NumbersTable {...props} />
      ) : (
        <Suspense fallback={<Spinner label={words.pages.loading} />}>
          <Drawing {...props} />
        </Suspense>
      )}
      <Switch
        className={styles.switch}
        label={words.pages.asTable}
        aria-label={`${words.pages.asTable}: ${title}`}
        checked={asTable}
        onChange={(_event, { checked }) => setAsTable(checked)}
      />
    </section>
  );
}
