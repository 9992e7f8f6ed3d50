import type { ConsentOption } from '../../storage/consentLedger.js';
import { ServiceError } from '../errors.js';
import { ENRICHED_LABELS } from '../segments/attributes.js';
import {
  attributeKey,
  type Catalogue,
  type CatalogueAttribute,
  findAttribute,
  readCatalogue,
} from '../segments/catalogue.js';
import { attributesOf } from '../segments/form.js';
import { attributesNamed, nameIn } from '../segments/names.js';
import type { MeasuredAttribute } from './definition.js';
import type { MeasuresParts } from './parts.js';
import { isPersonal, personalFields, unsplittable } from './splitting.js';
import type { MeasureAttribute } from './view.js';

/** What the form offers: attributes of profiles, then of enriched output. */
export async function measureAttributes(parts: Pick<MeasuresParts, 'sql' | 'documents'>): Promise<MeasureAttribute[]> {
  const catalogue = await readCatalogue(parts);
  const known = catalogue.attributes.filter(({ attribute }) => attribute.of !== 'consent');
  const refused = await unsplittable(parts, known);
  const personal = await personalFields(parts);
  const byKey = new Map(known.map((each) => [attributeKey(each.attribute), each]));
  return attributesOf(catalogue).flatMap((view) => {
    const found = byKey.get(view.key);
    if (!found) return [];
    const ofNobody = !isPersonal(found, personal);
    const isNumber = ofNobody && found.type === 'number';
    return [{ ...view, isNumber, isDate: ofNobody && found.type === 'date', canSplit: !refused.has(view.key) }];
  });
}

/** The attribute of this key, or of this name as it is typed in rules. @throws `attributeGone` {attribute} */
export function chosenAttribute(catalogue: Catalogue, text: string): CatalogueAttribute {
  const named = attributesNamed(catalogue, text.trim());
  const byKey = catalogue.attributes.find(({ attribute }) => attributeKey(attribute) === text);
  const found = byKey ?? (named.length === 1 ? named[0] : undefined);
  if (!found) throw new ServiceError('attributeGone', { attribute: saidName(text) });
  return found;
}

/** Of a key that leads nowhere what it was about, as far as it says so; of a typed name the name. */
export function saidName(text: string): string {
  const [, profile, enriched] = /^(?:p:(.+)|e:[^:]+:(.+))$/s.exec(text.trim()) ?? [];
  return (
    profile ?? (enriched === undefined ? text.trim() : labelOf({ of: 'enriched', enrichment: '', field: enriched }).en)
  );
}

/** @throws `attributeGone` {attribute} */
export function presentAttribute(catalogue: Catalogue, attribute: MeasuredAttribute): CatalogueAttribute {
  const known = findAttribute(catalogue, attribute);
  if (!known) throw new ServiceError('attributeGone', { attribute: labelOf(attribute).en });
  return known;
}

/** @throws `notFound` {what: option} */
export function presentOption({ options }: Catalogue, wanted: string): ConsentOption {
  const option = options.find(({ key }) => key === wanted);
  if (!option) throw new ServiceError('notFound', { what: 'option' });
  return option;
}

/** What an attribute is called, also when it is not there any more. */
export function labelOf(attribute: MeasuredAttribute): { en: string; nl: string } {
  if (attribute.of === 'profile') return { en: attribute.field, nl: attribute.field };
  const labels = ENRICHED_LABELS as Record<string, { en: string; nl: string }>;
  return labels[attribute.field] ?? { en: attribute.field, nl: attribute.field };
}

/** As errors name it. */
export const shownName = (catalogue: Catalogue, known: CatalogueAttribute): string => nameIn(catalogue, known, 'en');
