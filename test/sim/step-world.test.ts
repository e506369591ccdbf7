import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PilotInput } from '../../sim/pilot-input.ts';
import { BODY_FIELDS, type Ship } from '../../sim/ship.ts';
import { stepShip } from '../../sim/step-ship.ts';
import { stepWorld, type TickInput } from '../../sim/step-world.ts';
import { createWorld, type World } from '../../sim/world.ts';
import { bytesToWorld, worldToBytes } from '../../sim/world-codec.ts';
import { hashWorld } from '../../sim/world-hash.ts';
import { foundry, freePlaces } from '../helpers/sim-arena.ts';
import {
  inputOf,
  intents,
  nobodySeen,
  randomInput,
  seenWhereTheyAre,
  shipAt,
  worldOn,
} from '../helpers/sim-match.ts';
import { wireMisfits } from '../helpers/sim-wire.ts';

const SEEDS = [1, 2024, 0xfffffff1] as const;
const body = (ship: Ship) => BODY_FIELDS.map((field) => ship[field]);

function advance(world: World, input: TickInput): string {
  stepWorld(world, foundry, input, seenWhereTheyAre(world));
  return hashWorld(world);
}

/** A match, tick by tick: the world's hash, and the input that led to it. */
function play(seed: number, ticks: number): { inputs: TickInput[]; hashes: string[]; facts: Set<string> } {
  const world = createWorld('skirmish', 'foundry', seed);
  const stream = { random: seed ^ 0x5eed };
  const inputs: TickInput[] = [];
  const hashes: string[] = [];
  const facts = new Set<string>();
  for (let tick = 0; tick < ticks; tick++) {
    const input = randomInput(stream, world);
    for (const fact of stepWorld(world, foundry, input, seenWhereTheyAre(world))) facts.add(fact.type);
    inputs.push(input);
    hashes.push(hashWorld(world));
    expect(world.ships.flatMap(wireMisfits), `seed ${seed} tick ${tick}`).toEqual([]);
  }
  return { inputs, hashes, facts };
}

test.each(SEEDS)('R6 the same world and the same inputs give the same next world (seed %i)', (seed) => {
  const { inputs, hashes, facts } = play(seed, 600);
  const world = createWorld('skirmish', 'foundry', seed);
  expect(inputs.map((input) => advance(world, input))).toEqual(hashes);
  expect(new Set(hashes).size).toBe(hashes.length);
  expect([...facts]).toEqual(
    expect.arrayContaining(['arrived', 'departed', 'died', 'fired', 'hit', 'spawned', 'took']),
  );
});

test.each(SEEDS)(
  'R6 a world put back some ticks from bytes comes to the same world again (seed %i)',
  (seed) => {
    const { inputs, hashes } = play(seed, 400);
    const snapshots = [worldToBytes(createWorld('skirmish', 'foundry', seed))];
    const world = createWorld('skirmish', 'foundry', seed);
    inputs.forEach((input, tick) => {
      advance(world, input);
      snapshots.push(worldToBytes(world));
      const back = 1 + (tick % 8);
      const from = Math.max(0, tick + 1 - back);
      const again = bytesToWorld(snapshots[from] ?? new Uint8Array());
      const replayed = inputs.slice(from, tick + 1).map((replay) => advance(again, replay));
      expect(replayed, `tick ${tick}`).toEqual(hashes.slice(from, tick + 1));
    });
  },
);

test('R6 the detector fires: one input or one field that differs gives another hash', () => {
  const { inputs, hashes } = play(5, 200);
  const world = createWorld('skirmish', 'foundry', 5);
  inputs.slice(0, 100).map((input) => advance(world, input));
  const snapshot = worldToBytes(world);
  const fields = [
    'x',
    'y',
    'vx',
    'vy',
    'aim',
    'shotAim',
    'dashCooldown',
    'hull',
    'score',
    'calmTicks',
  ] as const;
  for (const field of fields) {
    const other = bytesToWorld(snapshot);
    for (const ship of other.ships.slice(0, 1)) ship[field] ^= 1;
    expect(hashWorld(other), field).not.toBe(hashes[99]);
  }
  expect(hashWorld(Object.assign(bytesToWorld(snapshot), { random: 1 }))).not.toBe(hashes[99]);
  const mover = world.ships.find((ship) => ship.respawnTicks === 0)?.id ?? 0;
  const other = inputOf({ [mover]: { aim: 12345, move: 7 } });
  expect(advance(bytesToWorld(snapshot), other)).not.toBe(advance(bytesToWorld(snapshot), inputOf()));
});

test('R3 a pilot who steps its own ship alone holds the numbers of the server', () => {
  fc.assert(
    fc.property(
      freePlaces(foundry),
      fc.array(intents, { minLength: 30, maxLength: 90 }),
      ({ x, y }, wanted) => {
        const [truth, guess] = [shipAt(1, x, y), shipAt(1, x, y)];
        const world = worldOn('foundry', truth);
        for (const intent of wanted) {
          stepWorld(world, foundry, inputOf({ 1: intent }), nobodySeen);
          stepShip(guess, intent, foundry, true);
          expect(body(guess)).toEqual(body(truth));
        }
      },
    ),
  );
});

test('a ship without an input stays in the world and holds still, with its cooldowns', () => {
  const ship = shipAt(1, 9000, 9000, {
    vx: 700,
    dashTicks: 2,
    dashCooldown: 9,
    boltCooldown: 3,
    railCharge: 4,
  });
  const world = worldOn('foundry', ship);
  const before = body(ship);
  for (let tick = 0; tick < 60; tick++) stepWorld(world, foundry, inputOf(), nobodySeen);
  expect(body(ship)).toEqual(before);
});

test('an input for a ship that is not there changes nothing', () => {
  const [world, other] = [
    worldOn('foundry', shipAt(1, 9000, 9000)),
    worldOn('foundry', shipAt(1, 9000, 9000)),
  ];
  expect(advance(world, inputOf({ 9: { move: 3, buttons: 7 } }))).toBe(advance(other, inputOf()));
});

test('R1 the input as it travels is a move, an aim and buttons: no place and no time', () => {
  const input = Object.assign(new PilotInput(), {
    move: 1,
    aim: 2,
    buttons: 3,
    x: 4,
    y: 5,
    tick: 6,
    time: 7,
  });
  expect(Object.keys(input.toJSON()).sort()).toEqual(['aim', 'buttons', 'move']);
});
