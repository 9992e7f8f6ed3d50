import { createLocale } from '../../cards/locale.js';
import { RemovalInput, removalForm } from '../../cards/removalForm.js';
import { inputs, readable, rows } from '../support/cardText.js';
import { aRemovalPlan } from '../support/views.js';

const english = createLocale('en');
const typed = { enrichment: 'e', output: 'keep', confirmation: ' Leadspace companies ' };

test('says what would go before anything goes', () => {
  expect(rows(removalForm.draw(aRemovalPlan(), english))).toMatchObject({
    'Rows of enriched data': '512',
    'Runs in its history': '3',
    Connection: 'Leadspace',
  });
});

test('offers the connection only where nothing else uses it', () => {
  const shared = aRemovalPlan({ connection: { id: 'c', name: 'Leadspace', usedOnlyHere: false } });

  expect(inputs(removalForm.draw(aRemovalPlan(), english)).map(({ id }) => id)).toContain('connection');
  expect(inputs(removalForm.draw(shared, english)).map(({ id }) => id)).not.toContain('connection');
  expect(readable(removalForm.draw(shared, english))).toContain('other enrichments use it');
});

test('only a ticked box takes the connection too', () => {
  expect(RemovalInput.parse({ ...typed, connection: 'true' }).connection).toBe('remove');
  for (const connection of ['false', undefined, true, 'TRUE', 1]) {
    expect(RemovalInput.parse({ ...typed, connection }).connection).toBe('keep');
  }
});

test('a missing name and a foreign choice are problems at their inputs', () => {
  const parsed = RemovalInput.safeParse({ enrichment: 'e', output: 'burn' });

  expect(parsed.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
    ['output', 'unknownChoice'],
    ['confirmation', 'required'],
  ]);
});
