import type { MeasureUnit, MeasureView } from '../services/measures/view.js';
import type { Locale } from './locale.js';
import { signed } from './runParts.js';

/** The number that a chart draws: of a share the percentage. Rounded as it is said, so that both are the same. */
export function plotted(value: number, unit: MeasureUnit): number {
  if (unit === 'share') return rounded(value * 100, 1);
  const size = Math.abs(value);
  return rounded(value, size < 1 ? 3 : size < 100_000 ? 2 : 0);
}

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** A figure as the reader writes it: profiles whole, a share in percent, a date as one. */
export function figure(value: number | undefined, unit: MeasureUnit, locale: Locale): string {
  if (value === undefined) return '–';
  return unit === 'date' ? day(value, locale) : drawn(plotted(value, unit), unit, locale);
}

/** The same of a number that a chart draws. */
export const drawn = (value: number, unit: MeasureUnit, locale: Locale): string =>
  unit === 'share' ? `${locale.number(value)}%` : locale.number(value);

const DAY = 24 * 3_600_000;

/** Values without a time of day are days, the same ones in every time zone. */
function day(value: number, locale: Locale): string {
  if (value % DAY !== 0) return locale.dateTime(value);
  const tag = locale.language === 'nl' ? 'nl-NL' : 'en-GB';
  return new Date(value).toLocaleDateString(tag, { dateStyle: 'medium', timeZone: 'UTC' });
}

/** Against the count before, of the figures as they are shown; dates are not subtracted. */
export function difference({ trend, unit }: MeasureView, locale: Locale): string | undefined {
  const [newest, before] = trend;
  if (unit === 'date' || newest?.value === undefined || before?.value === undefined) return undefined;
  const change = signed(rounded(plotted(newest.value, unit) - plotted(before.value, unit), 3), locale);
  return unit === 'share' ? locale.measures.card.points(change) : change;
}

/** Customer, or the segment's own name, which is data; a dash where that segment is not there any more. */
export const dataSetName = ({ dataSet: { id, name } }: MeasureView, locale: Locale): string =>
  name || (id === 'Customer' ? locale.general.customer : '–');
