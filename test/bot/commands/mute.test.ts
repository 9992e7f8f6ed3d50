import { mute as press } from '../../../bot/actions/mute.js';
import { mute } from '../../../bot/commands/mute.js';
import type { Turn } from '../../../bot/turn.js';
import { createLocale } from '../../../cards/locale.js';
import { ServiceError } from '../../../services/errors.js';
import type { Mute, Notifications, SubscriptionView } from '../../../services/notifications.js';
import { inputs, readable } from '../../support/cardText.js';
import { aSubscription } from '../../support/noticeViews.js';
import { refusal } from '../../support/trust.js';
import { aTurn } from '../../support/turn.js';

/** Thursday 26 November 2026, 11:30 in Amsterdam. */
const AT = Date.parse('2026-11-26T10:30:00Z');

test.each([
  ['2h', 'Muted until 26 Nov 2026, 13:30 (Europe/Amsterdam).'],
  ['17:00', 'Muted until 26 Nov 2026, 17:00 (Europe/Amsterdam).'],
  ['until 9:00', 'Muted until 27 Nov 2026, 09:00 (Europe/Amsterdam).'],
  ['2026-12-01', 'Muted until 1 Dec 2026, 00:00 (Europe/Amsterdam).'],
  ['until fixed', 'Muted until it is fixed: what is wrong now, or goes wrong next.'],
  ['off', 'Not muted any more.'],
])('mute %s: the answer says until when', async (words, said) => {
  expect(await typed(words)).toContain(said);
});

test('in Dutch as well', async () => {
  const { turn } = desk(createLocale('nl', 'Europe/Amsterdam'));

  const card = (await say('tot 17:00', turn)).card;

  expect(readable(card)).toContain('Gedempt tot 26 nov 2026, 17:00 (Europe/Amsterdam).');
});

test('without a word it asks, and the choice counts from now in the zone of the place', async () => {
  const { turn, muted } = desk();

  const form = (await say('', turn)).card;
  expect(inputs(form)[0]?.choices?.map(({ title }) => title)).toEqual([
    'One hour',
    'Four hours',
    'Until tomorrow, 08:00',
    'One week',
    'Until it is fixed: what is wrong now, or goes wrong next',
    'Not muted any more',
  ]);
  for (const until of ['hour', 'hours', 'tomorrow', 'week', 'fixed', 'off']) await press.answer({ until }, turn);

  expect(muted.map((each) => (typeof each === 'number' ? new Date(each).toISOString() : each))).toEqual([
    '2026-11-26T11:30:00.000Z',
    '2026-11-26T14:30:00.000Z',
    '2026-11-27T07:00:00.000Z',
    '2026-12-03T10:30:00.000Z',
    'fixed',
    undefined,
  ]);
});

test('what cannot be read is not guessed, and nothing is muted', async () => {
  const { turn, muted } = desk();

  await expect(say('a while', turn)).rejects.toThrow(expect.objectContaining(refusal('muteUnreadable')));
  const again = await press.answer({ until: 'some time' }, turn);

  expect(readable(again.card)).toContain('Please choose one of the list.');
  expect(muted).toEqual([]);
});

test('where nothing is subscribed there is nothing to mute: also said before anybody is asked how long', async () => {
  const { turn } = desk(undefined, {
    find: async () => undefined,
    mute: async () => {
      throw new ServiceError('notSubscribed');
    },
  });

  for (const words of ['', '2h', 'off'])
    await expect(say(words, turn)).rejects.toThrow(expect.objectContaining(refusal('notSubscribed')));
});

const say = (words: string, turn: Turn) => mute.run(words.split(' ').filter(Boolean), turn, words);
const typed = async (words: string) => readable((await say(words, desk().turn)).card);

/** A subscribed channel in Amsterdam, and what it was muted until. */
function desk(
  locale = createLocale('en', 'Europe/Amsterdam'),
  more: Partial<Notifications> = {},
): { turn: Turn; muted: (Mute['until'] | undefined)[] } {
  const muted: (Mute['until'] | undefined)[] = [];
  const now = (mute: Mute | undefined): SubscriptionView =>
    aSubscription(mute ? { mute: { ...mute, by: 'Anna de Vries' } } : {});
  const turn = aTurn(
    {
      access: { roleOf: () => undefined },
      notifications: {
        find: async () => aSubscription(),
        mute: async (_caller, _at, until) => {
          muted.push(until?.until);
          return now(until);
        },
        ...more,
      },
    },
    { at: AT, locale },
  );
  return { turn: { ...turn, conversation: { ...turn.conversation, timeZone: 'Europe/Amsterdam' } }, muted };
}
