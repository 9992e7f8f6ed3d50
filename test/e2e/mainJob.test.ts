import { type Product, startProduct } from './product.js';
import { becomeAdministrator, dryRun, ENRICHMENT, GOOD_TOKEN, importProfiles, runToTheEnd } from './steps.js';
import { DUTCH, ENGLISH, type Words } from './words.js';

interface Journey {
  title: string;
  words: Words;
  locale?: string;
  begin?: string;
}

const JOURNEYS: Journey[] = [
  { title: 'in English', words: ENGLISH },
  { title: 'in Dutch, asked for with "language nl"', words: DUTCH, begin: 'language nl' },
  { title: 'in Dutch, because the client is Dutch', words: DUTCH, locale: 'nl-NL' },
];

const ascending = (one: number, other: number) => one - other;

describe.each(JOURNEYS)('from hello to enriched profiles, $title', ({ words, locale, begin }) => {
  let product: Product;
  const teams = () => product.teams;

  beforeAll(async () => {
    // Slow enough for a person to see the card go on.
    product = await startProduct({ locale, processingMs: 5000 });
  });
  afterAll(() => product?.close());

  test('welcomes once, and makes whoever claims it administrator', async () => {
    await teams().sees((locale ? words : ENGLISH).welcome);
    if (begin) await teams().say(begin);

    await becomeAdministrator(teams(), words);
  });

  test('imports the sample from the import folder', async () => {
    await importProfiles(teams(), words);
  });

  test('says clearly that a token is wrong, and keeps the form', async () => {
    // The page grows slower with every card on it.
    await teams().clear();
    await teams().say(words.setup);
    await teams().press(words.getStarted);
    await teams().sees(words.privacy);
    await teams().type(words.token, 'a-token-of-nobody');
    await teams().tick(words.agree);

    await teams().press(words.connect);

    await teams().sees(words.tokenRefused);
    expect(await teams().buttons()).toContain(words.connect);
  });

  test('stays on the form until the privacy text is agreed to', async () => {
    await teams().type(words.token, GOOD_TOKEN);
    await teams().tick(words.agree, false);

    await teams().press(words.connect);

    const shown = await teams().sees(words.agreeFirst);
    expect(shown).toContain(words.privacy);
    expect(shown).not.toContain(GOOD_TOKEN);
  });

  test('connects with a good token', async () => {
    await teams().type(words.token, GOOD_TOKEN);
    await teams().tick(words.agree);

    await teams().press(words.connect);

    expect(await teams().sees(words.mapData)).toContain(words.sandbox);
  });

  test('offers the data set and selects the fields beforehand', async () => {
    await teams().type(words.name, ENRICHMENT);
    await teams().press(words.next);
    await teams().sees(words.fields.name);

    const chosen = await Promise.all(Object.values(words.fields).map((label) => teams().valueOf(label)));

    expect(chosen.map((title) => title.split(' · ')[0])).toEqual(['Company Name', 'Website', 'Location']);
    await teams().press(words.apply);
    await teams().sees(words.ready);
  });

  test('shows what would be sent before anything is sent', async () => {
    await dryRun(teams(), words);

    expect(await product.house.credits()).toBe(0);
  });

  test('runs in one card that goes on by itself, never backwards', async () => {
    const messages = await teams().count();

    const seen = await runToTheEnd(teams(), words);

    expect(await teams().count()).toBe(messages);
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.map(({ answered }) => answered)).toEqual(seen.map(({ answered }) => answered).sort(ascending));
    expect(seen.map(({ submitted }) => submitted)).toEqual(seen.map(({ submitted }) => submitted).sort(ascending));
    expect(await teams().text()).toContain(words.sandbox);
    for (const bucket of words.buckets) expect(await teams().text()).toContain(bucket);
  });

  test('shows one profile with source and Leadspace side by side', async () => {
    await teams().press(words.viewEnriched);
    await teams().sees(words.enrichedData);
    await teams().type(words.companyName, 'Robinhood');
    await teams().press(words.search);
    await teams().sees(/^1 profiel|^1 profile/m);

    await teams().press(words.viewProfile);

    const shown = await teams().sees(words.sideBySide[2]!);
    for (const part of words.sideBySide) expect(shown).toContain(part);
    expect(shown).toContain('ACC-10002');
  });

  test('sends nothing for profiles that are kept', async () => {
    const spent = await product.house.credits();
    await teams().clear();
    await teams().say(words.runWord);
    await teams().sees(words.nothingToSend, 30_000);

    await teams().press(words.run);

    await teams().sees(words.successful, 30_000);
    expect(await product.house.credits()).toBe(spent);
    expect(spent).toBeGreaterThan(500);
  });

  test('lists it in My enrichments', async () => {
    expect(await teams().say(words.enrichments)).toContain(ENRICHMENT);
  });

  test('removes nothing before the name is typed, then everything', async () => {
    await teams().say(words.remove);
    await teams().sees(words.removePlan);
    await teams().choose(words.output, words.purge);
    await teams().tick(words.withConnection);
    await teams().type(words.typeName, 'Another name');
    await teams().press(words.removeButton);
    await teams().sees(words.wrongName);

    await teams().type(words.typeName, ENRICHMENT);
    await teams().press(words.removeButton);

    await teams().sees(words.receipt);
    expect(await teams().say(words.enrichments)).toContain(words.none);
  });
});
