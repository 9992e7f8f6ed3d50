import { Text } from '@fluentui/react-components';
import type { ProfileView } from '../../services/results.js';
import { usePage } from '../page.js';
import { DataTable } from './DataTable.js';
import { Part } from './Part.js';
import { enrichedValue } from './valueWords.js';

/** What the newest run has changed, beside what was there before. */
export function Changes({ view: { bucket, changes } }: { view: ProfileView }) {
  const { words } = usePage();
  const { pages, results, run } = words;
  if (!changes) {
    return (
      <Part title={pages.changes}>
        <Text>{pages.unchanged}</Text>
      </Part>
    );
  }
  const outcome = changes.bucket && [[results.outcome, run.buckets[changes.bucket], run.buckets[bucket]]];
  const fields = changes.fields.map(({ field, before, after }) => [
    results.fields[field],
    enrichedValue(field, before, words),
    enrichedValue(field, after, words),
  ]);
  return (
    <Part title={pages.changes}>
      <DataTable heads={[pages.charts.field, pages.before, pages.after]} rows={[...(outcome ?? []), ...fields]} />
    </Part>
  );
}
