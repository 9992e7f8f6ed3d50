import { makeStyles } from '@fluentui/react-components';
import {
  BarController,
  BarElement,
  Chart as Canvas,
  CategoryScale,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { useEffect, useRef, useState } from 'react';
import { usePage } from '../page.js';
import { chartConfig } from './chartConfig.js';
import { lookOf } from './chartLook.js';
import type { ChartProps } from './chartProps.js';
import { chartInWords } from './chartWords.js';
import { NumbersTable } from './NumbersTable.js';

Canvas.register(
  ...[BarController, LineController, BarElement, LineElement, PointElement],
  ...[CategoryScale, LinearScale, Legend, Tooltip],
);

const HEIGHT = 260;
const BAR = 30;
const AXIS = 44;

const useStyles = makeStyles({
  place: { position: 'relative', minWidth: 0 },
});

/** The picture of a chart. In a chunk of its own, with the library that draws it. */
export default function Drawing(props: ChartProps) {
  const { words, theme } = usePage();
  const styles = useStyles();
  const place = useRef<HTMLCanvasElement>(null);
  const [failed, setFailed] = useState(false);
  const { kind, labels, series } = props;
  const newest = useRef(props);
  newest.current = props;
  const shown = JSON.stringify([kind, labels, series]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn again when the numbers or the theme are others, not for each new object that holds them.
  useEffect(() => {
    const canvas = place.current;
    if (!canvas?.getContext('2d')) {
      setFailed(true);
      return;
    }
    const chart = new Canvas(canvas, chartConfig(newest.current, lookOf(canvas), words));
    return () => chart.destroy();
  }, [shown, theme, words]);

  if (failed) return <NumbersTable {...props} />;
  const height = kind === 'bar' ? labels.length * BAR * series.length + AXIS : HEIGHT;
  return (
    <div className={styles.place} style={{ height }}>
      <canvas ref={place} role="img" aria-label={chartInWords(props, words)} />
    </div>
  );
}
