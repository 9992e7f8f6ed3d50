import { connectForm } from '../../cards/connectForm.js';
import { createLocale } from '../../cards/locale.js';
import { addressOf, findButton, findDialogButton } from '../support/cardForm.js';
import { inputs, readable } from '../support/cardText.js';
import { aConnection, aConnectStep } from '../support/setupViews.js';

const en = createLocale('en');
const nl = createLocale('nl');
const draw = (given: Parameters<typeof aConnectStep>[0], locale = en, more = {}) =>
  connectForm.draw({ ...aConnectStep(given), textVersion: '2026-11-22', ...more }, locale);
const ids = (card: Parameters<typeof inputs>[0]) => inputs(card).map(({ id }) => id);

test('in production there is nowhere to type a token: a button opens the dialog, and a line says what is there', () => {
  const card = draw({ pageOnly: true });

  expect(ids(card)).toEqual(['agree']);
  expect(readable(card)).toContain('No token yet.');
  expect(findDialogButton(card, 'Enter the token')).toEqual({
    verb: 'enterToken',
    draft: 'draft-1',
    version: 3,
    msteams: { type: 'task/fetch' },
  });
  expect(findDialogButton(draw({ pageOnly: true }, nl), 'Token invoeren')).toBeDefined();
});

test('replacing a token asks for it in the same way', () => {
  const card = draw({ pageOnly: true, replaces: aConnection() });

  expect(ids(card)).toEqual([]);
  expect(findDialogButton(card, 'Enter the token')).toBeDefined();
});

test.each([
  [{ ending: '1234', untried: true }, 'Stored, ends in 1234. It has not been tried yet.'],
  [{ ending: '1234', untried: false }, 'Stored, ends in 1234.'],
  [{ ending: '', untried: true }, 'Stored. It has not been tried yet.'],
])('of what is stored (%j) it says %s', (stored, line) => {
  expect(readable(draw({ pageOnly: true, stored })).split('\n')).toContain(line);
  expect(readable(draw({ stored })).split('\n')).toContain(line);
});

test('in development the input stays, and is not required once a token is stored', () => {
  const token = (card: Parameters<typeof inputs>[0]) => inputs(card).find(({ id }) => id === 'token');

  expect(token(draw({}))).toMatchObject({ style: 'Password', isRequired: true });
  expect(token(draw({ stored: { ending: '1234', untried: true } }))).not.toHaveProperty('isRequired');
  expect(findButton(draw({}), 'Enter the token')).toMatchObject({ verb: 'enterToken', skipsInputs: true });
});

test('while a page is open by a link, the link stands where the button was, and says that it leaves Teams', () => {
  const pageUrl = 'http://127.0.0.1:3978/tab/token#state=abc';
  const card = draw({}, en, { pageUrl });

  expect(addressOf(card, 'Open the page (View in browser)')).toBe(pageUrl);
  expect(findButton(card, 'Enter the token')).toBeUndefined();
});

test('a problem with the token stands at its line, and what was typed is never drawn', () => {
  const typed = { values: { token: 'typed-token', agree: 'true' }, problems: { token: 'Enter it on the page.' } };
  for (const pageOnly of [true, false]) {
    const card = connectForm.draw({ ...aConnectStep({ pageOnly }), textVersion: 'v' }, en, typed);
    expect(readable(card)).toContain('Enter it on the page.');
    expect(JSON.stringify(card)).not.toContain('typed-token');
  }
});
