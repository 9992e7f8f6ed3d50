import type { Segment, Settings } from '../../storage/settings.js';
import { ServiceError } from '../errors.js';

const LONGEST_NAME = 100;

/** What the Customer entity is called: a segment of that name could not be told from it. */
const RESERVED = ['customer', 'klant'];

/** How names of segments and measures compare: in any letter case. */
export const comparable = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

/** @throws `notFound` */
export function segmentIn(settings: Settings, id: string): Segment {
  const segment = settings.segments.find((one) => one.id === id);
  if (!segment) throw new ServiceError('notFound', { what: 'segment' });
  return segment;
}

/** By id, or by name in any letter case. @throws `notFound` */
export function findSegment(settings: Settings, idOrName: string): Segment {
  const byId = settings.segments.find(({ id }) => id === idOrName);
  const wanted = comparable(idOrName);
  const found = byId ?? settings.segments.find(({ name }) => comparable(name) === wanted);
  if (!found) throw new ServiceError('notFound', { what: 'segment' });
  return found;
}

/** The name as it is kept. @throws `nameMissing` */
export function checkedName(typed: string): string {
  const name = typed.trim().slice(0, LONGEST_NAME).trim();
  if (name === '') throw new ServiceError('nameMissing');
  return name;
}

/** Belongs into the change itself, where no second one can come between. @throws `nameTaken` */
export function refuseTakenName({ segments }: Settings, name: string, exceptId?: string): void {
  const wanted = comparable(name);
  const taken = segments.some((one) => one.id !== exceptId && comparable(one.name) === wanted);
  if (taken || RESERVED.includes(wanted)) throw new ServiceError('nameTaken', { name });
}

/** Measures that are counted over the segment. */
export const measuresOf = ({ measures }: Settings, id: string): { id: string; name: string }[] =>
  measures.filter(({ dataSet }) => dataSet === id).map(({ id: measure, name }) => ({ id: measure, name }));

/** Enrichments that run over the segment. */
export const usersOf = ({ enrichments }: Settings, id: string): { id: string; name: string }[] =>
  enrichments.filter(({ dataSet }) => dataSet === id).map(({ id: enrichment, name }) => ({ id: enrichment, name }));
