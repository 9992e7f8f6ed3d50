import type { Conversation } from './playground/people.js';
import { type Product, startProduct } from './product.js';
import { becomeAdministrator, connect, importProfiles, map, runToTheEnd } from './steps.js';
import { ENGLISH } from './words.js';

let product: Product;
const teams = () => product.teams;
const words = ENGLISH;

beforeAll(async () => {
  product = await startProduct();
  await teams().sees(words.welcome);
  await becomeAdministrator(teams(), words);
  await importProfiles(teams(), words);
});
afterAll(() => product?.close());

describe.each<Conversation>(['group', 'channel'])('in a %s conversation', (conversation) => {
  test('welcomes, and says what belongs here', async () => {
    await teams().open(conversation);

    expect(await teams().sees(words.welcome)).toContain('Set-up and data of single profiles go on in your 1:1 chat');
  });

  test('setup points to the 1:1 chat, asks nothing here, and goes on there', async () => {
    await teams().open(conversation);

    await teams().say('setup');
    await teams().sees('our own chat');
    await teams().press('Continue in our chat');
    await teams().sees('Sent to our chat');

    await teams().open('personal');
    await teams().sees(words.getStarted);
  });

  test('status appears here', async () => {
    await teams().open(conversation);

    expect(await teams().say('status')).toContain('Company profiles');
  });

  test('what is like no command gets the nearest one', async () => {
    await teams().open(conversation);

    expect(await teams().say('statsu')).toContain('Did you mean “status”?');
  });
});

test('the run card lives where Run was pressed, with its result and its buttons', async () => {
  await teams().open('personal');
  await connect(teams(), words);
  await map(teams(), words);
  await teams().open('channel');

  await teams().say('run');
  await teams().sees(words.dryRun, 30_000);
  await runToTheEnd(teams(), words);

  expect(await teams().text()).toContain(words.coverage);
});

test('profiles by name go to the 1:1 chat', async () => {
  await teams().open('channel');

  await teams().say('view');

  expect(await teams().text()).not.toContain('ACC-');
  await teams().open('personal');
  await teams().sees(words.enrichedData);
});

test('the group sees numbers of the enrichment', async () => {
  await teams().open('group');

  expect(await teams().say('enrichments')).toMatch(/Company facts[\s\S]*Successful/);
});
