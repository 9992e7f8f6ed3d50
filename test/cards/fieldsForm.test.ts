import { choiceKey } from '../../cards/choices.js';
import { consentIn, fieldsForm, inputOf, mappingOf } from '../../cards/fieldsForm.js';
import { createLocale } from '../../cards/locale.js';
import { inputs, readable } from '../support/cardText.js';
import { aFieldsStep, DRAFT, someConsents, someFields } from '../support/setupViews.js';

const draft = { draft: DRAFT.id, version: DRAFT.version };
const en = createLocale('en');

test('the list gives the field, what was typed goes before it, and "Do not use" leaves it out', () => {
  const input = {
    ...draft,
    name: choiceKey('Company'),
    website: '-',
    location: choiceKey('City'),
    locationTyped: ' Town ',
  };

  expect(mappingOf(input, someFields)).toEqual({ mapping: { name: 'Company', location: 'Town' }, unknown: [] });
});

test('a field that is no longer offered is told, not silently left out', () => {
  const input = { ...draft, name: choiceKey('Company'), website: choiceKey('Homepage') };

  expect(mappingOf(input, someFields)).toEqual({ mapping: { name: 'Company' }, unknown: ['website'] });
});

test('a problem with a field stands below the input that it was chosen in', () => {
  const input = { ...draft, name: choiceKey('Company'), website: choiceKey('Company'), locationTyped: 'Town' };

  expect(inputOf('Company', input)).toBe('website');
  expect(inputOf('Town', input)).toBe('locationTyped');
});

test('fields beyond the list can be typed, and the one that was typed before stands there', () => {
  const card = fieldsForm.draw(aFieldsStep({ more: 160, mapping: { name: 'Column 150' } }), en);

  expect(readable(card)).toContain('160 more fields not listed');
  expect(inputs(card).find(({ id }) => id === 'nameTyped')?.value).toBe('Column 150');
});

test('with few fields there is nothing to type', () => {
  expect(inputs(fieldsForm.draw(aFieldsStep(), en)).map(({ id }) => id)).toEqual(['name', 'website', 'location']);
});

test('a consent can be asked for where there is consent data, and is off at first', () => {
  const card = fieldsForm.draw(aFieldsStep({ consents: someConsents }), en);

  const consent = inputs(card).find(({ id }) => id === 'consent');
  expect(consent).toMatchObject({ label: 'Consent that must be granted (optional)', value: '-' });
  expect(readable(card)).toContain('Newsletter · 412 granted, 93 denied');
  expect(readable(card)).toContain('without a record is not granted');
});

test('in Dutch the same, with what was chosen', () => {
  const card = fieldsForm.draw(aFieldsStep({ consents: someConsents, requires: 'newsletter' }), createLocale('nl'));

  expect(inputs(card).find(({ id }) => id === 'consent')?.value).toBe(choiceKey('newsletter'));
  expect(readable(card)).toContain('Newsletter · 412 verleend, 93 geweigerd');
});

test('the consent that came back is the one that was offered; what did not come back stays as it was', () => {
  const view = { consents: someConsents, requires: 'newsletter' };

  expect(consentIn({ ...draft, consent: choiceKey('product updates') }, view)).toEqual({ requires: 'product updates' });
  expect(consentIn({ ...draft, consent: '-' }, view)).toEqual({});
  expect(consentIn(draft, view)).toEqual({ requires: 'newsletter' });
  expect(consentIn(draft, { consents: [] })).toEqual({});
  expect(consentIn({ ...draft, consent: choiceKey('another') }, view)).toEqual({ unknown: true });
});
