import { expect, test } from 'vitest';
import { outcomeOf } from '../../client/ui/outcome.ts';

const gone = { name: 'Rival', lostLine: false, standing: { round: 2, mine: 3, theirs: 5 } };
const match = { me: 1, result: undefined, pilots: new Map([[1, { name: 'Me' }]]) };

test('a match that ends as the opponent left says so, with the score', () => {
  const { reason, result } = outcomeOf({ ...match, ending: 'over' }, gone);
  expect(reason).toContain('Rival');
  expect(result).toEqual({
    round: 2,
    scores: [
      { name: 'Rival', score: 5 },
      { name: 'Me', score: 3 },
    ],
  });
});

test('why it was lost for oneself is not the opponent’s doing', () => {
  expect(outcomeOf({ ...match, ending: 'kicked' }, gone)).toEqual({ result: undefined });
  expect(outcomeOf({ ...match, ending: 'over' }, undefined)).toEqual({ result: undefined });
});

test('who leaves before a round was played leaves no score', () => {
  const early = outcomeOf({ ...match, ending: 'over' }, { ...gone, standing: undefined });
  expect(early.reason).toContain('Rival');
  expect(early.result).toBeUndefined();
});
