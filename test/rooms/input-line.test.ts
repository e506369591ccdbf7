import { expect, test } from 'vitest';
import { INPUTS_PER_WAIT, InputLine, LONGEST_QUEUE, WAIT_TICKS } from '../../server/rooms/input-line.ts';
import type { Intent } from '../../sim/intent.ts';

function queue() {
  const waiting: Intent[] = [];
  let made = 0;
  return {
    get size() {
      return waiting.length;
    },
    next: () => waiting.shift(),
    send(count = 1) {
      for (let i = 0; i < count; i++) waiting.push({ move: 1, aim: made++, buttons: 1 });
    },
  };
}

test('R5 one input a tick, however many arrive', () => {
  const line = new InputLine();
  const source = queue();
  let taken = 0;
  for (let tick = 0; tick < 100; tick++) {
    source.send(3);
    if (line.next(source) !== undefined) taken += 1;
  }
  expect(taken).toBe(100);
});

test('R14 a queue holds so many inputs at most: the oldest give way', () => {
  const line = new InputLine();
  const source = queue();
  source.send(LONGEST_QUEUE + 5);
  expect(line.next(source)?.aim).toBe(5);
  expect(source.size).toBe(LONGEST_QUEUE - 1);
});

test('R3 a late input is waited for, and then flown: none is lost and none is made up', () => {
  const line = new InputLine();
  const source = queue();
  const flown: (number | undefined)[] = [];
  for (const arrivals of [1, 1, 0, 2, 1, 0, 0, 3, 1]) {
    source.send(arrivals);
    flown.push(line.next(source)?.aim);
  }
  expect(flown).toEqual([0, 1, undefined, 2, 3, 4, undefined, 5, 6]);
});

test('a pilot who is silent for longer drifts, wanting nothing and looking where it looked', () => {
  const line = new InputLine();
  const source = queue();
  source.send(3);
  for (let i = 0; i < 3; i++) line.next(source);
  for (let i = 0; i < WAIT_TICKS; i++) expect(line.next(source)).toBeUndefined();
  expect(line.next(source)).toEqual({ move: 0, aim: 2, buttons: 0 });
});

test('R5 holding still at will wears off: late inputs are waited for only as often as others come in time', () => {
  const line = new InputLine();
  const source = queue();
  let stood = 0;
  for (let tick = 0; tick < 900; tick++) {
    if (tick % 9 === 0) source.send();
    if (line.next(source) === undefined) stood += 1;
  }
  expect(stood).toBeLessThanOrEqual(WAIT_TICKS + 900 / 9 / INPUTS_PER_WAIT + 1);
});

test('inputs that wait without need are told as surplus; the one that a jittery line needs is not', () => {
  const steady = new InputLine();
  const source = queue();
  source.send(3);
  for (let tick = 0; tick < 60; tick++) {
    source.send();
    steady.next(source);
  }
  expect(steady.surplus).toBe(3);

  const jittery = new InputLine();
  const late = queue();
  jittery.next(late);
  late.send(1);
  for (let tick = 0; tick < 59; tick++) {
    late.send();
    jittery.next(late);
  }
  expect(jittery.surplus).toBe(0);
});
