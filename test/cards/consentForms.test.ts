import type { AdaptiveCard } from '../../cards/card.js';
import { columnsAt, PlacesInput, placesOf } from '../../cards/columnPlaces.js';
import { consentMappingForm } from '../../cards/consentMappingForm.js';
import { consentValuesForm } from '../../cards/consentValuesForm.js';
import { importMappingForm } from '../../cards/importMappingForm.js';
import type { Typed } from '../../cards/inputs.js';
import { createLocale, type Locale } from '../../cards/locale.js';
import { profileConsentForm } from '../../cards/profileConsentForm.js';
import { inputs, readable } from '../support/cardText.js';
import { aConsentDraft, aConsentStep, aProfileConsentStep, consentColumns, seen } from '../support/consentViews.js';
import { hostile } from '../support/hostileNames.js';
import { anImportDraft } from '../support/setupViews.js';

const english = createLocale('en');
const input = (card: AdaptiveCard, label: string) => inputs(card).find((each) => each.label === label);
const ticked = (card: AdaptiveCard, label: string) => {
  const { value = '', choices = [] } = input(card, label) ?? {};
  return choices.filter((choice) => value.split(',').includes(choice.value)).map(({ title }) => title);
};

test('each value that was seen is ticked as it would be read; other words that are known can be changed', () => {
  const { mapping } = aConsentDraft();
  const readings = { true: ['ja', 'akkoord'], false: ['nee', 'a;b'] };
  const draft = aConsentDraft({ mapping: { ...mapping, readings }, values: [seen('Ja'), seen('Nee'), seen('vraag')] });

  const card = consentValuesForm.draw(aConsentStep({ draft }), english);

  expect(ticked(card, 'Means yes (True)')).toEqual(['Ja · 2 rows']);
  expect(ticked(card, 'Means no (False)')).toEqual(['Nee · 2 rows']);
  expect(input(card, 'Other words that mean yes')?.value).toBe('akkoord');
  // A word with the separator in it could not be typed back.
  expect(input(card, 'Other words that mean no')?.value).toBe('');
});

test('options that are taken for the opposite are ticked; the order of dates never is', () => {
  const { mapping } = aConsentDraft();
  const draft = aConsentDraft({
    mapping: { ...mapping, reversed: ['do not sell'], dateOrder: 'dmy' },
    options: [seen('Newsletter'), seen('Do not sell')],
    datesAmbiguous: true,
  });
  const columns = { ...aConsentStep().columns, date: 'Consent ID' };

  const card = consentValuesForm.draw(aConsentStep({ draft, columns }), english);

  expect(ticked(card, 'For these options True means NO')).toEqual(['Do not sell · 2 rows']);
  expect(input(card, 'Confirmation')?.value).toBeUndefined();
  expect(input(card, '03/04/2026 is')).toBeDefined();
  expect(input(card, '03/04/2026 is')?.value).toBeUndefined();
});

test('dates are asked about where a column holds them, countries where it holds phone numbers', () => {
  const { columns } = aConsentStep();
  const plain = consentValuesForm.draw(aConsentStep(), english);
  const both = consentValuesForm.draw(
    aConsentStep({ columns: { ...columns, kind: 'phone', date: 'Consent ID' } }),
    english,
  );

  expect(input(plain, 'Time zone of dates without one')).toBeUndefined();
  expect(input(plain, 'Country of phone numbers without a country code')).toBeUndefined();
  expect(readable(plain)).toContain('Without a date a row counts from the moment it is first read.');
  expect(input(both, 'Time zone of dates without one')?.value).toBe('UTC');
  expect(input(both, 'Country of phone numbers without a country code')).toBeDefined();
});

test('a column of another date than that of its neighbour is not given to all of them', () => {
  const own = profileConsentForm.draw(aProfileConsentStep(), english);
  const date = { option: 'A', reversed: false, date: 'Newsletter consent date' };
  const same = profileConsentForm.draw(aProfileConsentStep({ proposed: [date, { ...date, option: 'B' }] }), english);

  expect(ticked(own, 'Consent date')).toEqual(['As named above']);
  expect(ticked(same, 'Consent date')).toEqual(['Newsletter consent date']);
});

test('columns travel through a card as places, and are not found in a file with other columns', () => {
  const names = Array.from({ length: 200 }, (_, index) => `${index} ${hostile(index)}`);
  const some = names.slice(40, 95);

  const data = PlacesInput.parse({ ...placesOf(names, { key: [names[3]!], emails: some, phones: [] }), draft: 'd' });

  expect(Object.values(data).filter((value) => !/^[\w.: -]{0,100}$/.test(String(value)))).toEqual([]);
  expect(columnsAt(names, data, 'key')).toEqual([names[3]]);
  expect(columnsAt(names, data, 'emails')).toEqual(some);
  expect(columnsAt(names, data, 'phones')).toEqual([]);
  expect(columnsAt([...names].reverse(), data, 'key')).toBeUndefined();
});

test('drawn again with all that a client may send, a form is still a card', () => {
  const long = '株'.repeat(10_000);
  const keys = Array.from({ length: 400 }, (_, index) => `key${index}`).join(',');
  const fields = (card: AdaptiveCard) =>
    Object.fromEntries(inputs(card).map(({ id, choices }) => [id, choices ? keys : long]));
  const columns = Array.from({ length: 200 }, (_, index) => ({
    name: `${index} ${hostile(index).slice(0, 700)}`,
    fillRate: 1,
    samples: ['2026-01-01', 'ja', 'a@contoso.example', '+31 30 123 45 67'],
  }));
  const many = Array.from({ length: 40 }, (_, index) => seen(`${index}${hostile(index).slice(0, 700)}`));
  const draft = { values: many, options: many, moreOptions: 9, columns: [...consentColumns, ...columns] };
  const names = columns.slice(0, 12).map(({ name }) => name);
  const forms: [string, (typed?: Typed) => AdaptiveCard][] = [
    ['columns', (typed) => consentMappingForm.draw(aConsentDraft({ columns }), english, typed)],
    ['values', (typed) => consentValuesForm.draw(aConsentStep({ draft: aConsentDraft(draft) }), english, typed)],
    ['profiles', (typed) => importMappingForm.draw(anImportDraft({ columns }), english, typed)],
    [
      'profiles with consent',
      (typed) =>
        profileConsentForm.draw(
          aProfileConsentStep({
            draft: anImportDraft({ columns }),
            chosen: { ...aProfileConsentStep().chosen, consent: names },
            proposed: names.map((option) => ({ option, reversed: true })),
            vocabulary: { readings: { true: [], false: [] }, values: many, moreValues: 3 },
          }),
          english,
          typed,
        ),
    ],
  ];

  const sizes = forms.map(([name, draw]) => [
    name,
    Buffer.byteLength(JSON.stringify(draw({ values: fields(draw()), problems: {} }))),
  ]);

  expect(sizes.filter(([, bytes]) => Number(bytes) > 28 * 1024)).toEqual([]);
});

test.each([english, createLocale('nl')])(
  'countries are named in the language of the reader, in its order',
  (locale: Locale) => {
    const columns = { ...aConsentStep().columns, kind: 'phone' as const };
    const card = consentValuesForm.draw(aConsentStep({ columns }), locale);
    const titles = input(card, locale.consentImport.regions.label)?.choices?.map(({ title }) => title) ?? [];

    expect(titles).toContain(locale.language === 'nl' ? 'Duitsland' : 'Germany');
    expect(titles).toEqual([...titles].sort((a, b) => a.localeCompare(b, locale.language)));
  },
);
