import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { type Ref, useState } from 'react';
import { usePage } from '../page.js';

const useStyles = makeStyles({
  row: { display: 'flex', gap: tokens.spacingHorizontalS },
  input: { flexGrow: 1, minWidth: 0 },
  toggle: { flexShrink: 0 },
});

export interface TokenFieldProps {
  value: string;
  change: (value: string) => void;
  /** What is wrong with it. */
  wrong: string | undefined;
  disabled: boolean;
  input: Ref<HTMLInputElement>;
}

/** Nothing of the browser keeps what is entered here, corrects it or sends it elsewhere. */
export function TokenField({ value, change, wrong, disabled, input }: TokenFieldProps) {
  const { words } = usePage();
  const styles = useStyles();
  const [shown, setShown] = useState(false);
  const said = words.pageViews.token;
  return (
    <Field
      label={said.label}
      required
      {...(wrong !== undefined && { validationMessage: wrong, validationState: 'error' as const })}
    >
      {(field) => (
        <div className={styles.row}>
          <Input
            {...field}
            ref={input}
            className={styles.input}
            type={shown ? 'text' : 'password'}
            name="leadspace-token"
            autoComplete="off"
            autoCapitalize="off"
            autoCorrect="off"
            spellCheck={false}
            value={value}
            onChange={(_event, data) => change(data.value)}
            readOnly={disabled}
          />
          <Button
            className={styles.toggle}
            aria-label={`${shown ? said.hide : said.show}: ${said.label}`}
            onClick={() => setShown(!shown)}
          >
            {shown ? said.hide : said.show}
          </Button>
        </div>
      )}
    </Field>
  );
}
