import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importConsent, importContosoProfiles, linesOf, saveSegment, unify } from './consentSteps.js';
import { CONSENT_DUTCH, CONSENT_ENGLISH } from './consentWords.js';
import { type Product, startProduct } from './product.js';
import { becomeAdministrator } from './steps.js';
import { UNIFICATION_DUTCH, UNIFICATION_ENGLISH } from './unificationWords.js';
import { DUTCH, ENGLISH } from './words.js';

// A CRM and billing become one Customer entity, billing sends its next export, and there is a figure over those who agreed.

const PATIENCE_MS = 60_000;

describe.each([
  { language: 'English', locale: 'en-US', words: ENGLISH, consent: CONSENT_ENGLISH, say: UNIFICATION_ENGLISH },
  { language: 'Dutch', locale: 'nl-NL', words: DUTCH, consent: CONSENT_DUTCH, say: UNIFICATION_DUTCH },
])('in $language', ({ locale, words, consent, say }) => {
  let product: Product;
  const teams = () => product.teams;
  beforeAll(async () => {
    product = await startProduct({ locale });
    await teams().sees(words.welcome);
    await becomeAdministrator(teams(), words);
    await importContosoProfiles(teams(), consent);
    await teams().say(say.billingFile);
    await teams().press(words.import);
    await teams().sees(say.sixImported, PATIENCE_MS);
    await importConsent(teams(), consent, words.next);
    await unify(teams(), consent);
  });
  afterAll(() => product?.close());

  test('two sources: what is proposed, duplicates by choice, and one card before it holds', async () => {
    await teams().say(say.data);
    await teams().sees(say.before);
    await teams().say(say.unification);
    await teams().sees(say.now);
    await teams().choose(say.ofSource, new RegExp(say.billing));
    await teams().press(say.columns);
    await teams().sees(say.keep);
    await teams().tick(say.byDomain);
    await teams().choose(say.keep, new RegExp(say.mostRecent));
    await teams().press(say.save);
    await teams().sees(say.duplicates);
    await teams().press(say.next);
    await teams().sees(say.rules);
    await teams().press(say.next);
    await teams().sees(say.view);
    await teams().press(say.preview);

    const preview = await teams().sees(say.ready, PATIENCE_MS);
    expect(preview).toMatch(say.counts);
    expect(preview).toContain(say.difference);
    expect(preview).toContain(say.nothingYet);
    for (const example of say.examples) expect(preview).toMatch(example);
  });

  test('a list to download; nothing has changed for anybody; and then Apply', async () => {
    await teams().choose(say.list, say.ambiguous);
    await teams().press(say.download);
    await teams().sees('unification-ambiguous.csv', PATIENCE_MS);
    const { text } = await teams().download(say.downloadFile);
    expect(linesOf(text)).toHaveLength(3);
    expect(linesOf(text)[1]).toContain('Fabrikam B.V.,email,amy@fabrikam.com,2');
    await teams().press(say.back);
    await teams().sees(say.ready);

    await teams().press(say.apply);
    await teams().sees(say.unified, PATIENCE_MS);
    await teams().say(say.data);
    await teams().sees(say.after);
  });

  test('billing sends its next export: the refresh says what has been merged, is new and gone', async () => {
    await copyFile(join(product.importDir, say.changedFile), join(product.importDir, `${say.billing}.csv`));

    await teams().say(say.refresh);
    const card = await teams().sees(say.refreshed, PATIENCE_MS);
    expect(card).toMatch(say.changes);
  });

  test('a measure by industry over a segment of those who agreed', async () => {
    await teams().say(say.segmentRule);
    await saveSegment(teams(), consent, say.segment, words.successful);
    await teams().say(say.measures);
    await teams().press(say.newMeasure);
    await teams().type(say.name, say.measure);
    await teams().choose(say.calculate, new RegExp(say.average));
    await teams().choose(say.attribute, say.invoices);
    await teams().choose(say.dataSet, new RegExp(say.segment));
    await teams().choose(say.splitBy, say.industry);
    await teams().press(say.save);

    const card = await teams().sees(say.figure, PATIENCE_MS);
    expect(card).toContain(say.restsOn);
    await teams().press(say.groups);
    const groups = await teams().sees(say.byGroup);
    for (const group of say.groupOf) expect(groups).toMatch(group);
  });
});
