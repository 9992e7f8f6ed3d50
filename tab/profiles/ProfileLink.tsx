import { Badge, Link, makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import type { TableRow } from '../../services/results/tableView.js';
import { usePage } from '../page.js';
import { Value } from '../parts/Value.js';

const useStyles = makeStyles({
  place: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  link: {
    minWidth: 0,
    textAlign: 'start',
    // A button by itself, which would look like text.
    '@media (forced-colors: active)': { color: 'LinkText' },
  },
  badge: { flexShrink: 0 },
});

/** The name of a company, which opens its profile; takes the focus back when that is closed. */
export function ProfileLink({ row, enrichment, oneLine }: { row: TableRow; enrichment: string; oneLine?: boolean }) {
  const { words, go } = usePage();
  const styles = useStyles();
  const takesFocusBack = useRestoreFocusTarget();
  return (
    <div className={styles.place}>
      <Link
        as="button"
        className={styles.link}
        {...takesFocusBack}
        onClick={() => go({ view: 'profiles', enrichment, profile: row.customerId })}
      >
        {row.ownName.trim() === '' ? words.pages.noName : <Value of={row.ownName} oneLine={oneLine ?? false} />}
      </Link>
      {row.changed && (
        <Badge className={styles.badge} appearance="outline">
          {words.pages.changed}
        </Badge>
      )}
    </div>
  );
}
