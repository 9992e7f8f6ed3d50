import type { MeasureInput, MeasureView } from '../../../services/measures.js';
import { openRefreshHouse, type RefreshHouse } from '../../support/refreshHouse.js';
import { ADA } from '../../support/trust.js';

// Measures over one Customer entity of two sources.

const CRM = `Account,Company,City,Email,Staff
H1,Contoso Retail,Delft,holly@contoso.com,10
F1,Contoso Wholesale,Breda,frank@contoso.com,
`;
const ERP = `Debtor,Company,City,Email,Staff,Code
900,Contoso Shops,Oss,holly@contoso.com,99,A
901,Northwind,Delft,nora@northwind.example,60,A
`;

let house: RefreshHouse;

afterEach(() => house.close());

async function counted(id: string): Promise<MeasureView> {
  const { measures, told } = house.now;
  const look = async () => {
    const view = await measures.progress(id);
    return view.state === 'Refreshing' ? undefined : view;
  };
  return (await told.until(`measure:${id}`, look, new AbortController().signal))!;
}

const save = (input: Partial<MeasureInput> & { name: string }) =>
  house.now.measures.save(ADA, { calculates: 'count', dataSet: 'Customer', ...input });

test('who is in both sources counts once, with the value that goes before; a column made of a key splits nothing', async () => {
  house = await openRefreshHouse();
  const crm = await house.source('crm.csv', CRM);
  const erp = await house.source('erp.csv', ERP);
  const { id } = await save({ name: 'Staff', calculates: 'sum', attribute: 'Staff', by: { attribute: 'City' } });
  expect((await counted(id)).latest).toMatchObject({ value: 169, counted: 3, profiles: 4 });

  await house.storage.documents.update((draft) => {
    const source = (of: string) => ({ id: of, columns: {}, unmatched: 'add' as const });
    const column = (of: string, name: string) => ({ source: of, column: name });
    draft.unification = {
      ...{ sources: [source(crm), source(erp)], rules: [['email']], policy: 'order', by: ADA, at: 1 },
      columns: [{ name: 'Code', from: [column(crm, 'Account'), column(erp, 'Code')] }],
    };
  });
  await house.clock.advance(1_000);
  const { refresh } = await house.now.refreshes.start(ADA, { kind: 'all' });
  expect(await house.ended(refresh.id)).toMatchObject({ state: 'Successful' });

  const view = await counted(id);
  expect(view).toMatchObject({ outdated: false, latest: { value: 70, counted: 2, profiles: 3 } });
  expect((await house.now.measures.groups(ADA, id))?.groups).toEqual([
    { of: 'value', value: 'Delft', figure: 70, counted: 2, profiles: 2 },
    { of: 'value', value: 'Breda', counted: 0, profiles: 1 },
  ]);
  await expect(save({ name: 'By code', by: { attribute: 'Code' } })).rejects.toMatchObject({
    code: 'groupRefused',
  });
});
