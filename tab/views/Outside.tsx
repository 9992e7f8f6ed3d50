import { Button, makeStyles, Text, tokens, typographyStyles } from '@fluentui/react-components';
import { usePage } from '../page.js';
import { Nothing } from '../parts/Nothing.js';
import { teamsLink } from '../teamsLink.js';

const useStyles = makeStyles({
  outside: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalL,
    maxWidth: '640px',
  },
  heading: { ...typographyStyles.title3, margin: `${tokens.spacingVerticalM} 0 0` },
});

/** A page that nobody can be known on: what it is, and the way to the same place in Teams. No data and no input. */
export default function Outside({ state }: { state?: string }) {
  const { settings, words, route } = usePage();
  const styles = useStyles();
  const said = words.pageViews.outside;
  if (!settings.production) return <Nothing {...said.development} />;
  // In a frame Teams is there, and was too slow.
  const isInFrame = window.parent !== window.self;
  return (
    <div className={styles.outside}>
      <h2 className={styles.heading}>{said.heading}</h2>
      {isInFrame && (
        <>
          <Text role="alert">{said.silent}</Text>
          <Button onClick={() => window.location.reload()}>{words.pages.tryAgain}</Button>
        </>
      )}
      <Text>{said.what}</Text>
      {route.view === 'token' && <Text>{said.token}</Text>}
      <Button
        as="a"
        appearance="primary"
        href={teamsLink(settings.appId, route, state)}
        {...(isInFrame && { target: '_blank', rel: 'noopener' })}
      >
        {said.open}
      </Button>
      <Text>{said.noTeams}</Text>
    </div>
  );
}
