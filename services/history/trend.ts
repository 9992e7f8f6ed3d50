import { listOutcomes } from '../../storage/history.js';
import type { Reader } from '../../storage/sql.js';
import type { HistoryFilter, HistoryPage } from '../history.js';

const DAYS = 14;
/** The longest day has 25 hours. */
const QUARTERS = DAYS * 100;

/** How it went by day of a time zone, oldest first: the newest 14 days on which something was started that has ended. */
export async function trendOf(reader: Reader, filter: HistoryFilter, timeZone: string): Promise<HistoryPage['trend']> {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  const days = new Map<string, HistoryPage['trend'][number]>();
  for (const { quarter, successful, failed, canceled } of await listOutcomes(reader, filter, QUARTERS)) {
    const day = format.format(quarter);
    const sum = days.get(day) ?? { day, successful: 0, failed: 0, canceled: 0 };
    sum.successful += successful;
    sum.failed += failed;
    sum.canceled += canceled;
    days.set(day, sum);
  }
  return [...days.values()].slice(0, DAYS).reverse();
}
