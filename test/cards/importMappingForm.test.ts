import { importMappingForm } from '../../cards/importMappingForm.js';
import { createLocale } from '../../cards/locale.js';
import { inputs } from '../support/cardText.js';
import { anImportDraft } from '../support/setupViews.js';

const column = (name: string, ...samples: string[]) => ({ name, fillRate: 1, samples });

function phonesOffered(...columns: ReturnType<typeof column>[]): string[] {
  const draft = anImportDraft({ columns, phones: [], emails: [] });
  const list = inputs(importMappingForm.draw(draft, createLocale('en'))).find(({ id }) => id === 'phones');
  return (list?.choices ?? []).map(({ title }) => title);
}

test('columns of days are not offered as phone numbers, in whatever order day and year stand', () => {
  const days = [
    column('Customer Since', '2019-03-14'),
    column('Klant sinds', '14-03-2019'),
    column('Seit', '14.03.2019'),
  ];

  expect(phonesOffered(...days)).toEqual([]);
});

test('columns of numbers that can be dialled are', () => {
  const offered = phonesOffered(column('Reach', '+31 30 123 45 67'), column('Bel', '06-12345678'));

  expect(offered).toEqual([expect.stringContaining('Reach'), expect.stringContaining('Bel')]);
});
