/** What a session, and what draws from it, asks of one connection to a room, whether its pilot flies or watches. */
import type { Room } from 'colyseus.js';
import type { Arena } from '../../sim/arena.ts';
import type { ToldFact } from '../../sim/facts-codec.ts';
import type { Intent } from '../../sim/intent.ts';
import type { Shot } from '../../sim/ship-actions.ts';
import type { ToldShip, ToldState } from '../../sim/told-state.ts';
import type { Bolt } from '../../sim/world.ts';
import type { Muzzle } from './bolt-flights.ts';

export type Line = {
  readonly room: Room<unknown, ToldState>;
  /** The one that is played on, as soon as it is here. */
  arena: Arena;
  /** Tick of the newest patch. */
  readonly tick: number;
  /** When the newest patch came, monotonic milliseconds. */
  readonly patchedAt: number;
  /** Id of the ship in the middle of the picture, 0 for none; undefined until there is a picture. */
  readonly me: number | undefined;
  /** Id of the pilot's own ship; undefined while it is not known, and for who watches. */
  readonly own: number | undefined;
  /** The own ship as predicted. */
  readonly body: ToldShip | undefined;
  /** Aim that was read last, 1/65536 turn. */
  readonly aim: number;
  readonly acknowledged: number;
  /** Inputs sent and not yet acknowledged. */
  readonly pending: number;
  /** Milliseconds from an input to its answer; 0 until known. */
  readonly roundTripMs: number;
  /** How far others' bolts fly ahead of the ships as they are drawn, so that one dodges what one sees. Milliseconds. */
  readonly boltLeadMs: number;
  /** Own inputs stepped, as drawn: between the last step but one and the last. */
  ownTime(now: number): number;
  /** Where a ship is to be drawn, in position steps. */
  placeOf(told: ToldShip): { x: number; y: number };
  /** Sends what is due at this moment; the first thing in a frame. */
  pump(now: number, readIntent: () => Intent): void;
  /** Sends nothing while nobody hears it; the own ship still turns as its pilot aims. */
  coast(now: number, readIntent: () => Intent): void;
  /** Nothing that still comes over this connection reaches anybody. */
  silence(): void;
  dispose(): void;
};

export type LineListener = {
  told(tick: number, state: ToldState): void;
  facts(tick: number, facts: readonly ToldFact[]): void;
  bolts(tick: number, bolts: readonly Bolt[]): void;
  ticket(ticket: string): void;
  /** The own ship began a dash, by prediction. Position steps. */
  dashed(x: number, y: number): void;
  /** The own ship fired for the first time, by prediction. Place in position steps. */
  fired(weapon: Shot, shot: number, from: Muzzle, strong: boolean, input: number): void;
};

/** A connection that is there, and how to cut it. `aim`: the one that was read last over the line before. */
export type OpenRoom = { room: Room<unknown, ToldState>; arena: Arena; aim: number; cut: () => void };
