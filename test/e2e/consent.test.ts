import { createHash } from 'node:crypto';
import { importContosoProfiles, linesOf, mapSegment, numberBeside, saveSegment, unify } from './consentSteps.js';
import { CONSENT_DUTCH, CONSENT_ENGLISH, type ConsentWords } from './consentWords.js';
import type { Downloaded } from './playground/downloads.js';
import { type Product, startProduct } from './product.js';
import { becomeAdministrator, connect, dryRun } from './steps.js';
import { DUTCH, ENGLISH, type Words } from './words.js';

interface Journey {
  title: string;
  words: Words;
  say: ConsentWords;
  begin?: string;
}

const JOURNEYS: Journey[] = [
  { title: 'in English', words: ENGLISH, say: CONSENT_ENGLISH },
  { title: 'in Dutch', words: DUTCH, say: CONSENT_DUTCH, begin: 'language nl' },
];

const HOLLY = 'holly@contoso.com';
const FRANK = 'frank@contoso.com';
const FRANKS_COMPANY = 'Contoso Retail';
const READERS = 'Readers';
const FROM_LISTS = 'Readers from lists';
const FACTS = 'Facts of readers';

describe.each(JOURNEYS)('customers are asked first, $title', ({ words, say, begin }) => {
  let product: Product;
  let first: Downloaded;
  const teams = () => product.teams;

  beforeAll(async () => {
    product = await startProduct();
    await teams().sees(ENGLISH.welcome);
    if (begin) await teams().say(begin);
    await becomeAdministrator(teams(), words);
  });
  afterAll(() => product?.close());

  test('with profiles alone nothing is known of consent, and it says so', async () => {
    await importContosoProfiles(teams(), say);

    expect(await teams().say(say.consent)).toContain(say.noConsent);
  });

  test('the columns of a file of consent are found by their names', async () => {
    await teams().say(say.consentFile);

    expect(await teams().valueOf(say.sourceName)).toBe(say.source);
    for (const { label, column } of say.columns)
      expect(await teams().valueOf(label)).toMatch(new RegExp(`^${column} ·`));
  });

  test('nothing is imported before it is confirmed what True means', async () => {
    await teams().press(words.next);
    await teams().sees(say.confirmation);
    await teams().press(say.import);
    await teams().sees(say.confirmFirst);

    await teams().tick(say.confirm);
    await teams().press(say.import);

    await teams().sees(say.rowsImported, 30_000);
  });

  test('consent is unified with the profiles from the same card', async () => {
    const shown = await unify(teams(), say);

    expect(numberBeside(shown, say.rowsWithProfile)).toBe(4);
    expect(numberBeside(shown, say.rowsWithoutProfile)).toBe(0);
    expect(numberBeside(shown, say.profilesWithConsent)).toBe(2);
  });

  test('the overview counts who agreed to what, and who was never asked', async () => {
    const shown = await teams().say(say.consent);

    for (const option of [say.newsletter, say.updates])
      expect(shown).toMatch(new RegExp(`${option}\\s+🟢 ${say.split}`));
  });

  test('one person has the row that decides about each option', async () => {
    const [newsletter, updates] = (await teams().say(`${say.consent} ${HOLLY}`)).split(say.updates);

    expect(newsletter).toContain(say.person);
    expect(newsletter).toMatch(new RegExp(`${say.newsletter}: ${say.denied}[\\s\\S]*${say.row(say.source, 1)}`));
    expect(updates).toMatch(new RegExp(`^: ${say.granted}[\\s\\S]*${say.row(say.source, 2)}`));
  });

  test('a word that is not in the data is answered with the nearest, and changes nothing by itself', async () => {
    const shown = await teams().say(say.otherLanguage);
    expect(shown).toContain(say.notInData);
    expect(shown).toContain(say.nothingChanges);

    await teams().press(say.useIt);

    expect(await teams().sees(say.preview)).toContain(say.rule);
  });

  test('a rule is counted before it is saved, and then has frank alone', async () => {
    const shown = await teams().say(say.byRule);
    expect(shown).toContain(say.rule);
    expect(shown).toMatch(say.ofThree);
    expect(shown).toContain(say.nothingSaved);

    const saved = await saveSegment(teams(), say, READERS, words.successful);
    expect(saved).toContain(say.rule);
    expect(numberBeforeMembers(saved)).toBe(1);
    await membersAreFrank();
  });

  test('lists make the same segment as the rule', async () => {
    await teams().clear();
    await teams().say(say.segment);
    await teams().choose(say.option, new RegExp(say.newsletter));
    await teams().choose(say.is, say.isTrue);
    await teams().press(say.addCondition);
    expect(await teams().sees(say.fits)).toContain(say.rule);

    await teams().press(words.next);
    const saved = await saveSegment(teams(), say, FROM_LISTS, words.successful);

    expect(saved).toContain(say.rule);
    await membersAreFrank();
  });

  test('holly is not in it because of the row that says no', async () => {
    await teams().say(`${say.segments} ${READERS}`);
    await teams().press(say.why);
    await teams().type(say.whom, HOLLY);
    await teams().press(say.explain);

    expect(await teams().sees(say.notIn)).toContain(say.because);
  });

  test('the segment is enriched, and nobody else is sent', async () => {
    await teams().clear();
    await connect(teams(), words);
    await mapSegment(teams(), words, say, { segment: READERS, name: FACTS });
    await dryRun(teams(), words);
    expect(await teams().text()).toContain(say.onlyWith);

    await teams().press(words.run);
    const shown = await teams().sees(new RegExp(`${words.successful}[\\s\\S]*${say.matchRate}`), 60_000);

    const buckets = say.buckets.map((bucket) => numberBeside(shown, bucket) ?? 0);
    expect(buckets.reduce((sum, count) => sum + count)).toBe(1);
    expect(numberBeside(shown, say.dataSet)).toBe(1);
    expect(await product.house.credits()).toBeLessThanOrEqual(1);
  });

  test('the export has frank with the columns that were asked for, and a manifest to prove it', async () => {
    await teams().say(say.exportIt(READERS));
    await teams().tick(`${say.exportColumns} ${say.mail}`);
    await teams().press(say.export);
    const shown = await teams().sees(say.downloadMembers, 30_000);
    expect(numberBeside(shown, say.inFile)).toBe(1);

    first = await teams().download(say.downloadMembers);
    const manifest = JSON.parse((await teams().download(say.downloadManifest)).text);

    expect(first.name).toBe(`${READERS}.csv`);
    expect(linesOf(first.text)).toEqual([say.header, `CON-2,${FRANKS_COMPANY},${FRANK}`]);
    expect(manifest.counts).toMatchObject({ exported: 1, removedByConsent: 0 });
    expect(manifest.files.members.sha256).toBe(createHash('sha256').update(first.text).digest('hex'));
  });

  test('a withdrawal is the next file of the same source', async () => {
    await teams().clear();
    await teams().say(say.withdrawalFile);
    await teams().type(say.sourceName, say.source);
    await teams().press(words.next);
    await teams().sees(say.isNext);

    await teams().tick(say.confirm);
    await teams().press(say.replace);

    expect(numberBeside(await teams().sees(say.rowsImported, 30_000), say.changed)).toBe(1);
  });

  test('from now on frank is not sent, and the file of before cannot be fetched any more', async () => {
    expect(await teams().say(`${say.consent} ${FRANK}`)).toMatch(say.before);
    expect((await fetch(first.url)).status).toBe(410);

    await teams().say(words.runWord);

    expect(numberBeside(await teams().sees(words.nothingToSend, 30_000), say.withheld)).toBe(1);
  });

  test('the segment is not exported before it has been refreshed', async () => {
    expect(await teams().say(say.exportIt(READERS))).toContain(say.changedSince);

    await teams().press(say.refreshSegment);

    await teams().sees(new RegExp(`${words.successful}[\\s\\S]*\\n0\\s+${say.members}`), 30_000);
  });

  test('then the export leaves frank out, and lists him as one to be taken out elsewhere', async () => {
    await teams().press(say.export);
    await teams().sees(say.exportColumns);
    await teams().press(say.export);
    const shown = await teams().sees(say.downloadRemoved, 30_000);
    expect(numberBeside(shown, say.inFile)).toBe(0);
    expect(numberBeside(shown, say.leftSince)).toBe(1);

    const [members, removed] = [
      await teams().download(say.downloadMembers),
      await teams().download(say.downloadRemoved),
    ];

    expect(linesOf(members.text)).toEqual([say.header]);
    expect(linesOf(removed.text)).toHaveLength(2);
    expect(linesOf(removed.text)[1]).toContain(`CON-2,consent withdrawn,${FRANKS_COMPANY},${FRANK}`);
  });

  /** From the card of a segment. */
  async function membersAreFrank(): Promise<void> {
    await teams().press(say.members);
    const shown = await teams().sees(say.memberTotal(1));
    expect(shown).toContain(FRANKS_COMPANY);
    expect(shown).not.toMatch(/\nContoso\n|Fabrikam/);
  }

  const numberBeforeMembers = (shown: string) => Number(new RegExp(`(\\d+)\\s+${say.members}`).exec(shown)?.[1]);
});
