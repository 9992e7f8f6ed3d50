import { importConsent, importContosoProfiles, saveSegment, unify } from './consentSteps.js';
import { CONSENT_ENGLISH as say } from './consentWords.js';
import { ANNA, BRAM } from './playground/people.js';
import { type Product, startProduct } from './product.js';
import { becomeAdministrator } from './steps.js';
import { ENGLISH } from './words.js';

let product: Product;
const teams = () => product.teams;
const READERS = 'Readers';
const SENT = 'Sent to our chat';

beforeAll(async () => {
  product = await startProduct();
  await teams().sees(ENGLISH.welcome);
  await becomeAdministrator(teams(), ENGLISH);
  await importContosoProfiles(teams(), say);
  await importConsent(teams(), say, ENGLISH.next);
  await unify(teams(), say);
  await teams().say(say.byRule);
  await saveSegment(teams(), say, READERS, ENGLISH.successful);
});
afterAll(() => product?.close());

describe('in a channel', () => {
  test('one person, asked for here, is answered in the 1:1 chat only', async () => {
    await teams().open('channel');
    await teams().say('consent holly@contoso.com');

    const shown = await teams().sees(SENT);

    expect(shown).not.toMatch(/Denied|Granted|Contoso\b/);
    await teams().open('personal');
    expect(await teams().sees(say.person)).toContain('holly@contoso.com');
  });

  test('the overview shows its numbers here', async () => {
    await teams().open('channel');
    await teams().say('consent');

    expect(await teams().sees(say.split)).not.toContain('@contoso.com');
  });

  test('a segment shows its number here, and its members in the 1:1 chat', async () => {
    await teams().say(`segments ${READERS}`);
    await teams().sees(say.rule);

    await teams().press(say.members);

    expect(await teams().sees(SENT)).not.toContain('Contoso Retail');
    await teams().open('personal');
    expect(await teams().sees(say.memberTotal(1))).toContain('Contoso Retail');
  });

  test('an export goes on in the 1:1 chat', async () => {
    await teams().open('channel');
    await teams().say(say.exportIt(READERS));
    await teams().sees(SENT);

    await teams().open('personal');
    await teams().sees(say.exportColumns);
  });
});

describe('a viewer', () => {
  beforeAll(async () => {
    await teams().open('group');
    await grant('Viewer');
    await teams().open('personal');
    teams().as(BRAM);
  });

  test('reads the overview, one person and the segments', async () => {
    expect(await teams().say('consent')).toContain(say.split);
    expect(await teams().buttons()).not.toContain(say.unify);
    expect(await teams().say('consent frank@contoso.com')).toContain(say.person);
    expect(await teams().say(`segments ${READERS}`)).toContain(say.rule);
    expect(await teams().buttons()).not.toContain(say.export);
  });

  test.each([say.byRule, say.segment, say.exportIt(READERS), say.consentFile])(
    'cannot %s, and is told who can help',
    async (words) => {
      const refused = await teams().say(words);

      expect(refused).toContain('This needs the role Contributor');
      expect(refused).toContain(ANNA.name);
    },
  );
});

test('a contributor makes a segment, and still does not decide about the guard of all', async () => {
  teams().as(ANNA);
  await teams().open('group');
  await grant('Contributor');
  await teams().open('personal');
  teams().as(BRAM);

  expect(await teams().say(say.byRule)).toContain(say.preview);
  await teams().say(say.segments);
  expect(await teams().buttons()).not.toContain('Consent guard');
});

async function grant(role: string): Promise<void> {
  await teams().say('roles');
  await teams().choose('Person', BRAM.name);
  await teams().choose('Role', role);
  await teams().press('Save');
  await teams().sees(`${BRAM.name}: ${role}`);
}
