import { expect, test } from 'vitest';
import { loadArena, mapsFor } from '../../server/rooms/arena-files.ts';
import { MODE_NAMES, MODES } from '../../sim/modes/modes.ts';
import { TICK_RATE } from '../../sim/units.ts';
import { createFlightMeter } from './helpers/flight-meter.ts';
import { createMatch } from './helpers/virtual-match.ts';

const SECONDS = 60;
const ON = MODE_NAMES.flatMap((mode) => mapsFor(mode).map((map) => ({ mode, map })));
/** What a match on a map costs once: its grid, and the ways to what lies about. */
const FIRST_TICKS = 3 * TICK_RATE;

test.each(ON)(
  '$mode on $map: bots get about, fight, and nobody sticks',
  ({ mode, map }) => {
    const { company } = MODES[mode];
    const skills = Array.from({ length: company }, (_, i) => 0.35 + (0.4 * i) / (company - 1));
    const seed = 5;
    const match = createMatch(loadArena(map), skills, seed, { mode });
    const costs: number[] = [];
    for (const [id, brain] of [...match.brains]) {
      match.brains.set(id, {
        ...brain,
        think(view, tickMs) {
          const began = performance.now();
          const intent = brain.think(view, tickMs);
          if (match.world.tick > FIRST_TICKS) costs.push(performance.now() - began);
          return intent;
        },
      });
    }
    const meter = createFlightMeter();
    let kills = 0;
    match.run(SECONDS * TICK_RATE, (facts) => {
      kills += facts.filter(({ type }) => type === 'died').length;
      meter.watch(match.world);
    });
    costs.sort((a, b) => a - b);
    const cost = (share: number) => Math.round((costs[Math.floor(share * costs.length)] ?? 0) * 1000);
    const efforts = [...match.brains.values()].map((brain) => brain.effort);
    const sum = (of: (effort: (typeof efforts)[number]) => number) =>
      efforts.reduce((all, effort) => all + of(effort), 0);
    const { minutes, unitsPerSecond, stuckShare } = meter.report;
    const lively = (kills / minutes).toFixed(1);
    const thoughts = `think p50 ${cost(0.5)} µs, p99 ${cost(0.99)} µs`;
    const figures = `${mode} ${map}: ${lively} kills a minute and ship, ${Math.round(unitsPerSecond)} u/s, ${thoughts}`;
    console.log(figures);
    expect(kills, figures).toBeGreaterThan(company / 3);
    expect(unitsPerSecond).toBeGreaterThan(120);
    expect(stuckShare, `seed ${seed}`).toBeLessThan(0.01);
    expect(sum(({ failed }) => failed)).toBe(0);
    expect(sum(({ freed }) => freed) / minutes).toBeLessThan(1);
    expect(sum(({ searches }) => searches) / minutes / 60).toBeLessThan(1);
    expect(cost(0.5)).toBeLessThan(1000);
  },
  60_000,
);

test('who is new on an empty map soon meets somebody', () => {
  for (const map of mapsFor('skirmish')) {
    const waits = [1, 2, 3, 4, 5, 6].map((seed) => {
      const match = createMatch(loadArena(map), Array<number>(6).fill(0.5), seed);
      for (let tick = 0; tick < 30 * TICK_RATE; tick++) {
        match.step();
        const ships = match.pictures.get(1)?.view.ships.size ?? 0;
        if (ships > 1) return tick / TICK_RATE;
      }
      return Number.POSITIVE_INFINITY;
    });
    waits.sort((a, b) => a - b);
    console.log(`${map}: somebody in sight after ${waits.map((wait) => wait.toFixed(1)).join(', ')} s`);
    expect(waits[3]).toBeLessThan(10);
  }
});
