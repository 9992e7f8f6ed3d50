import type { ChartProps } from '../../tab/parts/chartProps.js';
import { chartInWords } from '../../tab/parts/chartWords.js';
import { loadWords } from '../../tab/words.js';

const words = await loadWords('en', 'UTC');

test('who cannot see a chart hears its numbers', () => {
  const chart: ChartProps = {
    kind: 'line',
    title: 'Runs over time',
    labelsName: 'Run',
    labels: ['Monday', 'Tuesday'],
    series: [
      { name: 'Enriched', values: [1200, 1300] },
      { name: 'Match rate', values: [undefined, 0.87], format: words.percent },
    ],
  };

  expect(chartInWords(chart, words)).toBe(
    'Runs over time. Enriched: Monday 1,200, Tuesday 1,300. Match rate: Monday –, Tuesday 87%.',
  );
});

test.each([
  ['line', 'day 19', 'day 1,'],
  ['bar', 'day 0', 'day 19'],
] as const)(
  'of many numbers a %s says those that matter most, and that the table has the others',
  (kind, said, unsaid) => {
    const labels = Array.from({ length: 20 }, (_, at) => `day ${at}`);
    const chart: ChartProps = {
      ...{ kind, title: 'Days', labelsName: 'Day', labels },
      series: [{ name: 'Sent', values: labels.map((_, at) => at) }],
    };

    const text = chartInWords(chart, words);

    expect(text).toContain(said);
    expect(text).not.toContain(unsaid);
    expect(text).toContain('8 more in the table.');
  },
);
