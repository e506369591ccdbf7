import { beforeAll, describe, expect, test } from 'vitest';
import {
  createJournal,
  type Journal,
  type JournalTick,
  rerunJournal,
  stepAndRecord,
} from '../../sim/journal.ts';
import { bytesToJournal, journalToBytes } from '../../sim/journal-codec.ts';
import { TICK_RATE } from '../../sim/units.ts';
import { createWorld, type World } from '../../sim/world.ts';
import { hashWorld } from '../../sim/world-hash.ts';
import { foundry } from '../helpers/sim-arena.ts';
import { expectNoCrash, expectWholeOnly } from '../helpers/sim-bytes.ts';
import { lateEyes, randomInput, shipAt, worldOn } from '../helpers/sim-match.ts';

function record(seed: number, seconds: number): { journal: Journal; world: World; facts: Set<string> } {
  const world = createWorld('skirmish', 'foundry', seed);
  const stream = { random: seed };
  const journal = createJournal(world);
  const facts = new Set<string>();
  for (let tick = 0; tick < seconds * TICK_RATE; tick++) {
    const input = randomInput(stream, world);
    const happened = stepAndRecord(journal, world, foundry, input, lateEyes(stream, world));
    for (const fact of happened) facts.add('weapon' in fact ? `${fact.type} ${fact.weapon}` : fact.type);
  }
  return { journal, world, facts };
}

describe('a match of sixteen over sixty seconds, with arrivals, departures and rails', () => {
  const seed = 4242;
  const seconds = 60;
  let { journal, world, facts }: ReturnType<typeof record> = { ...record(1, 0) };
  beforeAll(() => {
    ({ journal, world, facts } = record(seed, seconds));
  });

  /** The journal with one tick replaced. */
  const altered = (at: number, change: (tick: JournalTick) => JournalTick): Journal => ({
    start: journal.start,
    ticks: journal.ticks.map((tick, i) => (i === at ? change(tick) : tick)),
  });

  test('has in it what it is to prove', () => {
    expect([...facts].sort()).toEqual([
      ...['arrived', 'departed', 'died bolt', 'died rail', 'fired bolt', 'fired rail'],
      ...['hit bolt', 'hit rail', 'spawned', 'took'],
    ]);
    expect(journal.ticks.slice(1).some((tick) => tick.arrivals.length > 0)).toBe(true);
    expect(journal.ticks.some((tick) => tick.answers.length > 0)).toBe(true);
  });

  test('R6 runs again from its journal to the same hashes', () => {
    const again = rerunJournal(journal, () => foundry);
    expect(again.divergedAt, `seed ${seed}`).toBeUndefined();
    expect(again.hashes.length).toBe(seconds);
    expect(hashWorld(again.world)).toBe(hashWorld(world));
  });

  test('R6 runs again from the bytes of its journal to the same hashes', () => {
    const read = bytesToJournal(journalToBytes(journal));
    expect(read).toEqual(journal);
    expect(hashWorld(rerunJournal(read, () => foundry).world)).toBe(hashWorld(world));
  });

  test('R6 diverges within a second when one intent is altered', () => {
    const at = 15 * TICK_RATE + 4;
    const turnBack = (index: number) =>
      altered(at, (tick) => ({
        ...tick,
        intents: tick.intents.map((intent, i) =>
          i === index ? { ...intent, move: 65 - intent.move } : intent,
        ),
      }));
    const diverged = [0, 1, 2, 3].map((index) => rerunJournal(turnBack(index), () => foundry).divergedAt);
    // A dead ship has nothing to alter, but four are not dead at once.
    expect(diverged).toContain(16 * TICK_RATE);
  });

  test('R6 diverges when what a shooter saw is forgotten', () => {
    const at = journal.ticks.findIndex(
      (tick, i) =>
        tick.answers.length > 0 && rerunJournal(altered(i, blind), () => foundry).divergedAt !== undefined,
    );
    expect(at).toBeGreaterThan(-1);
  });

  test('R6 diverges when a departure or an arrival is missing', () => {
    const left = journal.ticks.findIndex((tick) => tick.departures.length > 0);
    const came = journal.ticks.findIndex((tick, i) => i > 0 && tick.arrivals.length > 0);
    expect(
      rerunJournal(
        altered(left, (tick) => ({ ...tick, departures: [] })),
        () => foundry,
      ).divergedAt,
    ).toBeDefined();
    expect(
      rerunJournal(
        altered(came, (tick) => ({ ...tick, arrivals: [] })),
        () => foundry,
      ).divergedAt,
    ).toBeDefined();
  });
});

const blind = (tick: JournalTick): JournalTick => ({ ...tick, answers: [] });

test('R6 an intent is written down as the rules understood it, whatever arrived', () => {
  const world = worldOn('foundry', shipAt(1, 9000, 9000));
  const journal = createJournal(world);
  for (let tick = 0; tick < TICK_RATE; tick++) {
    const intents = new Map([[1, { move: 257 + (tick % 3), aim: -0.5, buttons: 256 + 1 }]]);
    stepAndRecord(journal, world, foundry, { arrivals: [], departures: [], intents }, () => undefined);
  }
  const again = rerunJournal(bytesToJournal(journalToBytes(journal)), () => foundry);
  expect(again.divergedAt).toBeUndefined();
  expect(again.hashes.length).toBe(1);
});

test('R15 a journal cut short, with bytes too many or of another version is refused', () => {
  const bytes = journalToBytes(record(3, 1).journal);
  expectWholeOnly(bytesToJournal, bytes);
  bytes[0] = 77;
  expect(() => bytesToJournal(bytes)).toThrow(/version 77/);
});

test('R15 any bytes are a journal or refused with a RangeError, never anything else', () => {
  expectNoCrash(bytesToJournal, journalToBytes(record(3, 1).journal), 20_000);
});

test('an arrival keeps the team it was matched into, and one without stays so', () => {
  const pilot = { ship: 1, pilot: 'p', name: 'n', bot: false };
  const arrivals = [pilot, { ...pilot, ship: 2, team: 2 as const }];
  const tick = { arrivals, departures: [], intents: [], answers: [], hash: undefined };
  const journal = { start: createJournal(createWorld('hold', 'foundry', 1)).start, ticks: [tick] };
  expect(bytesToJournal(journalToBytes(journal)).ticks).toEqual([tick]);
});
