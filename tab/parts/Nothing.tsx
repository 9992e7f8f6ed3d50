import { makeStyles, Text, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  nothing: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalXXL} 0`,
  },
});

/** There is nothing to show yet: why, and what to type in the chat. */
export function Nothing({ message, next }: { message: string; next: string }) {
  const styles = useStyles();
  return (
    <div className={styles.nothing}>
      <Text size={400} weight="semibold">
        {message}
      </Text>
      <Text>{next}</Text>
    </div>
  );
}
