import { describe, expect, test } from 'vitest';
import type { Reign } from './reign-judge.ts';
import { ScoreJudge } from './score-judge.ts';

const reign = (host: string): Reign => {
  return { roomId: 'room', host, firstAt: 0, firstTick: 0, lastTick: 0, lateTick: undefined };
};

/** Scores of ships 1, 2 and so on. */
const scores = (...list: number[]) => ({
  round: 1,
  phase: 0,
  pilots: list.map((score, i): [string, { name: string; score: number; deaths: number }] => [
    String(i + 1),
    { name: `Pilot ${i + 1}`, score, deaths: 0 },
  ]),
});

const wire = {};

describe('the judge of scores', () => {
  test('a score that falls in a round is a fault, and one that begins anew with a round is none', () => {
    const judge = new ScoreJudge();
    const a = reign('a');
    judge.told(a, 10, scores(3, 1));
    judge.told(a, 11, { ...scores(0, 0), round: 2 });
    expect(judge.faults).toEqual([]);
    judge.told(a, 12, { ...scores(1, 0), round: 2 });
    judge.told(a, 13, { ...scores(0, 0), round: 2 });
    expect(judge.faults).toEqual(['room at tick 13, by a: ship 1 falls from 1:0 to 0:0']);
  });

  test('a tick that is told in two ways is a fault', () => {
    const judge = new ScoreJudge();
    const a = reign('a');
    judge.told(a, 10, scores(3, 1));
    judge.told(a, 10, scores(3, 1));
    expect(judge.faults).toEqual([]);
    judge.told(a, 10, scores(3, 2));
    expect(judge.faults).toHaveLength(1);
  });

  test('R11 a host that restores other scores than were told of that tick is caught', () => {
    const judge = new ScoreJudge();
    const [a, b, c] = [reign('a'), reign('b'), reign('c')];
    judge.told(a, 10, scores(3, 1));
    judge.told(a, 11, scores(4, 1));
    judge.told(b, 10, scores(3, 1));
    judge.compare(a, b, 10);
    expect(judge).toMatchObject({ faults: [], compared: 1 });
    judge.told(c, 10, scores(4, 1));
    judge.compare(a, c, 10);
    expect(judge.faults).toEqual(['room at tick 10, by c: ship 1 comes back with 4:0, not 3:0']);
  });

  test('what was restored and not told before is not taken for compared', () => {
    const judge = new ScoreJudge();
    const [a, b] = [reign('a'), reign('b')];
    judge.told(a, 10, scores(3));
    judge.told(b, 14, scores(3));
    judge.compare(a, b, 13);
    expect(judge).toMatchObject({ faults: [], compared: 0, uncompared: 1 });
  });

  test('a point without a fact, and a fact without a point, are faults; a point with its fact is counted', () => {
    const judge = new ScoreJudge();
    const a = reign('a');
    judge.told(a, 10, scores(0, 0));
    judge.told(a, 11, scores(1, 0));
    judge.fell(a, wire, 11, { ship: 2, by: 1 });
    for (let tick = 12; tick < 20; tick++) judge.told(a, tick, scores(1, 0));
    judge.settle(a);
    expect(judge).toMatchObject({ faults: [], points: 1 });
    judge.told(a, 20, scores(1, 1));
    judge.fell(a, wire, 21, { ship: 1, by: 2 });
    for (let tick = 21; tick < 30; tick++) judge.told(a, tick, scores(1, 1));
    judge.settle(a);
    expect(judge.faults).toEqual([
      'room at tick 20, by a: ship 2 has 1 points more since tick 19, and 0 are told',
      'room at tick 21, by a: ship 2 has 0 points more since tick 20, and 1 are told',
    ]);
  });

  test('one end that one line tells twice is a fault; that all lines tell it is none', () => {
    const judge = new ScoreJudge();
    const a = reign('a');
    judge.fell(a, wire, 11, { ship: 2, by: 1 });
    judge.fell(a, {}, 11, { ship: 2, by: 1 });
    expect(judge.faults).toEqual([]);
    judge.fell(a, wire, 11, { ship: 2, by: 1 });
    expect(judge.faults).toEqual(['room at tick 11, by a: the end of ship 2 is told twice']);
  });
});
