import { describe, expect, test } from 'vitest';
import { ReignJudge } from './reign-judge.ts';

const line = () => ({});

describe('the judge of who tells', () => {
  test('R12 a host that speaks after another has begun is caught, however late', () => {
    const judge = new ReignJudge();
    const [old, next] = [line(), line()];
    judge.told(old, 'room', 'a', 100, 0);
    judge.told(next, 'room', 'b', 99, 500);
    expect(judge.truths).toEqual([]);
    judge.told(old, 'room', 'a', 101, 4000);
    expect(judge.truths).toEqual([{ roomId: 'room', host: 'a', tick: 101, reigns: 'b', afterMs: 3500 }]);
    expect(judge.rooms).toEqual(['room']);
  });

  test('R12 a line that is opened to the deposed host is caught as soon as the new one speaks again', () => {
    const judge = new ReignJudge();
    const next = line();
    judge.told(line(), 'room', 'a', 100, 0);
    judge.told(next, 'room', 'b', 99, 500);
    judge.told(line(), 'room', 'a', 101, 600);
    judge.told(next, 'room', 'b', 100, 633);
    expect(judge.rooms).toEqual(['room']);
  });

  test('a match that comes back to a host is its again, and the line of its first time is not', () => {
    const judge = new ReignJudge();
    const [first, again] = [line(), line()];
    judge.told(first, 'room', 'a', 100, 0);
    judge.told(line(), 'room', 'b', 99, 500);
    judge.told(again, 'room', 'a', 130, 2000);
    judge.told(again, 'room', 'a', 131, 2033);
    expect(judge.truths).toEqual([]);
    judge.told(first, 'room', 'a', 101, 2050);
    expect(judge.truths).toHaveLength(1);
  });

  test('many lines to one host, and rooms on many hosts, are no fault, and ticks are counted', () => {
    const judge = new ReignJudge();
    const lines = [line(), line(), line()];
    for (let tick = 10; tick < 20; tick++)
      for (const one of lines) judge.told(one, 'room', 'a', tick, tick * 33);
    judge.told(line(), 'other', 'b', 5, 0);
    expect(judge.truths).toEqual([]);
    expect(judge.of('room')).toMatchObject([{ host: 'a', firstTick: 10, lastTick: 19 }]);
  });
});
