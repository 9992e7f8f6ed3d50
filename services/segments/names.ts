import { type Catalogue, type CatalogueAttribute, CUSTOMER_ENTITY } from './catalogue.js';
import { fold } from './values.js';

/** What a typed name can mean: nothing, one attribute, or several that only the qualified notation tells apart. */
export function attributesNamed(catalogue: Catalogue, text: string): CatalogueAttribute[] {
  const said = comparable(text);
  const found = catalogue.attributes.filter((known) => namesOf(known).some((name) => comparable(name) === said));
  // A column that is called like an attribute of consent has its qualified name.
  const consent = found.find(({ attribute }) => attribute.of === 'consent');
  if (consent) return [consent];
  const exact = found.filter((known) => known.attribute.of !== 'profile' || namesOf(known).includes(text));
  return exact.some(({ attribute }) => attribute.of === 'profile') ? exact : found;
}

/** The name under which a rule shows an attribute: qualified where the plain one could mean another. */
export function nameIn(catalogue: Catalogue, known: CatalogueAttribute, language: 'en' | 'nl'): string {
  const plain = known.labels[language];
  const found = attributesNamed(catalogue, plain);
  return found.length === 1 && found[0] === known ? plain : qualified(known, plain);
}

/** `Customer.Industry`, `Company facts.Industry`. */
export const qualified = ({ entity }: CatalogueAttribute, label: string): string =>
  entity === undefined ? label : `${entity}.${label}`;

function namesOf({ labels, synonyms, entity }: CatalogueAttribute): string[] {
  const plain = [labels.en, labels.nl, ...synonyms];
  if (entity === undefined) return plain;
  const entities = entity === CUSTOMER_ENTITY ? [entity, 'Klant'] : [entity];
  return [...plain, ...entities.flatMap((name) => plain.map((label) => `${name}.${label}`))];
}

const comparable = (text: string): string => fold(text).replace(/ ?\. ?/g, '.');
