import { expect, test } from 'vitest';
import { Watchdog } from '../../client/net/watchdog.ts';

const FRAME_MS = 20;

/** A page and a line in virtual time: `says` decides whether a patch has come by then. */
function page() {
  const dog = new Watchdog();
  const asked: number[] = [];
  let now = 0;
  let patchedAt = 0;
  function frame(ms: number, says: boolean) {
    now += ms;
    if (says) patchedAt = now;
    dog.frame(patchedAt, ms);
    if (!dog.isToAsk) return;
    dog.asks();
    asked.push(now);
  }
  return {
    dog,
    asked,
    get now() {
      return now;
    },
    frame,
    speak(ms: number) {
      for (let left = ms; left > 0; left -= FRAME_MS) frame(FRAME_MS, true);
    },
    hush(ms: number) {
      for (let left = ms; left > 0; left -= FRAME_MS) frame(FRAME_MS, false);
    },
  };
}

test('a line that is silent for half a second is suspected, and one that speaks again is not', () => {
  const { dog, speak, hush } = page();
  speak(1000);
  hush(480);
  expect(dog.isSuspicious).toBe(false);
  hush(20);
  expect(dog.isSuspicious).toBe(true);
  speak(20);
  expect(dog.isSuspicious).toBe(false);
});

test('a line that has said nothing yet may be far away: only seconds of silence mean something', () => {
  const { dog, hush } = page();
  hush(2900);
  expect(dog.isSuspicious).toBe(false);
  hush(200);
  expect(dog.isLost).toBe(true);
});

test('a page that was asleep has not listened: its sleep is no silence of the line', () => {
  const { dog, asked, speak, frame } = page();
  speak(1000);
  for (const sleptMs of [60_000, 700]) {
    frame(sleptMs, false);
    expect(dog.isSuspicious || dog.isLost).toBe(false);
    speak(100);
  }
  expect(asked).toEqual([]);
});

test('a line whose host lives is given up only when it stays silent', () => {
  const { dog, speak, hush } = page();
  speak(1000);
  hush(600);
  expect(dog.isProven).toBe(false);
  dog.proves();
  hush(680);
  expect(dog.isLost).toBe(false);
  hush(20);
  expect(dog.isLost).toBe(true);
  expect(dog.isProven).toBe(true);
  speak(20);
  expect(dog.isProven).toBe(false);
});

test('a line of which nothing is known is lost after three seconds', () => {
  const { dog, speak, hush } = page();
  speak(1000);
  hush(2980);
  expect(dog.isLost).toBe(false);
  hush(20);
  expect(dog.isLost).toBe(true);
  dog.turnTo();
  dog.frame(0, FRAME_MS);
  expect(dog.isLost).toBe(false);
});

test('a network that stalls for a second again and again is asked about less and less often, and never given up', () => {
  const { dog, asked, speak, hush } = page();
  speak(1000);
  for (let stall = 0; stall < 12; stall++) {
    hush(1000);
    expect(dog.isLost).toBe(false);
    speak(1500);
  }
  expect(asked.length).toBeGreaterThan(2);
  expect(asked.length).toBeLessThan(10);
  const pauses = asked.slice(1).map((at, index) => at - (asked[index] ?? 0));
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(500);
  expect(Math.max(...pauses.slice(-2))).toBeGreaterThanOrEqual(4000);
});

test('after a while of calm questions come as quickly again as at first', () => {
  const calm = page();
  calm.speak(1000);
  for (let stall = 0; stall < 8; stall++) {
    calm.hush(1000);
    calm.speak(1000);
  }
  calm.speak(11_000);
  const before = calm.now;
  calm.hush(1600);
  expect(calm.asked.slice(-2)).toEqual([before + 500, before + 1500]);
});
