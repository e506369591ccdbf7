import { expect, test } from 'vitest';
import { STRIKE_KINDS } from './host-options.ts';
import { planStrikes } from './plan-strikes.ts';
import { targetsOf } from './strike.ts';

const plan = { kills: 20, times: 3, only: STRIKE_KINDS, seed: 7 };

test('the same seed makes the same choices, and another seed others', () => {
  expect(planStrikes(plan)).toEqual(planStrikes(plan));
  expect(planStrikes({ ...plan, seed: 8 })).not.toEqual(planStrikes(plan));
});

test('each kind comes as often as it is to', () => {
  const counts = Object.groupBy(planStrikes(plan), ({ kind }) => kind);
  expect(counts.kill).toHaveLength(20);
  for (const kind of STRIKE_KINDS.filter((one) => one !== 'kill')) expect(counts[kind]).toHaveLength(3);
  expect(planStrikes({ ...plan, only: ['cut'] }).map(({ kind }) => kind)).toEqual(['cut', 'cut', 'cut']);
});

test('two different hosts are struck where there are two, and those alone that have rooms', () => {
  for (const strike of planStrikes(plan)) {
    const [first, second] = targetsOf(strike, [1, 3]);
    expect([first, second].sort()).toEqual([1, 3]);
    expect(targetsOf(strike, [2])).toEqual([2]);
  }
});
