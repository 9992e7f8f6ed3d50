import type { ChartConfiguration, ChartDataset, Scale } from 'chart.js';
import type { Words } from '../words.js';
import { type ChartLook, filling } from './chartLook.js';
import type { ChartProps, Series } from './chartProps.js';
import { written } from './chartWords.js';

type Config = ChartConfiguration<'bar' | 'line', (number | null)[], string>;
type Scales = NonNullable<NonNullable<Config['options']>['scales']>;

const DASHES = [[], [6, 4], [2, 3], [10, 4, 2, 4]];
const POINTS = ['circle', 'rectRot', 'triangle', 'rect', 'cross'] as const;
/** So many bars are all named, if need be each by its beginning. */
const FEW = 4;
const NARROW = 400;
const LONGEST_LABEL = 26;
const LONGEST_IF_NARROW = 18;

/** What the library draws. Nothing moves: the numbers are there at once. */
export function chartConfig(chart: ChartProps, look: ChartLook, words: Words): Config {
  const { kind, labels, series, onChoose } = chart;
  return {
    type: kind === 'line' ? 'line' : 'bar',
    data: { labels: [...labels], datasets: series.map((each, at) => dataset(kind, each, at, look)) },
    options: {
      indexAxis: kind === 'bar' ? 'y' : 'x',
      animation: false,
      maintainAspectRatio: false,
      font: { family: look.font },
      color: look.text,
      ...(onChoose && leadsOn(onChoose)),
      scales: scalesOf(chart, look, words),
      plugins: {
        legend: {
          display: series.length > 1,
          position: 'bottom',
          labels: { color: look.text, usePointStyle: kind === 'line', boxWidth: 24 },
        },
        tooltip: {
          callbacks: {
            label: ({ datasetIndex, dataIndex }) =>
              `${series[datasetIndex]!.name}: ${written(chart, series[datasetIndex]!, dataIndex, words)}`,
          },
        },
      },
    },
  };
}

/** For who has a mouse; all others choose in the table. */
const leadsOn = (onChoose: (index: number) => void): Config['options'] => ({
  onClick: (_event, [hit]) => hit && onChoose(hit.index),
  onHover: ({ native }, hits) => {
    if (native?.target instanceof HTMLElement) native.target.style.cursor = hits.length > 0 ? 'pointer' : '';
  },
});

function dataset(kind: ChartProps['kind'], { name, values, right }: Series, at: number, look: ChartLook) {
  const colour = look.colours[at % look.colours.length]!;
  const common = { label: name, data: values.map((value) => value ?? null), borderColor: colour };
  const drawn: ChartDataset<'bar' | 'line', (number | null)[]> =
    kind === 'line'
      ? {
          ...common,
          type: 'line',
          backgroundColor: colour,
          borderDash: DASHES[at % DASHES.length]!,
          pointStyle: POINTS[at % POINTS.length]!,
          pointRadius: 4,
          spanGaps: false,
          ...(right && { yAxisID: 'right' }),
        }
      : { ...common, type: 'bar', backgroundColor: filling(look, at), borderWidth: 1, maxBarThickness: 28 };
  return drawn;
}

function scalesOf(chart: ChartProps, look: ChartLook, words: Words): Scales {
  const { kind, labels, shortLabels, series } = chart;
  const values = (side: Series | undefined, position: 'left' | 'right' | 'bottom') => ({
    position,
    beginAtZero: true,
    stacked: kind === 'stacked',
    ...(kind === 'line' && side && { title: { display: true, text: side.name, color: look.text } }),
    // In high contrast lines look like what is measured: the marks at the axis do.
    grid: { color: look.grid, drawOnChartArea: position !== 'right' && look.grid !== look.text },
    ticks: {
      color: look.text,
      maxTicksLimit: 6,
      ...(!(side?.format ?? chart.format) && { precision: 0 }),
      callback: (value: number | string) => (side?.format ?? chart.format ?? words.number)(Number(value)),
    },
  });
  const names = {
    stacked: kind === 'stacked',
    grid: { display: false },
    ticks: {
      color: look.text,
      autoSkip: kind === 'line' || (kind === 'stacked' && labels.length > FEW),
      maxRotation: 0,
      autoSkipPadding: 28,
      callback(this: Scale, at: number | string) {
        return short((shortLabels ?? labels)[Number(at)] ?? '', this.chart.width);
      },
    },
  };
  const right = series.find((each) => each.right);
  const left = series.find((each) => !each.right);
  if (kind === 'bar') return { x: values(undefined, 'bottom'), y: names };
  return { x: names, y: values(right ? left : undefined, 'left'), ...(right && { right: values(right, 'right') }) };
}

/** A label that is longer than its part of the picture would be cut where nobody sees it. */
function short(label: string, width: number): string {
  const longest = width < NARROW ? LONGEST_IF_NARROW : LONGEST_LABEL;
  return label.length > longest ? `${label.slice(0, longest - 1)}…` : label;
}
