import type { Rule } from '../../../services/segments/rule.js';
import type { FormCondition, FormStep } from '../../../services/segments.js';
import { consentIs, fieldIs, openSegments, type SegmentHarness, seedContoso } from '../../support/segments.js';
import { ADA } from '../../support/trust.js';

let house: SegmentHarness;

beforeEach(async () => {
  house = await openSegments();
  await seedContoso(house);
});

afterEach(() => house.close());

async function built(step: FormStep): Promise<Rule> {
  const read = await house.segments.build(ADA, step);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.rule;
}

async function typed(text: string): Promise<Rule> {
  const read = await house.segments.read(ADA, text);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.rule;
}

const city = (value: string, operator: 'in' | '=' = '='): FormCondition => ({
  ...{ of: 'attribute', attribute: 'p:City', operator, value },
});
const newsletter = (is: Extract<FormCondition, { of: 'consent' }>['is']): FormCondition => ({
  ...{ of: 'consent', option: 'newsletter', is },
});

test('attributes are those of profiles and then of consent, each with a key and a name in both languages', async () => {
  const attributes = await house.segments.attributes(ADA);

  expect(attributes.map(({ key }) => key)).toEqual([
    ...['p:Account', 'p:Company', 'p:City'],
    ...['c:option', 'c:value', 'c:status', 'c:date', 'c:source'],
  ]);
  expect(attributes.find(({ key }) => key === 'c:status')).toEqual({
    ...{ key: 'c:status', type: 'text', group: 'consent' },
    words: { en: 'Consent status', nl: 'Toestemmingsstatus' },
  });
});

test('the form gives the rule that is typed', async () => {
  expect(await built({ join: 'all', add: [city('Delft')] })).toEqual(fieldIs('City', 'Delft'));
  expect(await built({ join: 'all', add: [newsletter('granted')] })).toEqual(consentIs('Newsletter', 'granted'));
  const rules: [FormCondition[], string][] = [
    [[newsletter('true')], 'Consent option=Newsletter & Consent value=True'],
    [[newsletter('notGranted')], 'Consent option=Newsletter & Consent status != granted'],
    [
      [city('Delft, Breda', 'in'), newsletter('notSet')],
      'City in (Delft, Breda) EN Toestemmingsoptie=Newsletter EN Toestemmingsstatus=niet ingesteld',
    ],
    [
      [newsletter('true'), { of: 'consent', option: 'product updates', is: 'false' }],
      'Consent option=Newsletter & Consent value=True & Consent option="Product updates" & Consent value=False',
    ],
  ];
  for (const [add, text] of rules) expect(await built({ join: 'all', add })).toEqual(await typed(text));
});

test('conditions are added step by step, by AND or by OR', async () => {
  const first = await built({ join: 'all', add: [city('Delft')] });
  const second = await built({ to: first, join: 'any', add: [city('Breda'), newsletter('granted')] });

  expect(second).toEqual(
    await typed('City=Delft OR (City=Breda AND Consent option=Newsletter AND Consent status=granted)'),
  );
  expect(await built({ to: second, join: 'all', add: [] })).toEqual(second);
});

test('what the data does not know is told with what is near, and nothing is built', async () => {
  const problems = async (add: FormCondition[]) => {
    const read = await house.segments.build(ADA, { join: 'all', add });
    return 'problems' in read ? read.problems.map(({ code, at, length }) => [code, at, length]) : [];
  };

  expect(await problems([])).toEqual([['empty', 0, 0]]);
  expect(await problems([city('Delfd'), { of: 'consent', option: 'nieuws', is: 'granted' }])).toEqual([
    ['valueUnknown', 0, 0],
    ['valueUnknown', 0, 0],
  ]);
  expect(await problems([{ of: 'attribute', attribute: 'p:Nothing', operator: '=', value: 'x' }])).toEqual([
    ['attributeUnknown', 0, 0],
  ]);
});
