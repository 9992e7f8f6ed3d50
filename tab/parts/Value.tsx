import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { safeText } from '../safeText.js';

const useStyles = makeStyles({
  value: { overflowWrap: 'anywhere' },
  oneLine: { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

/** A line of a table ends long before. */
const MOST_IN_LINE = 200;

/** A value of somebody's data: text and nothing else, in its own direction of writing. `oneLine`: cut where its cell ends. */
export function Value({ of, oneLine = false }: { of: string; oneLine?: boolean }) {
  const styles = useStyles();
  const shown = safeText(of, oneLine ? MOST_IN_LINE : undefined);
  return (
    <bdi className={mergeClasses(styles.value, oneLine && styles.oneLine)} {...(oneLine && { title: shown })}>
      {shown}
    </bdi>
  );
}
