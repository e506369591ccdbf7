import { describe, expect, test } from 'vitest';
import { ReignJudge } from './reign-judge.ts';

const line = () => ({});
const word = (roomId: string, host: string, tick: number, now: number, isHeard = true) => {
  return { roomId, host, tick, now, isHeard };
};

describe('the judge of who tells', () => {
  test('R12 a host that speaks after another has begun is caught, however late', () => {
    const judge = new ReignJudge();
    const [old, next] = [line(), line()];
    judge.told(old, word('room', 'a', 100, 0));
    judge.told(next, word('room', 'b', 99, 500));
    expect(judge.truths).toEqual([]);
    judge.told(old, word('room', 'a', 101, 4000));
    expect(judge.truths).toEqual([{ roomId: 'room', host: 'a', tick: 101, reigns: 'b', afterMs: 3500 }]);
    expect(judge.rooms).toEqual(['room']);
  });

  test('R12 a line that is opened to the deposed host is caught as soon as the new one speaks again', () => {
    const judge = new ReignJudge();
    const next = line();
    judge.told(line(), word('room', 'a', 100, 0));
    judge.told(next, word('room', 'b', 99, 500));
    judge.told(line(), word('room', 'a', 101, 600));
    judge.told(next, word('room', 'b', 100, 633));
    expect(judge.rooms).toEqual(['room']);
  });

  test('a match that comes back to a host is its again, and the line of its first time is not', () => {
    const judge = new ReignJudge();
    const [first, again] = [line(), line()];
    judge.told(first, word('room', 'a', 100, 0));
    judge.told(line(), word('room', 'b', 99, 500));
    judge.told(again, word('room', 'a', 130, 2000));
    judge.told(again, word('room', 'a', 131, 2033));
    expect(judge.truths).toEqual([]);
    judge.told(first, word('room', 'a', 101, 2050));
    expect(judge.truths).toHaveLength(1);
  });

  test('the end of the tick that a host was stopped in is told apart, when nobody listens', () => {
    const judge = new ReignJudge();
    const old = [line(), line(), line()];
    for (const one of old) judge.told(one, word('room', 'a', 100, 0));
    judge.told(line(), word('room', 'b', 99, 500));
    for (const one of old) judge.told(one, word('room', 'a', 101, 4000, false));
    expect(judge).toMatchObject({ truths: [], belated: 3 });
    for (const one of old) judge.told(one, word('room', 'a', 102, 4033, false));
    expect(judge.truths).toHaveLength(3);
  });

  test('R12 the same word is a second truth for a pilot who still listens', () => {
    const judge = new ReignJudge();
    const old = line();
    judge.told(old, word('room', 'a', 100, 0));
    judge.told(line(), word('room', 'b', 99, 500));
    judge.told(old, word('room', 'a', 101, 4000));
    expect(judge).toMatchObject({ truths: [{ tick: 101 }], belated: 0 });
  });

  test('many lines to one host, and rooms on many hosts, are no fault, and ticks are counted', () => {
    const judge = new ReignJudge();
    const lines = [line(), line(), line()];
    for (let tick = 10; tick < 20; tick++)
      for (const one of lines) judge.told(one, word('room', 'a', tick, tick * 33));
    judge.told(line(), word('other', 'b', 5, 0));
    expect(judge.truths).toEqual([]);
    expect(judge.of('room')).toMatchObject([{ host: 'a', firstTick: 10, lastTick: 19 }]);
  });
});
