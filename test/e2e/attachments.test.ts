import { type Product, startProduct } from './product.js';
import { becomeAdministrator } from './steps.js';
import { ENGLISH } from './words.js';

let product: Product;
const teams = () => product.teams;

beforeAll(async () => {
  product = await startProduct();
  await teams().sees(ENGLISH.welcome);
  await becomeAdministrator(teams(), ENGLISH);
});
afterAll(() => product?.close());

test('a file that somebody attaches from another host than those allowed is not fetched, and the card says what to do', async () => {
  const shown = await teams().attach({ name: 'companies.csv', downloadUrl: 'https://files.example.com/companies.csv' });

  expect(shown).toContain('Files from files.example.com are not fetched');
  expect(shown).toContain('FILE_HOSTS');
});

test('a file attached without https is not fetched either', async () => {
  const shown = await teams().attach({
    name: 'companies.csv',
    downloadUrl: 'http://contoso.sharepoint.com/companies.csv',
  });

  expect(shown).toContain('not fetched');
});

test('an edited message is treated as a new one', async () => {
  const before = await teams().count();

  await teams().send({ type: 'messageUpdate', text: 'status', channelData: { eventType: 'editMessage' } });

  expect(await teams().moreThan(before)).toContain('Company profiles');
});
