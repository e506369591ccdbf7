import { expect, test } from 'vitest';
import { Adoptions, readAdoption } from './adoptions.ts';
import { followMoves } from './follow-moves.ts';
import { ReignJudge } from './reign-judge.ts';
import { ScoreJudge } from './score-judge.ts';

/** A match that arena-1 tells up to a tick and arena-2 from another one, as restored at the tick that its log says. */
function moved({ last, restored, heard }: { last: number; restored?: number; heard: number }) {
  const reigns = new ReignJudge();
  const adoptions = new Adoptions();
  const before = new Map([['r', reigns.told({}, { roomId: 'r', host: 'arena-1 p', tick: last, now: 0 })]]);
  reigns.told({}, { roomId: 'r', host: 'arena-2 q', tick: heard, now: 400 });
  if (restored !== undefined) {
    const log = {
      msg: 'a match was adopted',
      room: 'r',
      epoch: 2,
      tick: restored,
      hash: 'a',
      writtenHash: 'a',
    };
    const adoption = readAdoption('arena-2', JSON.stringify(log), 380);
    if (adoption !== undefined) adoptions.add(adoption);
  }
  return followMoves({ reigns, scores: new ScoreJudge() }, adoptions, before);
}

test('R11 ticks that were told in vain are counted from what was restored, though more was made up for unheard', () => {
  expect(moved({ last: 100, restored: 98, heard: 98 })).toEqual([{ roomId: 'r', ticksLost: 2 }]);
  expect(moved({ last: 100, restored: 90, heard: 99 })).toEqual([{ roomId: 'r', ticksLost: 10 }]);
});

test('a host that says nothing of an adoption is judged by what it tells first', () => {
  expect(moved({ last: 100, heard: 96 })).toEqual([{ roomId: 'r', ticksLost: 4 }]);
});

test('a match that stays moves nowhere', () => {
  const reigns = new ReignJudge();
  const before = new Map([['r', reigns.told({}, { roomId: 'r', host: 'arena-1 p', tick: 5, now: 0 })]]);
  reigns.told({}, { roomId: 'r', host: 'arena-1 p', tick: 6, now: 33 });
  expect(followMoves({ reigns, scores: new ScoreJudge() }, new Adoptions(), before)).toEqual([]);
});
