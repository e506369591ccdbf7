import { expect, test } from 'vitest';
import { TICK_RATE } from '../../sim/units.ts';
import { foundry } from './helpers/foundry.ts';
import { reportMatch } from './helpers/match-report.ts';
import { createMatch } from './helpers/virtual-match.ts';

test('sixteen bots make a lively fight', () => {
  const report = reportMatch(foundry, Array<number>(16).fill(0.5), 60, 7);
  console.log(JSON.stringify(report));
  expect(report.secondsPerKillAndShip).toBeGreaterThan(5);
  expect(report.secondsPerKillAndShip).toBeLessThan(25);
  expect(report.boltAccuracy).toBeGreaterThan(0.08);
  expect(report.railShareOfKills).toBeGreaterThan(0.1);
  expect(report.averageSpeed).toBeGreaterThan(120);
  expect(report.stuckShare).toBeLessThan(0.02);
});

test('a thought costs little, and ways are looked for seldom', () => {
  const match = createMatch(foundry, Array<number>(16).fill(0.6), 2);
  const costs: number[] = [];
  for (const [id, brain] of [...match.brains]) {
    match.brains.set(id, {
      ...brain,
      think(view, tickMs) {
        const began = performance.now();
        const intent = brain.think(view, tickMs);
        costs.push(performance.now() - began);
        return intent;
      },
    });
  }
  match.run(30 * TICK_RATE);
  costs.sort((a, b) => a - b);
  const p50 = costs[Math.floor(costs.length / 2)] ?? 0;
  const mean = costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
  const core = (mean * 16 * TICK_RATE) / 10;
  console.log(`think: p50 ${(p50 * 1000).toFixed(1)} µs, 16 bots take ${core.toFixed(1)} % of a core`);
  const searches = [...match.brains.values()].reduce((sum, brain) => sum + brain.effort.searches, 0);
  expect(searches / 16 / 30).toBeLessThan(1);
  expect(p50).toBeLessThan(5);
});
