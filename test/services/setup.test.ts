import type { SetupView } from '../../services/setup.js';
import { enterOptions } from '../../storage/consentLedger.js';
import { openSetup, type SetupHarness } from '../support/setup.js';
import { ADA, AGREED, BOB, DAY, refusal, TOKEN } from '../support/trust.js';

let house: SetupHarness;

beforeEach(async () => {
  house = await openSetup();
});

afterEach(() => house.storage.close());

const UNREACHABLE = { kind: 'unavailable', sent: false, reason: 'x' } as const;
const MAPPING = { name: 'Company', website: 'Website', location: 'Town' };

type StepView<S extends SetupView['step']> = Extract<SetupView, { step: S }>;

async function at<S extends SetupView['step']>(step: S, going: Promise<SetupView>): Promise<StepView<S>> {
  const view = await going;
  expect(view.step).toBe(step);
  return view as StepView<S>;
}

const start = async () => at('prerequisites', house.setup.resume(ADA));
const toConnect = async () => at('connect', house.setup.begin(ADA, (await start()).draft));
const connectInput = { token: TOKEN, agreed: AGREED, verify: true };
const toDataSet = async () => at('dataSet', house.setup.connect(ADA, (await toConnect()).draft, connectInput));
const toFields = async (name = 'All companies') =>
  at('fields', house.setup.chooseDataSet(ADA, (await toDataSet()).draft, { name, dataSet: 'Customer' }));

test('from the prerequisites to Apply: connected, mapped by guess, saved', async () => {
  const prerequisites = await start();
  expect(prerequisites).toMatchObject({ profiles: 5, connections: 0 });

  const connect = await at('connect', house.setup.begin(ADA, prerequisites.draft));
  expect(connect).toMatchObject({ sandbox: true, destination: 'http://127.0.0.1:3979' });

  const dataSet = await at('dataSet', house.setup.connect(ADA, connect.draft, connectInput));
  expect(dataSet).toMatchObject({ taken: [], connection: { tokenEnding: '7f3a' } });

  const input = { name: ' All companies ', dataSet: 'Customer' };
  const fields = await at('fields', house.setup.chooseDataSet(ADA, dataSet.draft, input));
  expect(fields).toMatchObject({ name: 'All companies', mapping: MAPPING, more: 0 });

  const applied = await at('applied', house.setup.apply(ADA, fields.draft, MAPPING));
  expect(applied.enrichment).toMatchObject({
    name: 'All companies',
    mapping: MAPPING,
    active: true,
    status: 'Not started',
  });
  expect((await house.actions()).slice(-2)).toEqual(['connection.create', 'enrichment.create']);
});

test('the preview shows three profiles as they would be sent, and none that would be skipped', async () => {
  expect((await toFields()).preview).toEqual([
    { name: 'Fabrikam Instruments Ltd', website: 'fabrikam.example', location: 'Leeds, United Kingdom' },
    { name: 'Contoso', website: '', location: '' },
    { name: 'Northwind', website: '', location: 'Eindhoven, Netherlands' },
  ]);
});

test('a preview of other fields is drawn from them, and keeps what was chosen', async () => {
  const fields = await toFields();

  const other = await at('fields', house.setup.preview(ADA, fields.draft, { name: 'Account' }));

  expect(other.mapping).toEqual({ name: 'Account' });
  expect(other.preview.map(({ name }) => name)).toEqual(['1', '2', '3']);
});

test('a set-up that was left is resumed where it was, days later', async () => {
  const { draft } = await toFields();
  await house.clock.advance(20 * DAY);

  const resumed = await at('fields', house.setup.resume(ADA));

  expect(resumed).toMatchObject({ draft, name: 'All companies', mapping: MAPPING });
  expect(resumed.stale).toBeUndefined();
});

test('a connection that was removed meanwhile begins the set-up anew', async () => {
  await toFields();
  await house.storage.documents.update((draft) => {
    draft.connections = [];
  });

  await start();
});

test('an old card that is clicked changes nothing and shows the present step', async () => {
  const first = await start();
  const connect = await at('connect', house.setup.begin(ADA, first.draft));

  expect(await house.setup.begin(ADA, first.draft)).toMatchObject({
    step: 'connect',
    stale: true,
    draft: connect.draft,
  });
  expect(await house.setup.back(ADA, first.draft)).toMatchObject({ step: 'connect', stale: true });
});

