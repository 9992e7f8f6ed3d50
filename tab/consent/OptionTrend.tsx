import { Field, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ConsentTrend } from '../../services/consent.js';
import { usePage } from '../page.js';
import { Chart } from '../parts/Chart.js';
import { safeText } from '../safeText.js';
import { dayOf } from '../words.js';
import { trendSeries } from './consentWords.js';

const useStyles = makeStyles({
  trend: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  // Otherwise as wide as the longest option.
  choice: { maxWidth: '480px', gridTemplateColumns: 'minmax(0, 1fr)' },
});

/** What was said to one option, as it was counted after each unification. */
export function OptionTrend({ trend }: { trend: ConsentTrend }) {
  const { words } = usePage();
  const styles = useStyles();
  const said = words.pageViews.consent;
  const [key, setKey] = useState<string>();
  const option = trend.options.find((each) => each.key === key) ?? trend.options[0];
  if (!option) return null;
  // One point is no line.
  if (trend.points.length < 2) return <Text>{said.later}</Text>;
  return (
    <div className={styles.trend}>
      {trend.options.length > 1 && (
        <Field label={said.chosen} className={styles.choice}>
          <Select value={option.key} onChange={(_event, { value }) => setKey(value)}>
            {trend.options.map((each) => (
              <option key={each.key} value={each.key}>
                {safeText(each.name)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Chart
        kind="line"
        title={said.overTime(safeText(option.name))}
        labelsName={said.unification}
        labels={trend.points.map(({ at }) => words.dateTime(at))}
        shortLabels={trend.points.map(({ at }) => dayOf(at, words))}
        series={trendSeries(trend, option.key, words)}
      />
    </div>
  );
}
