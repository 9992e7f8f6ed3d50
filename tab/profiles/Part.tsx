import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  part: { marginTop: tokens.spacingVerticalXL },
  title: { ...typographyStyles.subtitle2, margin: `0 0 ${tokens.spacingVerticalS}` },
});

/** One part of a profile below its own heading. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <section className={styles.part} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      {children}
    </section>
  );
}
