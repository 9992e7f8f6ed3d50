import { createLocale } from '../../cards/locale.js';
import { removalReceiptCard } from '../../cards/removalReceiptCard.js';
import { rows } from '../support/cardText.js';
import { aReceipt } from '../support/views.js';

const english = createLocale('en');

test('says what was deleted', () => {
  expect(rows(removalReceiptCard(aReceipt(), english))).toEqual({
    When: '22 Nov 2026, 10:30 UTC',
    By: 'Alex Admin',
    'Enriched data': 'Deleted: 596 rows',
    Connection: 'Removed',
    Token: 'Deleted',
    Consent: 'Ended: nothing can be sent any more',
  });
});

test('says what was kept', () => {
  const kept = aReceipt({ output: 'kept', connection: 'kept', tokenDeleted: false, consent: 'kept' });

  expect(rows(removalReceiptCard(kept, english))).toMatchObject({
    'Enriched data': 'Kept: 596 rows',
    Connection: 'Kept',
    Token: 'Kept, encrypted, with the connection',
    Consent: 'Kept with the connection',
  });
});
