import { ANNA, BRAM } from './playground/people.js';
import { type Product, startProduct } from './product.js';
import { becomeAdministrator, connect, ENRICHMENT, importProfiles, map } from './steps.js';
import { ENGLISH } from './words.js';

let product: Product;
const teams = () => product.teams;

beforeAll(async () => {
  product = await startProduct();
  await teams().sees(ENGLISH.welcome);
  await becomeAdministrator(teams(), ENGLISH);
  await importProfiles(teams(), ENGLISH);
  await connect(teams(), ENGLISH);
  await map(teams(), ENGLISH);
});
afterAll(() => product?.close());

test('a second person cannot claim the role, and is told who can help', async () => {
  teams().as(BRAM);

  await teams().say('hello');
  expect(await teams().buttons()).not.toContain(ENGLISH.iAmTheAdministrator);

  const refused = await teams().say('setup');
  expect(refused).toContain('This needs the role Administrator');
  expect(refused).toContain(ANNA.name);
});

test('an administrator gives a role to somebody of the group chat', async () => {
  teams().as(ANNA);
  await teams().open('group');

  await teams().say('roles');
  await teams().choose('Person', BRAM.name);
  await teams().choose('Role', 'Viewer');
  await teams().press('Save');

  await teams().sees(`${BRAM.name}: Viewer`);
});

test('a viewer reads status and results, and still cannot set up or run', async () => {
  teams().as(BRAM);
  await teams().open('personal');

  expect(await teams().say('status')).toContain('Company profiles');
  expect(await teams().say('enrichments')).toContain(ENRICHMENT);
  expect(await teams().say('setup')).toContain('This needs the role Administrator');
  expect(await teams().say('run')).toContain('This needs the role Administrator');
});

test('the last administrator cannot be taken away', async () => {
  teams().as(ANNA);
  await teams().open('group');

  await teams().say('roles');
  await teams().choose('Person', ANNA.name);
  await teams().choose('Role', 'No role');
  await teams().press('Save');

  await teams().sees('This is the last administrator');
});

test('each is answered in the language that he chose', async () => {
  await teams().open('personal');
  teams().as(BRAM, 'nl-NL');
  await teams().say('language nl');
  expect(await teams().say('status')).toContain('Bedrijfsprofielen');

  teams().as(ANNA);
  expect(await teams().say('status')).toContain('Company profiles');
});
