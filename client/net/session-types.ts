/**
 * What scenes, overlays and bots see of a session: the pilot's knowledge, ready to be drawn or thought about. Places in
 * units (one CSS pixel at zoom 1), angles in radians, times in milliseconds. Nothing here is a truth of its own.
 */
import type { Arena, PickupKind, Team } from '../../sim/arena.ts';
import type { Intent } from '../../sim/intent.ts';
import type { Mode } from '../../sim/modes/mode.ts';
import type { Shot } from '../../sim/ship-actions.ts';
import type { RoundPhase } from '../../sim/world.ts';
import type { DrawnBeacon, DrawnBolt, DrawnPickup, DrawnShip } from './drawn-types.ts';
import type { MatchResult } from './matchmaker-api.ts';
import type { Waiting } from './wait-note.ts';

/** Who takes part and how they stand: known of everybody, in sight or not. */
export type Pilot = {
  /** Of its ship. */
  id: number;
  name: string;
  own: boolean;
  bot: boolean;
  /** Its line is lost; the ship stays. */
  adrift: boolean;
  /** Its ship does not fly now. */
  dead: boolean;
  team: Team;
  /** On the own side, oneself not counted. */
  mate: boolean;
  score: number;
  deaths: number;
  /** Counted from 1 along the ballot; 0: none. */
  vote: number;
  /** Of the round that is over; told during results. */
  bestStreak: number;
  harm: number;
  taken: number;
  captures: number;
};

/** What only the own pilot knows. Shares from 0 to 1. */
export type OwnGauges = {
  hull: number;
  /** 1 when the rail is full. */
  charge: number;
  /** 1 when ready. */
  railReady: number;
  dashReady: number;
  boltReady: number;
  respawnMs: number;
  /** Share of the most that a shield can be. */
  shield: number;
  /** Until the overcharge ends; 0 without. */
  overMs: number;
};

/** `waiting`: the warm-up goes on until more pilots come. */
export type RoundView = { number: number; phase: RoundPhase; msLeft: number; waiting: boolean };

/** What happened, in the past tense, for effects and the kill feed. `own` where the pilot's own ship did it. */
export type SessionEvent =
  | {
      type: 'fired';
      ship: number;
      weapon: Shot;
      x: number;
      y: number;
      angle: number;
      reach: number;
      own: boolean;
      strong: boolean;
    }
  | {
      type: 'hit';
      by: number;
      ship: number;
      weapon: Shot;
      x: number;
      y: number;
      damage: number;
      /** The way the shot flew. */
      angle: number;
      shielded: boolean;
    }
  | { type: 'fizzled'; x: number; y: number; angle: number; owner: number }
  /** `seen`: it happened in sight, at x and y; otherwise only the news came, and x and y mean nothing. */
  | {
      type: 'died';
      ship: number;
      by: number;
      weapon: Shot;
      x: number;
      y: number;
      angle: number;
      seen: boolean;
    }
  | { type: 'broke'; ship: number; x: number; y: number }
  | { type: 'dashed'; ship: number; x: number; y: number }
  | { type: 'took'; ship: number; pickup: number; kind: PickupKind; x: number; y: number; own: boolean }
  | { type: 'captured'; beacon: number; team: Team; own: 'mine' | 'theirs' | 'none' }
  /** Somebody fired out of sight; nobody says where. */
  | { type: 'heard'; weapon: Shot }
  | { type: 'spawned'; ship: number; x: number; y: number }
  | { type: 'turned'; phase: RoundPhase; round: number };

/**
 * joining: asking for a seat · playing · resuming: the line was lost and is being won back, the picture goes on ·
 * ended: over, `ending` says why.
 */
export type SessionStatus = 'joining' | 'playing' | 'resuming' | 'ended';

export type Ending =
  | 'left'
  | 'kicked'
  | 'taken_over'
  | 'away'
  | 'over'
  | 'gallery_full'
  | 'room_full'
  | 'unknown_room'
  | 'unknown_code'
  | 'seat_gone'
  | 'busy'
  | 'server_gone'
  | 'wrong_version'
  | 'refused';

/** Bytes by category, of payload. */
export type Traffic = { inputs: number; patches: number; facts: number; other: number };

export type NetworkFigures = {
  /** Milliseconds; 0 until known. */
  roundTripMs: number;
  jitterMs: number;
  /** The server's tick as the client believes it to be now. */
  serverTick: number;
  /** That of the newest patch. */
  toldTick: number;
  /** Inputs sent and not yet acknowledged. */
  pending: number;
  reconciles: number;
  /** Reconciles that moved the own ship, outside death and respawn. */
  corrections: number;
  /** Units. */
  lastCorrection: number;
  largestCorrection: number;
  /** Of those, the largest without another ship in touch. */
  largestFreeCorrection: number;
  /** Totals since the session began. */
  up: Traffic;
  down: Traffic;
  /** Bytes per second over the last second. */
  upPerSecond: number;
  downPerSecond: number;
  /** Milliseconds since the last patch. */
  silenceMs: number;
  resumes: number;
};

export type SessionView = {
  readonly status: SessionStatus;
  /** What is waited for while joining or resuming. */
  readonly waiting: Waiting | undefined;
  readonly ending: Ending | undefined;
  /** A sentence of the server's for the ending, where it gave one. */
  readonly endingMessage: string;
  /** How a match ended that was over before its place could be won back. */
  readonly result?: MatchResult | undefined;
  /** Known once playing. */
  readonly arena: Arena;
  /** `code`: by which others find a closed room. `ranked`: its pilots were matched by the queue. */
  readonly room: { id: string; mode: string; map: string; code?: string; ranked?: boolean };
  readonly mode: Mode;
  /** True while this is a look at others' match: no ship of one's own, and all of it is some seconds old. */
  readonly watching: boolean;
  /** Id of the own ship; while watching, of the one that is followed, 0 in free look. */
  readonly me: number;
  /** Everybody in the match, by the id of their ship. */
  readonly pilots: ReadonlyMap<number, Pilot>;
  /** Ships in sight and those remembered. */
  readonly ships: ReadonlyMap<number, DrawnShip>;
  readonly bolts: readonly DrawnBolt[];
  /** In the arena's order. */
  readonly pickups: readonly DrawnPickup[];
  readonly beacons: readonly DrawnBeacon[];
  /** Of teams 1 and 2. */
  readonly teamScores: readonly [number, number];
  /** Maps to vote for during results; the last is the one just played. */
  readonly ballot: readonly string[];
  readonly gauges: OwnGauges;
  readonly round: RoundView;
  /** Until the seat is given up, as the pilot gives no sign; 0 while nobody asks. */
  readonly awaySeconds: number;
  readonly network: NetworkFigures;
  /**
   * Advances the session to this moment: sends the inputs that are due (asking readIntent for each), reconciles, and
   * brings `ships`, `bolts`, `gauges`, `round` up to date. To be called first in each frame. Returns the events since
   * the last frame; a bounded queue, of which the oldest are dropped.
   * @param now Monotonic milliseconds (performance.now()).
   */
  frame(now: number, readIntent: () => Intent): readonly SessionEvent[];
  /** Votes for a map of the ballot, counted from 1; said with each input until the ballot closes. */
  vote(choice: number): void;
  /** While watching: asks to follow this ship, or nobody (0) where the mode allows it; `me` is whom it came to. */
  follow(ship: number): void;
  /** Gives the seat up. */
  leave(): Promise<void>;
};
