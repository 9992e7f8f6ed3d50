import { setActive } from '../../../bot/actions/setActive.js';
import { enrichmentsForm } from '../../../cards/enrichmentsForm.js';
import { createLocale } from '../../../cards/locale.js';
import { buttons, inputs, readable } from '../../support/cardText.js';
import { aTurn } from '../../support/turn.js';
import { anEnrichment } from '../../support/views.js';

test('a second click on the same card changes nothing', async () => {
  const stored = { active: true };
  const now = () => anEnrichment({ active: stored.active });
  const turn = aTurn({
    access: { roleOf: () => 'administrator' },
    enrichments: {
      list: async () => [now()],
      async setActive(_caller, _id, active) {
        stored.active = active;
        return now();
      },
    },
  });
  const seen = enrichmentsForm({ enrichments: [now()], sort: 'updated', search: '', page: 1 }, createLocale('en'));
  const data = { ...buttons(seen).find(({ verb }) => verb === 'setActive')?.data, enrichment: inputs(seen)[0]?.value };

  const first = await setActive.answer(data, turn);
  const second = await setActive.answer(data, turn);

  expect(stored.active).toBe(false);
  expect(readable(first.card)).toContain('It is deactivated');
  expect(second.card).toEqual(first.card);
});
