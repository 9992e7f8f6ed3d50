import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ConsentOverview } from '../../services/consent.js';
import { usePage } from '../page.js';
import { statusLines } from './consentWords.js';

const useStyles = makeStyles({
  lines: { margin: 0, padding: 0, listStyleType: 'none' },
  line: { padding: `${tokens.spacingVerticalXXS} 0` },
});

/** Over whom the figures are, as of when, and what to do about them. */
export function ConsentStatus({ overview }: { overview: ConsentOverview }) {
  const { words } = usePage();
  const styles = useStyles();
  return (
    <ul className={styles.lines} aria-label={words.pageViews.consent.status}>
      {statusLines(overview, words).map((line) => (
        <li key={line} className={styles.line}>
          <Text>{line}</Text>
        </li>
      ))}
    </ul>
  );
}
