import { createLocale } from '../../cards/locale.js';
import { settleCard } from '../../cards/settleCard.js';
import { buttons, readable, titles } from '../support/cardText.js';
import { anEndedRun } from '../support/views.js';

const english = createLocale('en');

test('offers to ask again for free, to send again and to leave out', () => {
  const card = settleCard(anEndedRun({ unsettled: 60, askable: 40 }), english);

  expect(buttons(card).map(({ title, data }) => [title, data.how])).toEqual([
    ['Ask for the results again', 'collect'],
    ['Send again', 'sendAgain'],
    ['Leave out', 'leaveOut'],
    ['Show run', undefined],
  ]);
  expect(readable(card)).toContain('They may be paid twice');
});

test('does not offer to ask where no address is known', () => {
  expect(titles(settleCard(anEndedRun({ unsettled: 60, askable: 0 }), english))).toEqual([
    'Send again',
    'Leave out',
    'Show run',
  ]);
});

test('offers nothing when all is settled', () => {
  const card = settleCard(anEndedRun({ unsettled: 0 }), english);

  expect(titles(card)).toEqual(['Show run']);
  expect(readable(card)).toContain('No outcome is unknown any more');
});
