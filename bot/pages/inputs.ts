import { z } from 'zod';
import { isTimeZone } from '../../cards/locales/format.js';
import { FILTERS, type SortField } from '../../services/results/tableView.js';
import { ENRICHED_FIELDS } from '../../services/results.js';

/** Ids are ours; restify knows no longer ones in an address. */
const Id = z.string().min(1).max(100);
export const ById = z.object({ id: Id });
export const Nothing = z.object({});

const MOST_VALUES = 50;
const MOST_LETTERS = 255;
const Text = z.string().max(MOST_LETTERS);
const Values = z.array(Text).max(MOST_VALUES);

const SORT_FIELDS: readonly SortField[] = ['customerId', 'ownName', 'bucket', 'answeredAt', ...ENRICHED_FIELDS];

export const Query = z.object({
  search: Text.optional(),
  filters: z.partialRecord(z.enum(FILTERS), Values).optional(),
  changed: z.boolean().optional(),
});

/** Where a page of rows begins: an earlier page gave it. */
export const Paging = z.object({ at: z.string().max(2_000).optional(), size: z.int().min(1).max(100).optional() });

export const Order = z.object({ field: z.enum(SORT_FIELDS), descending: z.boolean().optional() });

export const TimeZone = z.string().max(100).refine(isTimeZone, 'not an IANA name');
