import {
  type FoundProfiles,
  nameOfProfile,
  profilesNamed,
  profilesWithContact,
  profilesWithId,
} from '../../storage/profileSearch.js';
import { isMember } from '../../storage/segmentMembers.js';
import type { Segment } from '../../storage/settings.js';
import type { Reader } from '../../storage/sql.js';
import { type IdentifierKind, readIdentifier } from '../consent/identifiers.js';
import { ServiceError } from '../errors.js';
import { readCatalogue } from './catalogue.js';
import { explain } from './explain.js';
import { guardOf, guardRule } from './guard.js';
import { ruleOf } from './keptRule.js';
import type { SegmentsParts } from './parts.js';
import { guardName } from './show.js';
import type { Why } from './view.js';

type WhyParts = Pick<SegmentsParts, 'documents' | 'sql' | 'clock' | 'phoneRegion'>;

/** Why a profile is in a segment or not, by the consent of this moment. @throws `notFound` */
export async function whyOf(parts: WhyParts, segment: Segment, person: string): Promise<Why> {
  const { documents, sql, clock } = parts;
  const guardHolds = async (option: string) => ({
    option: (await guardName(sql, documents.read())) ?? option,
    holds: (await explain(guardRule(option), catalogue, customerId, sql, clock.now())).holds,
  });
  const { first: customerId, count } = await findPerson(sql, person.trim(), parts.phoneRegion);
  const catalogue = await readCatalogue(parts);
  const explained = await explain(ruleOf(segment), catalogue, customerId, sql, clock.now());
  const option = guardOf(documents.read(), segment);
  const guard = option === undefined ? undefined : await guardHolds(option);
  return {
    ...{ customerId, name: (await nameOfProfile(sql, customerId)) ?? String(customerId) },
    ...(count > 1 && { others: count - 1 }),
    member: await isMember(sql, segment.id, customerId),
    holds: explained.holds && guard?.holds !== false,
    conditions: explained.conditions,
    ...(guard && { guard }),
  };
}

/** By CustomerId, e-mail address, phone number or company name, whichever the text can be. @throws `notFound` */
async function findPerson(reader: Reader, text: string, region: string): Promise<FoundProfiles> {
  const found =
    (await byNumber(reader, text)) ??
    (await byContact(reader, text, 'email', region)) ??
    (await byContact(reader, text, 'phone', region)) ??
    (text === '' ? undefined : await profilesNamed(reader, text));
  if (!found) throw new ServiceError('notFound', { what: 'person' });
  return found;
}

const byNumber = async (reader: Reader, text: string): Promise<FoundProfiles | undefined> =>
  /^\d{1,15}$/.test(text) ? profilesWithId(reader, Number(text)) : undefined;

async function byContact(
  reader: Reader,
  text: string,
  kind: IdentifierKind,
  region: string,
): Promise<FoundProfiles | undefined> {
  const { key } = readIdentifier(text, kind, region);
  return key === undefined ? undefined : profilesWithContact(reader, { kind, value: key });
}
