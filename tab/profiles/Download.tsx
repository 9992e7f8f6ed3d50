import { Button, Link, MessageBar, MessageBarBody, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { usePage } from '../page.js';
import { Trouble } from '../parts/Trouble.js';
import { useExport } from './useExport.js';

const useStyles = makeStyles({
  download: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalS },
  state: { width: '100%' },
});

/** The profiles that the table is narrowed to, as a file. */
export function Download({ enrichment }: { enrichment: string }) {
  const { words, query } = usePage();
  const styles = useStyles();
  const { start, making, made, error } = useExport(enrichment, query);
  const { link } = made ?? {};
  return (
    <div className={styles.download}>
      <Button {...(making && { disabledFocusable: true })} onClick={start}>
        {words.pages.download}
      </Button>
      <div className={styles.state} role="status">
        {making && <Spinner size="tiny" labelPosition="after" label={words.pages.making} />}
        {link && (
          <MessageBar intent="success" layout="multiline">
            <MessageBarBody>
              {`${words.pages.ready(link.rows, words.bytes(link.bytes))} `}
              <Link inline href={link.url} download={link.name}>
                {words.pages.save(link.name)}
              </Link>
              {` ${words.pages.personalData} ${words.pages.until(words.time(link.expiresAt))}`}
            </MessageBarBody>
          </MessageBar>
        )}
        {made?.state === 'Failed' && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>{words.pages.failed}</MessageBarBody>
          </MessageBar>
        )}
      </div>
      {error && <Trouble error={error} again={start} />}
    </div>
  );
}
