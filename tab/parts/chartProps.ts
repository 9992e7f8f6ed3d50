export interface Series {
  name: string;
  /** One for each label; undefined where nothing is known. */
  values: readonly (number | undefined)[];
  /** Instead of that of the chart. */
  format?: (value: number) => string;
  /** Lines only: measured on an axis of its own, on the right. */
  right?: boolean;
}

export interface ChartProps {
  /** `bar`: lying bars; `stacked`: standing bars, series on top of each other; `line`: a line for each series. */
  kind: 'bar' | 'stacked' | 'line';
  title: string;
  /** What the labels are: heads the first column of the table. */
  labelsName: string;
  labels: readonly string[];
  /** Below the picture, where there is room for little. */
  shortLabels?: readonly string[];
  series: readonly Series[];
  /** How numbers are written; whole numbers where nothing is said. */
  format?: (value: number) => string;
  /** A label leads somewhere: its number in `labels`. */
  onChoose?: (index: number) => void;
}
