import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { PageError } from '../client.js';
import { usePage } from '../page.js';

/** What went wrong and what to do; **Try again** where that may help. */
export function Trouble({ error, again }: { error: PageError; again?: () => void }) {
  const { words } = usePage();
  // Teams has not said who it is, so that the server could not be asked.
  const isUnknown = error.status === 401 && !error.problem;
  const { message, next } = error.problem ?? (isUnknown ? words.pageViews.signIn : words.pages.unreachable);
  const mayHelp = again && (isUnknown || error.status === 0 || error.status === 429 || error.status >= 500);
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{message}</MessageBarTitle>
        {next}
      </MessageBarBody>
      {mayHelp && (
        <MessageBarActions>
          <Button onClick={again}>{words.pages.tryAgain}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
