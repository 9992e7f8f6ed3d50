import { createAllowance } from '../../bot/allowance.js';
import { startBot } from '../support/bot.js';
import { BRAM } from '../support/teams.js';
import { testClock } from '../support/testClock.js';

const ada = { tenantId: 'contoso', userId: 'ada' };

test('a person may ask so much at once, and so much a second after that', async () => {
  const clock = testClock();
  const allowance = createAllowance({ burst: 3, rate: 2 }, clock);
  const asked = () => Array.from({ length: 5 }, () => allowance.take(ada));

  expect(asked()).toEqual([true, true, true, false, false]);
  await clock.advance(1_000);
  expect(asked()).toEqual([true, true, false, false, false]);
  await clock.advance(60_000);
  expect(asked()).toEqual([true, true, true, false, false]);
});

test('one person does not use up the allowance of another, nor of the same id elsewhere', () => {
  const allowance = createAllowance({ burst: 1, rate: 1 }, testClock());

  expect(allowance.take(ada)).toBe(true);
  expect(allowance.take(ada)).toBe(false);
  expect(allowance.take({ ...ada, userId: 'bob' })).toBe(true);
  expect(allowance.take({ ...ada, tenantId: 'fabrikam' })).toBe(true);
});

test('who asks too much is refused, and for a button is told so; others are answered', async () => {
  const bot = await startBot({ personRate: { burst: 2, rate: 0.001 } });
  try {
    const anna = bot.teams.personal();
    await anna.say('help');
    await anna.say('help');

    expect((await anna.send({ type: 'message', text: 'help' })).status).toBe(429);
    const pressed = await anna.press('I am the administrator');
    expect(pressed.words).toContain('too much at once');
    expect((await bot.teams.personal(BRAM).say('help')).text).toContain('What I can do here');
    expect((await anna.send({ type: 'installationUpdate', action: 'add' })).status).toBe(200);
  } finally {
    await bot.close();
  }
});
