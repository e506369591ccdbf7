/**
 * What scenes, overlays and bots see of a session: the pilot's knowledge, ready to be drawn or thought about. Places in
 * units (one CSS pixel at zoom 1), angles in radians, times in milliseconds. Nothing here is a truth of its own.
 */
import type { Arena } from '../../sim/arena.ts';
import type { Intent } from '../../sim/intent.ts';
import type { Shot } from '../../sim/ship-actions.ts';
import type { RoundPhase } from '../../sim/world.ts';

/** A ship as it is to be drawn in this frame: the own one predicted, others interpolated. */
export type DrawnShip = {
  id: number;
  name: string;
  own: boolean;
  bot: boolean;
  x: number;
  y: number;
  /** Units per second, as it is drawn. */
  vx: number;
  vy: number;
  aim: number;
  hull: number;
  flying: boolean;
  protected: boolean;
  charging: boolean;
  dashing: boolean;
  /** Its pilot's line is lost; the ship stays. */
  adrift: boolean;
  score: number;
  deaths: number;
  /** 0 to 1: a ship that just came into knowledge fades in. */
  visible: number;
  /** The server's last word on its place, for the truth overlay. */
  toldX: number;
  toldY: number;
};

export type DrawnBolt = {
  owner: number;
  shot: number;
  own: boolean;
  x: number;
  y: number;
  angle: number;
  /** Units per second. */
  speed: number;
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
};

export type RoundView = { number: number; phase: RoundPhase; msLeft: number };

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
    }
  | { type: 'hit'; by: number; ship: number; weapon: Shot; x: number; y: number; damage: number }
  | { type: 'fizzled'; x: number; y: number; angle: number; owner: number }
  | { type: 'died'; ship: number; by: number; weapon: Shot; x: number; y: number }
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
  | 'room_full'
  | 'unknown_room'
  | 'seat_gone'
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
  readonly ending: Ending | undefined;
  /** A sentence of the server's for the ending, where it gave one. */
  readonly endingMessage: string;
  /** Known once playing. */
  readonly arena: Arena;
  readonly room: { id: string; mode: string; map: string };
  /** Id of the own ship. */
  readonly me: number;
  readonly ships: ReadonlyMap<number, DrawnShip>;
  readonly bolts: readonly DrawnBolt[];
  readonly gauges: OwnGauges;
  readonly round: RoundView;
  readonly network: NetworkFigures;
  /**
   * Advances the session to this moment: sends the inputs that are due (asking readIntent for each), reconciles, and
   * brings `ships`, `bolts`, `gauges`, `round` up to date. To be called first in each frame. Returns the events since
   * the last frame; a bounded queue, of which the oldest are dropped.
   * @param now Monotonic milliseconds (performance.now()).
   */
  frame(now: number, readIntent: () => Intent): readonly SessionEvent[];
  /** Gives the seat up. */
  leave(): Promise<void>;
};
