import { makeStyles, Spinner, Text, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { TokenLook, TokenStored } from '../../bot/pages/wire.js';
import { type Asked, useAsked, usePage } from '../page.js';
import { Nothing } from '../parts/Nothing.js';
import { Trouble } from '../parts/Trouble.js';
import { Leave, Stored } from '../token/Stored.js';
import { forgetState, takeState } from '../token/state.js';
import { type Over, TokenForm, type TokenFormProps } from '../token/TokenForm.js';
import Outside from './Outside.js';

const useStyles = makeStyles({
  token: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '560px' },
  heading: { ...typographyStyles.title3, margin: `${tokens.spacingVerticalM} 0 0` },
});

/** Where the Leadspace token is entered. In production only where it is known who does. */
export default function TokenEntry() {
  const { host, settings, words, route } = usePage();
  const styles = useStyles();
  const [state, setState] = useState(() => takeState(window));
  // Another deep link may be followed while the page is open.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each place is a new route, and brings its own state.
  useEffect(() => setState((before) => takeState(window) ?? before), [route]);
  const said = words.pageViews.token;
  if (settings.production && host.kind === 'browser') return <Outside {...(state !== undefined && { state })} />;
  return (
    <div className={styles.token}>
      <h2 className={styles.heading}>{said.heading}</h2>
      {state === undefined ? <Nothing {...said.none} /> : <Entry key={state} state={state} />}
    </div>
  );
}

/** Looks first whether the page is still good, so that nobody enters a token for nothing. */
function Entry({ state }: { state: string }) {
  const { client, words } = usePage();
  const [stored, setStored] = useState<TokenStored>();
  const [over, setOver] = useState<Over>();
  const look = useAsked(state, (signal) => client.post<TokenLook>('token/look', { state }, signal));
  const isUsedUp = stored !== undefined || [over, look].some((each) => each?.error?.status === 410);
  useEffect(() => {
    if (isUsedUp) forgetState(window);
  }, [isUsedUp]);
  return (
    <>
      {stored ? (
        <Stored ending={stored.ending} />
      ) : over ? (
        <NotStored {...over} />
      ) : (
        <Form {...{ state, look }} stored={setStored} over={setOver} />
      )}
      {/* Always there, so that what is said in it is heard. */}
      <Text role="status">{stored && words.pageViews.token.goBack}</Text>
      {stored && <Leave />}
    </>
  );
}

function Form({ look, ...props }: { look: Asked<TokenLook> } & Omit<TokenFormProps, 'about'>) {
  const { words } = usePage();
  if (look.error) return <Trouble error={look.error} again={look.again} />;
  if (!look.answer) return <Spinner label={words.pages.loading} />;
  return <TokenForm about={look.answer} {...props} />;
}

/** The input is gone, and what was in it. */
function NotStored({ error, unsure }: Over) {
  const { words } = usePage();
  const said = words.pageViews.token;
  if (unsure) return <Nothing {...said.unsure} />;
  return (
    <>
      <Trouble error={error} again={() => window.location.reload()} />
      <Text>{said.takenOut}</Text>
    </>
  );
}