test('a second click on Connect while the first is verifying connects once', async () => {
  const { draft } = await toConnect();
  let release: () => void = () => undefined;
  house.provider.hold = new Promise((resolve) => {
    release = resolve;
  });

  const first = house.setup.connect(ADA, draft, connectInput);
  while (house.provider.verified.length === 0) await new Promise(setImmediate);
  const second = await house.setup.connect(ADA, draft, connectInput);
  release();

  expect(second).toMatchObject({ step: 'connect', stale: true });
  expect(await first).toMatchObject({ step: 'dataSet' });
  expect(house.storage.documents.read().connections).toHaveLength(1);
});

test('a second click on Apply saves once', async () => {
  const { draft } = await toFields();

  await Promise.allSettled([house.setup.apply(ADA, draft, MAPPING), house.setup.apply(ADA, draft, MAPPING)]);

  expect(house.storage.documents.read().enrichments).toHaveLength(1);
  expect(await house.setup.apply(ADA, draft, MAPPING)).toMatchObject({ step: 'applied', stale: true });
});

test('a wrong token stays on the form, and nothing of it is kept', async () => {
  const { draft } = await toConnect();
  house.provider.says = { kind: 'unauthorized', status: 401 };

  await expect(house.setup.connect(ADA, draft, connectInput)).rejects.toMatchObject(refusal('tokenRefused'));

  expect(await at('connect', house.setup.present(ADA))).not.toHaveProperty('unverified');
  expect(await house.storage.sql.all('SELECT * FROM staged_secrets')).toEqual([]);
});

test('without a token or without I agree nobody is asked', async () => {
  const { draft } = await toConnect();

  await expect(house.setup.connect(ADA, draft, { agreed: AGREED, verify: true })).rejects.toMatchObject(
    refusal('tokenMissing'),
  );
  await expect(house.setup.connect(ADA, draft, { token: TOKEN, verify: true })).rejects.toMatchObject(
    refusal('consentMissing'),
  );
  expect(house.provider.verified).toEqual([]);
});

test('when Leadspace cannot be reached the token is kept, and saving without verifying needs no second typing', async () => {
  const { draft } = await toConnect();
  house.provider.says = UNREACHABLE;
  await expect(house.setup.connect(ADA, draft, connectInput)).rejects.toMatchObject(refusal('providerUnreachable'));

  const offered = await at('connect', house.setup.present(ADA));
  expect(offered.unverified).toBe(true);
  const saved = await at('dataSet', house.setup.connect(ADA, offered.draft, { agreed: AGREED, verify: false }));

  expect(saved.connection.verifiedAt).toBeUndefined();
  expect(await house.connections.tokenOf(saved.connection.id)).toBe(TOKEN);
  expect(await house.storage.sql.all('SELECT * FROM staged_secrets')).toEqual([]);
});

test('a kept token that Leadspace then refuses has to be typed again', async () => {
  const { draft } = await toConnect();
  house.provider.says = UNREACHABLE;
  await expect(house.setup.connect(ADA, draft, connectInput)).rejects.toThrow();
  const offered = await house.setup.present(ADA);
  house.provider.says = { kind: 'unauthorized', status: 401 };

  await expect(house.setup.connect(ADA, offered.draft, { agreed: AGREED, verify: true })).rejects.toMatchObject(
    refusal('tokenRefused'),
  );

  expect(await at('connect', house.setup.present(ADA))).not.toHaveProperty('unverified');
});

test('with a connection there, it can be chosen or another one made', async () => {
  await toDataSet();
  await house.setup.cancel(ADA, (await house.setup.present(ADA)).draft);

  const choice = await at('chooseConnection', house.setup.begin(ADA, (await start()).draft));
  expect(choice.connections).toHaveLength(1);
  const another = await at('connect', house.setup.chooseConnection(ADA, choice.draft, 'new'));
  const again = await at('chooseConnection', house.setup.back(ADA, another.draft));
  const chosen = await at('dataSet', house.setup.chooseConnection(ADA, again.draft, again.connections[0]!.id));

  expect(chosen.connection.id).toBe(again.connections[0]!.id);
});

test('Back leads through the steps and keeps what was chosen', async () => {
  const dataSet = await at('dataSet', house.setup.back(ADA, (await toFields()).draft));
  expect(dataSet).toMatchObject({ name: 'All companies', chosen: 'Customer' });

  const choice = await at('chooseConnection', house.setup.back(ADA, dataSet.draft));
  await at('prerequisites', house.setup.back(ADA, choice.draft));
});

