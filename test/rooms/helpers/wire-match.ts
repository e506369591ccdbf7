/**
 * A match told over the wire in virtual time: the rules, the telling and the encoder as in a room, and for
 * each pilot a client that has nothing but the bytes that it was sent.
 */
import { Decoder } from '@colyseus/schema';
import { SightBook } from '../../../server/rooms/sight-book.ts';
import { Telling } from '../../../server/rooms/telling.ts';
import { ToldEncoder } from '../../../server/rooms/told-encoder.ts';
import { NO_LINE } from '../../../server/rooms/told-projection.ts';
import type { Witness } from '../../../server/rooms/witness.ts';
import type { Arena } from '../../../sim/arena.ts';
import { boltsToBytes, bytesToBolts } from '../../../sim/bolts-codec.ts';
import type { Fact } from '../../../sim/facts.ts';
import { bytesToFacts, factsToBytes, type ToldFact } from '../../../sim/facts-codec.ts';
import type { ModeName } from '../../../sim/modes/mode.ts';
import { ToldState } from '../../../sim/told-state.ts';
import type { Bolt } from '../../../sim/world.ts';
import { createMatch, type Match } from '../../bots/helpers/virtual-match.ts';

/** One pilot's client. */
export type WirePilot = {
  ship: number;
  state: ToldState;
  /** Of the newest tick. */
  facts: readonly ToldFact[];
  bolts: readonly Bolt[];
  bytes: number;
};

export type WireMatch = {
  match: Match;
  pilots: readonly WirePilot[];
  /** Those who look through a ship's eyes and do not fly it. */
  watchers: readonly WirePilot[];
  /** Plays one tick and tells of it. Returns what truly happened. */
  step(): readonly Fact[];
};

const LINE = { ...NO_LINE, adrift: false };

export type WireSettings = {
  mode?: ModeName;
  /** What decides who may know what; a test may put in one that hides nothing. */
  sight?: SightBook;
  /** The ships that watchers follow. */
  followed?: readonly number[];
};

export function createWireMatch(
  arena: Arena,
  skills: readonly number[],
  seed: number,
  { mode = 'skirmish', sight = new SightBook(), followed = [] }: WireSettings = {},
): WireMatch {
  const match = createMatch(arena, skills, seed, { mode, sight });
  const telling = new Telling(sight);
  const encoder = new ToldEncoder(telling.state);

  function connect(session: string, ship: number, { view }: Witness) {
    const state = new ToldState();
    const pilot: WirePilot = { ship, state, facts: [], bolts: [], bytes: 0 };
    return { session, pilot, view, decoder: new Decoder(state) };
  }

  const pilots = skills.map((_, i) =>
    connect(String(i + 1), i + 1, telling.admit(String(i + 1), i + 1, match.world)),
  );
  const watchers = followed.map((ship, i) =>
    connect(`w${i}`, ship, telling.admitWatcher(`w${i}`, ship, match.world)),
  );
  const clients = [...pilots, ...watchers];

  function patch(): void {
    const it = { offset: 0 };
    encoder.encode(it);
    const shared = it.offset;
    for (const { pilot, view, decoder } of clients) {
      // What is sent is a copy: the encoder writes the next client's over it.
      const bytes = encoder.encodeView(view, shared, it).slice();
      decoder.decode(bytes);
      pilot.bytes += bytes.length;
    }
    encoder.discardChanges();
  }

  function hear(tick: number): void {
    for (const { session, pilot } of clients) {
      const { facts, bolts } = telling.hear(session);
      pilot.facts = bytesToFacts(factsToBytes(tick, facts)).facts;
      pilot.bolts = bytesToBolts(boltsToBytes(tick, bolts)).bolts;
    }
  }

  return {
    match,
    pilots: pilots.map(({ pilot }) => pilot),
    watchers: watchers.map(({ pilot }) => pilot),
    step() {
      const facts = match.step();
      telling.take(match.world, arena, facts, () => LINE);
      patch();
      hear(match.world.tick);
      return facts;
    },
  };
}
