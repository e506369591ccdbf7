import { expect, test } from 'vitest';
import { AwayClock } from '../../server/rooms/away-clock.ts';
import { BUTTON } from '../../sim/intent.ts';
import { AWAY_SECONDS, AWAY_WARNING_SECONDS } from '../../sim/protocol.ts';
import { TICK_RATE } from '../../sim/units.ts';
import { intentOf } from '../helpers/sim-match.ts';

const STILL = intentOf({ aim: 4711 });

function quietFor(seconds: number, intent: typeof STILL | undefined = STILL): AwayClock {
  const clock = new AwayClock();
  for (let tick = 0; tick < seconds * TICK_RATE; tick++) clock.tick(intent);
  return clock;
}

test('who gives no sign for a minute is away, and not a moment before', () => {
  const clock = quietFor(AWAY_SECONDS - 1);
  for (let tick = 1; tick < TICK_RATE; tick++) clock.tick(STILL);
  expect(clock.isAway).toBe(false);
  clock.tick(STILL);
  expect(clock.isAway).toBe(true);
});

test('nothing that comes is no sign either', () => {
  const clock = new AwayClock();
  for (let tick = 0; tick < AWAY_SECONDS * TICK_RATE; tick++) clock.tick(undefined);
  expect(clock.isAway).toBe(true);
});

test('the pilot is asked fifteen seconds before, with the seconds that are left', () => {
  expect(quietFor(AWAY_SECONDS - AWAY_WARNING_SECONDS - 1).secondsLeft).toBe(0);
  expect(quietFor(AWAY_SECONDS - AWAY_WARNING_SECONDS).secondsLeft).toBe(AWAY_WARNING_SECONDS);
  expect(quietFor(AWAY_SECONDS - 1).secondsLeft).toBe(1);
});

test.each([
  ['a movement', { aim: 4711, move: 1 }],
  ['a button', { aim: 4711, buttons: BUTTON.rail }],
  ['another aim', { aim: 4712 }],
])('%s in the time of the warning is a sign: the clock begins anew', (_, sign) => {
  const clock = quietFor(AWAY_SECONDS - 1);
  clock.tick(intentOf(sign));
  expect(clock.secondsLeft).toBe(0);
  for (let tick = 1; tick < AWAY_SECONDS * TICK_RATE; tick++) clock.tick(intentOf({ aim: sign.aim }));
  expect(clock.isAway).toBe(false);
});

test('the first aim of all is no sign, as nobody has turned it', () => {
  const clock = quietFor(AWAY_SECONDS);
  expect(clock.isAway).toBe(true);
});
