import { findSegmentOutput, pageMembers } from '../../storage/segmentMembers.js';
import type { Segment } from '../../storage/settings.js';
import type { Reader } from '../../storage/sql.js';
import type { MemberPage } from './view.js';

const A_PAGE = 5;

/** A page of those who were members at the last refresh. */
export async function memberPage(
  reader: Reader,
  { id, name }: Segment,
  page: { after?: number; before?: number } = {},
): Promise<MemberPage> {
  const output = await findSegmentOutput(reader, id);
  const { rows, more } = await pageMembers(reader, id, { ...page, limit: A_PAGE });
  const backwards = page.before !== undefined && page.after === undefined;
  const [first, last] = [rows[0], rows.at(-1)];
  const isNext = backwards || more;
  const isPrevious = backwards ? more : page.after !== undefined;
  return {
    segment: { id, name },
    rows,
    total: output?.members ?? 0,
    ...(output && { refreshedAt: output.refreshedAt }),
    ...(isNext && last && { next: last.customerId }),
    ...(isPrevious && first && { previous: first.customerId }),
  };
}
