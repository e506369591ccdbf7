import { Encoder } from '@colyseus/schema';
import { expect, test } from 'vitest';
import { loadArena } from '../../server/rooms/arena-files.ts';
import { Telling } from '../../server/rooms/telling.ts';
import { ToldEncoder } from '../../server/rooms/told-encoder.ts';
import { NO_LINE } from '../../server/rooms/told-projection.ts';
import type { ModeName } from '../../sim/modes/mode.ts';
import { stepWorld } from '../../sim/step-world.ts';
import type { ToldState } from '../../sim/told-state.ts';
import { TICK_RATE } from '../../sim/units.ts';
import { createWorld } from '../../sim/world.ts';
import { lateEyes, randomInput } from '../helpers/sim-match.ts';

const TICKS = 40 * TICK_RATE;

/**
 * Every patch of a match as text, each after so many ticks. Pilots come and go, each with somebody who watches through its
 * eyes, and at half time the match goes on to another map.
 */
function patchesOf(
  encoderOf: (state: ToldState) => Encoder<ToldState>,
  mode: ModeName,
  maps: readonly string[],
  seed: number,
  every = 1,
) {
  const world = createWorld(mode, maps[0] ?? '', seed, maps);
  const stream = { random: seed };
  const telling = new Telling();
  const encoder = encoderOf(telling.state);
  const views = new Map<string, ReturnType<Telling['admit']>['view']>();
  const patches: string[] = [];
  function patch(tick: number): void {
    const it = { offset: 0 };
    encoder.encode(it);
    const shared = it.offset;
    for (const [session, view] of views) {
      if (!(encoder instanceof ToldEncoder)) view.settle();
      const bytes = encoder.encodeView(view, shared, it);
      patches.push(`${tick} ${session} ${Buffer.from(bytes).toString('hex')}`);
    }
    encoder.discardChanges();
  }

  // Somebody watches before anybody flies.
  views.set('early', telling.admitWatcher('early', 1, world).view);
  patch(0);
  for (let tick = 0; tick < TICKS; tick++) {
    const { phase } = world.round;
    if (tick === TICKS / 2 || phase !== 'play') world.round.ticksLeft = Math.min(world.round.ticksLeft, 30);
    const arena = loadArena(world.map);
    const input = randomInput(stream, world);
    for (const { ship } of input.arrivals) {
      views.set(`pilot ${ship}`, telling.admit(`pilot ${ship}`, ship, world).view);
      views.set(`watcher ${ship}`, telling.admitWatcher(`watcher ${ship}`, ship, world).view);
    }
    const facts = stepWorld(world, arena, input, lateEyes(stream, world));
    telling.take(world, arena, facts, () => ({ ...NO_LINE, surplus: tick % 50 === 0 ? 1 : 0 }));
    for (const ship of input.departures)
      for (const session of [`pilot ${ship}`, `watcher ${ship}`]) {
        telling.dismiss(session);
        views.delete(session);
      }
    if (tick % every === 0) patch(world.tick);
  }
  return patches;
}

test.each([
  ['skirmish', ['foundry', 'canal']],
  ['hold', ['trident', 'citadel']],
] as const)('R2 in %s every patch is byte for byte what the framework would send', (mode, maps) => {
  for (const seed of [3, 4]) {
    const ours = patchesOf((state) => new ToldEncoder(state), mode, maps, seed);
    expect(ours.length).toBeGreaterThan(TICKS * 16);
    expect(ours).toEqual(patchesOf((state) => new Encoder(state), mode, maps, seed));
  }
});

test('R2 what came into a view and left it again before a patch was made of it is in none', () => {
  const ours = patchesOf((state) => new ToldEncoder(state), 'skirmish', ['foundry'], 5, 4);
  expect(ours).toEqual(patchesOf((state) => new Encoder(state), 'skirmish', ['foundry'], 5, 4));
});

test('what came into a view is held by a map of one tick only, as dead tables of an old one would hold on to it', () => {
  const world = createWorld('skirmish', 'foundry', 1);
  const telling = new Telling();
  const encoder = new ToldEncoder(telling.state);
  const { view } = telling.admit('a', 1, world);
  const stream = { random: 1 };
  stepWorld(world, loadArena('foundry'), randomInput(stream, world), lateEyes(stream, world));
  telling.take(world, loadArena('foundry'), [], () => NO_LINE);
  const { changes } = view;
  expect(changes.size).toBeGreaterThan(0);
  encoder.encodeView(view, 0, { offset: 0 });
  expect(view.changes).not.toBe(changes);
  expect(view.changes.size).toBe(0);
});
