import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { type FormEvent, useRef, useState } from 'react';
import type { TokenLook, TokenStored } from '../../bot/pages/wire.js';
import { PageError } from '../client.js';
import { usePage } from '../page.js';
import { Trouble } from '../parts/Trouble.js';
import { Value } from '../parts/Value.js';
import { type Failure, failureOf } from './failure.js';
import { TokenField } from './TokenField.js';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  save: { alignSelf: 'flex-start' },
});

/** The page cannot store any more. `unsure`: a try before, of which no answer came, may have been the one that was stored. */
export interface Over {
  error: PageError;
  unsure: boolean;
}

export interface TokenFormProps {
  state: string;
  about: TokenLook;
  stored: (answer: TokenStored) => void;
  over: (over: Over) => void;
}

/** Takes the token and gives it to the server; keeps it no longer than it may still have to be corrected. */
export function TokenForm({ state, about, stored, over }: TokenFormProps) {
  const { client, words } = usePage();
  const styles = useStyles();
  const [token, setToken] = useState('');
  const [saving, setSaving] = useState(false);
  const [lost, setLost] = useState(false);
  const [failed, setFailed] = useState<Failure & { error?: PageError }>();
  const input = useRef<HTMLInputElement>(null);
  const said = words.pageViews.token;

  function fail(error: PageError) {
    const failure = failureOf(error, words);
    if (!failure.canRetry) return over({ error, unsure: error.status === 410 && lost });
    if (error.status === 0 || error.status >= 500) setLost(true);
    setFailed({ ...failure, error });
    input.current?.focus();
  }

  async function save(event: FormEvent) {
    event.preventDefault();
    if (saving) return;
    if (token.trim() === '') {
      setFailed({ wrong: said.missing, canRetry: true });
      input.current?.focus();
      return;
    }
    setSaving(true);
    setFailed(undefined);
    try {
      stored(await client.post<TokenStored>('token', { state, token }));
    } catch (error) {
      fail(error instanceof PageError ? error : new PageError(0));
    } finally {
      setSaving(false);
    }
  }

  return (
    <form className={styles.form} onSubmit={save} autoComplete="off" noValidate>
      {about.replaces !== undefined && (
        <Text>
          {said.replaces}
          <Value of={about.replaces} />
        </Text>
      )}
      {about.sandbox && <Text>{words.general.sandbox}</Text>}
      <Text>{said.where}</Text>
      <TokenField value={token} change={setToken} wrong={failed?.wrong} disabled={saving} input={input} />
      {failed?.error && failed.wrong === undefined && <NotStored error={failed.error} />}
      <Button type="submit" appearance="primary" className={styles.save} disabledFocusable={saving}>
        {saving ? said.saving : said.save}
      </Button>
      <Text size={200}>{said.until(words.time(about.expiresAt))}</Text>
    </form>
  );
}

/** Save tries again, so that nothing has to be entered twice. */
function NotStored({ error }: { error: PageError }) {
  const { words } = usePage();
  return (
    <>
      <Trouble error={error} />
      <Text>{words.pageViews.token.kept}</Text>
    </>
  );
}
