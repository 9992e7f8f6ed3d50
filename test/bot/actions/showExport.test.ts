import { showExport } from '../../../bot/actions/showExport.js';
import { ServiceError } from '../../../services/errors.js';
import { readable } from '../../support/cardText.js';
import { anExport } from '../../support/exportViews.js';
import { refusal } from '../../support/trust.js';
import { aTurn } from '../../support/turn.js';

test('the files of an export that was made by itself, in the 1:1 chat of the person that it is for', async () => {
  const turn = aTurn({
    exports: {
      offered: async (_caller, id, kind) => ({ name: `${id}-${kind}.csv`, bytes: 1 }),
      progress: async (id) => anExport({ id }),
    },
  });

  const answer = await showExport.answer({ export: 'export-1' }, turn);

  expect(answer).toMatchObject({ to: 'personal', live: 'segmentExport:export-1' });
  expect(readable(answer.card)).toContain('Download members');
});

test('whoever else presses a forwarded card, or comes too late, gets no link', async () => {
  const turn = aTurn({
    exports: {
      offered: () => Promise.reject(new ServiceError('linkExpired', { segment: 'segment-1' })),
      progress: async () => anExport(),
    },
  });

  await expect(showExport.answer({ export: 'export-1' }, turn)).rejects.toThrow(
    expect.objectContaining(refusal('linkExpired')),
  );
});
