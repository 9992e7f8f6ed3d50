import { type Sandbox, startSandbox } from '../../../sandbox/leadspace/server.js';
import { systemClock } from '../../../services/clock.js';
import { createLeadspaceClient, type Leadspace, type PollAnswer } from '../../../services/leadspace/index.js';
import { toRecord } from '../../../services/leadspace/payload.js';
import { silentLog } from '../../../services/log.js';

// The client and the local stand-in, over HTTP: both are written from the same contract, by different hands.

let sandbox: Sandbox;
let client: Leadspace;
/** The sandbox is ready with a bulk when its clock is put forward, however long a test takes. */
let ahead = 0;
const PROCESSING_MS = 600_000;

beforeAll(async () => {
  sandbox = await startSandbox({ processingMs: () => PROCESSING_MS, now: () => Date.now() + ahead });
  client = createLeadspaceClient({ baseUrl: sandbox.url, clock: systemClock(), log: silentLog, tps: 30 });
});

afterAll(async () => {
  await client.close();
  await sandbox.close();
});

function recordOf(name: string, id: string, more: { website?: string; location?: string } = {}) {
  const prepared = toRecord({ name, ...more }, id);
  if (!('record' in prepared)) throw new Error(prepared.skip);
  return prepared.record;
}

async function results(token: string, path: string): Promise<Extract<PollAnswer, { state: 'results' }>> {
  const answer = await client.poll(token, path);
  if (answer.state !== 'results') throw new Error(`The bulk is ${answer.state}`);
  return answer;
}

test('a good token is verified without spending', async () => {
  await client.verify('good-verify');

  expect(sandbox.accounts.of('good-verify')).toMatchObject({ creditsSpent: 0, recordsTaken: 0 });
});

test.each([
  ['expired-1', 'unauthorized'],
  ['nobody-knows-this', 'unauthorized'],
  ['noprogram-1', 'creditsOrProgram'],
  ['nocredit-1', 'creditsOrProgram'],
])('the token %s is refused as %s', async (token, kind) => {
  await expect(client.verify(token)).rejects.toMatchObject({ failure: { kind } });
});

test('a real name comes back enriched by single', async () => {
  const answer = await client.single('good-single', recordOf('3M', 'x1', { location: 'Saint Paul, Minnesota' }));

  expect(answer).toMatchObject({ externalId: 'x1', status: 'enriched', fields: { name: '3M', state: 'Minnesota' } });
});

test.each(['good-bulk', 'v3-bulk'])(
  'a bulk with the token %s: submitted once, pending, then joined on external_id',
  async (token) => {
    const records = [
      recordOf('3M', 'x1', { location: 'Saint Paul, Minnesota' }),
      recordOf('Nobody knows this company at all', 'x2'),
      recordOf('Apple Inc.', 'x3'),
    ];

    const { path } = await client.submitBulk(token, records);
    expect(await client.poll(token, path)).toEqual({ state: 'pending' });
    ahead += PROCESSING_MS;
    const { answers, unreadable } = await results(token, path);

    const statuses = Object.fromEntries(answers.map(({ externalId, status }) => [externalId, status]));
    expect(statuses).toEqual({ x1: 'enriched', x2: 'notEnriched', x3: 'enriched' });
    expect(unreadable).toBe(0);
  },
);

test('the results of one token are gone for another', async () => {
  const { path } = await client.submitBulk('good-owner', [recordOf('3M', 'x1')]);

  expect(await client.poll('good-other', path)).toEqual({ state: 'gone' });
});
