import { MessageBar, MessageBarBody, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ConsentOverview } from '../../services/consent.js';
import { usePage } from '../page.js';
import { factLines, warningLines } from './consentWords.js';

const useStyles = makeStyles({
  status: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  lines: { margin: 0, padding: 0, listStyleType: 'none' },
  line: { padding: `${tokens.spacingVerticalXXS} 0` },
});

/** What has to be known before the figures are read. */
export function ConsentStatus({ overview }: { overview: ConsentOverview }) {
  const { words } = usePage();
  const styles = useStyles();
  return (
    <div className={styles.status}>
      {warningLines(overview, words).map((line) => (
        <MessageBar key={line} intent="warning" layout="multiline">
          <MessageBarBody>{line}</MessageBarBody>
        </MessageBar>
      ))}
      <ul className={styles.lines} aria-label={words.pageViews.consent.status}>
        {factLines(overview, words).map((line) => (
          <li key={line} className={styles.line}>
            <Text>{line}</Text>
          </li>
        ))}
      </ul>
    </div>
  );
}