test('Cancel forgets the draft; what was connected stays; a second Cancel changes nothing', async () => {
  const { draft } = await toFields();

  await house.setup.cancel(ADA, draft);
  await house.setup.cancel(ADA, draft);

  await expect(house.setup.present(ADA)).rejects.toMatchObject(refusal('draftGone'));
  expect(house.storage.documents.read().connections).toHaveLength(1);
  await start();
});

test('an old Cancel does not end a new set-up', async () => {
  const old = await start();
  await house.setup.cancel(ADA, old.draft);
  await toConnect();

  await house.setup.cancel(ADA, old.draft);

  await at('connect', house.setup.present(ADA));
});

test('a name has to be there and new, a data set has to have profiles', async () => {
  await house.setup.apply(ADA, (await toFields('Taken')).draft, MAPPING);
  const choice = await house.setup.begin(ADA, (await start()).draft);
  const [connection] = await house.connections.list(ADA);
  const { draft, name, taken } = await at('dataSet', house.setup.chooseConnection(ADA, choice.draft, connection!.id));
  const choose = (input: { name: string; dataSet: string }) => house.setup.chooseDataSet(ADA, draft, input);

  expect(name).toBeUndefined();
  expect(taken).toEqual(['Taken']);
  await expect(choose({ name: ' ', dataSet: 'Customer' })).rejects.toMatchObject(refusal('nameMissing'));
  await expect(choose({ name: 'taken', dataSet: 'Customer' })).rejects.toMatchObject(refusal('nameTaken'));
  await expect(choose({ name: 'New', dataSet: 'nothing' })).rejects.toMatchObject(refusal('notFound'));
  house.dataSets[0]!.size = 0;
  await expect(choose({ name: 'New', dataSet: 'Customer' })).rejects.toMatchObject(refusal('noProfiles'));
});

test('a typed field is found in any letter case; an unknown or doubled one is refused and the step stays', async () => {
  const { draft } = await toFields();
  const apply = (mapping: { name: string; website?: string }) => house.setup.apply(ADA, draft, mapping);

  await expect(apply({ name: 'Nonsense' })).rejects.toMatchObject(refusal('fieldUnknown', { field: 'Nonsense' }));
  await expect(apply({ name: 'Company', website: 'company' })).rejects.toMatchObject(
    refusal('fieldTwice', { field: 'Company' }),
  );
  const applied = await at('applied', apply({ name: ' company ', website: 'WEBSITE' }));

  expect(applied.enrichment.mapping).toEqual({ name: 'Company', website: 'Website' });
});

test('of many fields forty are listed, and the others are counted', async () => {
  for (let index = house.fields.length; index < 200; index += 1)
    house.fields.push({ name: `f${index}`, fillRate: 0, samples: [] });

  const fields = await toFields();

  expect(fields.fields).toHaveLength(40);
  expect(fields.more).toBe(160);
});

test('editing an enrichment begins with what it is, and changes it', async () => {
  const { enrichment } = await at('applied', house.setup.apply(ADA, (await toFields()).draft, MAPPING));

  const dataSet = await at('dataSet', house.setup.resume(ADA, { editing: enrichment.id }));
  expect(dataSet).toMatchObject({ name: 'All companies', chosen: 'Customer' });
  const input = { name: 'All companies', dataSet: 'Customer' };
  const fields = await at('fields', house.setup.chooseDataSet(ADA, dataSet.draft, input));
  const applied = await at('applied', house.setup.apply(ADA, fields.draft, { name: 'Account' }));

  expect(applied.enrichment).toMatchObject({ id: enrichment.id, mapping: { name: 'Account' } });
  expect(house.storage.documents.read().enrichments).toHaveLength(1);
  expect((await house.actions()).at(-1)).toBe('enrichment.change');
});

test('replacing a token asks for the token only, and goes back to where the set-up was', async () => {
  const { connection } = await toDataSet();

  const connect = await at('connect', house.setup.resume(ADA, { replaceToken: connection.id }));
  expect(connect.replaces?.id).toBe(connection.id);
  const after = await house.setup.connect(ADA, connect.draft, { token: 'another-token-9999', verify: true });

  expect(after).toMatchObject({ step: 'dataSet', connection: { id: connection.id, tokenEnding: '9999' } });
});

test('after Apply the word setup begins a new one', async () => {
  await house.setup.apply(ADA, (await toFields()).draft, MAPPING);

  await start();
});

