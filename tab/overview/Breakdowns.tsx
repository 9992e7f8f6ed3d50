import { Text } from '@fluentui/react-components';
import type { EnrichmentOverview, ValueCount } from '../../services/results/overviewView.js';
import type { FilterName, ProfilesQuery } from '../../services/results/tableView.js';
import type { Bucket, EnrichedField } from '../../services/results.js';
import { usePage } from '../page.js';
import { Chart } from '../parts/Chart.js';
import { levelName } from '../profiles/valueWords.js';
import { safeText } from '../safeText.js';
import { Panel } from './Panel.js';

const MOST_IN_LABEL = 60;

/** What the newest run has found, broken down; a value leads to its profiles. */
export function Breakdowns({ overview, choose }: { overview: EnrichmentOverview; choose(query: ProfilesQuery): void }) {
  const { words } = usePage();
  const { charts, notCounted } = words.pages;
  const fields = words.results.fields;
  const { buckets, coverage, confidence, industries, sizes, countries } = overview;
  const lead = (filter: FilterName, counts: readonly { value: string }[]) => (at: number) =>
    choose(queryOf(filter, counts[at]!.value));
  const outcomes = Object.entries(buckets).map(([value, count]) => ({ value, count }));
  const levels = confidence.map(({ level, count }) => ({ value: level, count }));
  const counted = (title: string, labelsName: string, counts: readonly ValueCount[] | undefined, filter: FilterName) =>
    counts && <Counts {...{ title, labelsName, counts }} onChoose={lead(filter, counts)} />;
  return (
    <>
      <Counts
        title={charts.outcomes}
        labelsName={charts.outcome}
        counts={outcomes}
        say={(value) => words.run.buckets[value as Bucket]}
        onChoose={lead('bucket', outcomes)}
      />
      <Counts
        title={charts.confidence}
        labelsName={charts.confidence}
        counts={levels}
        say={(value) => levelName(value, words)}
        onChoose={lead('confidence', levels)}
      />
      <Counts
        title={charts.coverage}
        labelsName={charts.field}
        counts={coverage.map(({ field, count }) => ({ value: field, count }))}
        say={(value) => fields[value as EnrichedField] ?? value}
      />
      {counted(charts.industries, charts.industry, industries, 'industry')}
      {counted(charts.sizes, charts.size, sizes, 'employeeRange')}
      {counted(charts.countries, charts.country, countries, 'country')}
      {overview.run && !industries && <Text>{notCounted}</Text>}
    </>
  );
}

/** Figures are those of enriched profiles; all others have no value either. */
const queryOf = (filter: FilterName, value: string): ProfilesQuery => ({
  filters: { [filter]: [value], ...(filter !== 'bucket' && value === '' && { bucket: ['enriched'] }) },
});

interface CountsProps {
  title: string;
  labelsName: string;
  counts: readonly ValueCount[];
  say?: (value: string) => string;
  onChoose?: (at: number) => void;
}

function Counts({ title, labelsName, counts, say, onChoose }: CountsProps) {
  const { words } = usePage();
  if (counts.length === 0) return null;
  const label = (value: string) => (value === '' ? words.pages.noValue : (say ?? shortened)(value));
  return (
    <Panel>
      <Chart
        {...{ kind: 'bar', title, labelsName }}
        labels={counts.map(({ value }) => label(value))}
        series={[{ name: words.pages.charts.profiles, values: counts.map(({ count }) => count) }]}
        {...(onChoose && { onChoose })}
      />
    </Panel>
  );
}

const shortened = (value: string) => safeText(value, MOST_IN_LABEL);
