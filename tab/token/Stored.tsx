import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { usePage } from '../page.js';
import { HostLink } from '../parts/HostLink.js';

const useStyles = makeStyles({
  heading: { ...typographyStyles.subtitle1, margin: 0, outlineOffset: '4px' },
  leave: { display: 'flex', gap: tokens.spacingHorizontalM },
});

/** What was stored. Takes the focus, since the input that had it is gone. */
export function Stored({ ending }: { ending: string }) {
  const { words } = usePage();
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h3 ref={heading} tabIndex={-1} className={styles.heading}>
      {words.pageViews.token.stored(ending)}
    </h3>
  );
}

/** Where the set-up goes on. */
export function Leave() {
  const { host, words, session } = usePage();
  const styles = useStyles();
  const { endDialog } = host;
  return (
    <div className={styles.leave}>
      {endDialog ? (
        <Button appearance="primary" onClick={endDialog}>
          {words.general.close}
        </Button>
      ) : (
        session && <HostLink href={session.chatUrl}>{words.pages.backToChat}</HostLink>
      )}
    </div>
  );
}