test('who is no administrator gets nowhere, and nobody gets into the set-up of another', async () => {
  const { draft } = await toConnect();
  await house.access.grant(ADA, BOB, 'contributor');

  await expect(house.setup.resume(BOB)).rejects.toMatchObject(refusal('notAllowed'));
  await expect(house.setup.connect(BOB, draft, connectInput)).rejects.toMatchObject(refusal('notAllowed'));
  await house.access.grant(ADA, BOB, 'administrator');
  await expect(house.setup.connect(BOB, draft, connectInput)).rejects.toMatchObject(refusal('draftGone'));
});

test('a draft that nobody touched for 30 days is gone', async () => {
  const { draft } = await toConnect();
  await house.clock.advance(31 * DAY);

  await expect(house.setup.back(ADA, draft)).rejects.toMatchObject(refusal('draftGone'));
  await start();
});

const NEWSLETTER = { no: 1, key: 'newsletter', name: 'Newsletter' };

/** Consent data has been imported: one option, to which some have agreed. */
async function withConsent(): Promise<void> {
  house.consents.push({ option: NEWSLETTER, granted: 3, denied: 1 });
  await house.storage.sql.write((tx) => enterOptions(tx, [NEWSLETTER]));
}

test('without consent data there is none to ask for; with it none is asked for until one is chosen', async () => {
  const { draft, consents } = await toFields();
  expect(consents).toEqual([]);
  await withConsent();

  const fields = await at('fields', house.setup.present(ADA));
  expect(fields).toMatchObject({ consents: [{ key: 'newsletter', name: 'Newsletter', granted: 3, denied: 1 }] });
  expect(fields.requires).toBeUndefined();
  const { enrichment } = await at('applied', house.setup.apply(ADA, draft, MAPPING));

  expect(enrichment.requires).toBeUndefined();
  expect(house.storage.documents.read().enrichments[0]).not.toHaveProperty('requires');
});

test('the consent that is asked for is kept by the preview, saved, and there again when the definition is edited', async () => {
  await withConsent();
  const { draft } = await toFields();

  const preview = await at('fields', house.setup.preview(ADA, draft, MAPPING, 'newsletter'));
  expect(preview.requires).toBe('newsletter');
  const { enrichment } = await at('applied', house.setup.apply(ADA, preview.draft, MAPPING, 'newsletter'));
  expect(enrichment.requires).toMatchObject({ key: 'newsletter', name: 'Newsletter' });

  const edited = await at('dataSet', house.setup.resume(ADA, { editing: enrichment.id }));
  const input = { name: 'All companies', dataSet: 'Customer' };
  const fields = await at('fields', house.setup.chooseDataSet(ADA, edited.draft, input));
  expect(fields.requires).toBe('newsletter');
  await house.setup.apply(ADA, fields.draft, MAPPING);
  expect(house.storage.documents.read().enrichments[0]).not.toHaveProperty('requires');
});

test('an option that is no longer in the data stays to be seen, and cannot be applied', async () => {
  await withConsent();
  const { draft } = await toFields();
  const chosen = await at('fields', house.setup.preview(ADA, draft, MAPPING, 'newsletter'));
  house.consents.length = 0;
  await house.storage.sql.write((tx) => tx.run('DELETE FROM consent_options'));

  const fields = await at('fields', house.setup.present(ADA));
  expect(fields.consents).toEqual([{ key: 'newsletter', name: 'newsletter', granted: 0, denied: 0 }]);
  await expect(house.setup.apply(ADA, chosen.draft, MAPPING, 'newsletter')).rejects.toMatchObject(
    refusal('optionUnknown', { option: 'newsletter' }),
  );
});

test('a segment is a data set like any other; one without members cannot be chosen', async () => {
  house.dataSets.push(
    { id: 'segment-1', kind: 'segment', name: 'Readers', size: 2 },
    { id: 'segment-2', kind: 'segment', name: 'Nobody', size: 0 },
  );
  const dataSet = await toDataSet();

  await expect(
    house.setup.chooseDataSet(ADA, dataSet.draft, { name: 'Companies', dataSet: 'segment-2' }),
  ).rejects.toMatchObject(refusal('segmentEmpty', { name: 'Nobody', segment: 'segment-2' }));
  const input = { name: 'Companies', dataSet: 'segment-1' };
  const fields = await at('fields', house.setup.chooseDataSet(ADA, dataSet.draft, input));
  const { enrichment } = await at('applied', house.setup.apply(ADA, fields.draft, MAPPING));

  expect(enrichment.dataSet).toMatchObject({ kind: 'segment', name: 'Readers' });
});
