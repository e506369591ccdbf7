/**
 * What of the arena a session has to be drawn in this frame. Places in units (one CSS pixel at zoom 1), angles in radians,
 * times in milliseconds.
 */
import type { PickupKind, Team } from '../../sim/arena.ts';

/** A ship in sight as it is to be drawn in this frame: the own one predicted, others interpolated. */
export type DrawnShip = {
  id: number;
  name: string;
  own: boolean;
  bot: boolean;
  team: Team;
  mate: boolean;
  x: number;
  y: number;
  /** Units per second, as it is drawn. */
  vx: number;
  vy: number;
  aim: number;
  /** Points, as in tuning.ts. */
  hull: number;
  shield: number;
  flying: boolean;
  overcharged: boolean;
  /** It fired a rail: everybody knows for a moment where it is. */
  revealed: boolean;
  /**
   * It left the sight: this is where it was seen last, and the memory fades with `visible`. Nothing is known of it now.
   */
  remembered: boolean;
  protected: boolean;
  charging: boolean;
  dashing: boolean;
  /** Its pilot's line is lost; the ship stays. */
  adrift: boolean;
  /** 0 to 1: a ship that just came into knowledge fades in, one that left it fades out. */
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
  strong: boolean;
};

/** A pickup of the arena as far as this pilot knows. */
export type DrawnPickup = {
  kind: PickupKind;
  x: number;
  y: number;
  /** In sight now; otherwise what was seen last, or what is usual. */
  inSight: boolean;
  /** It is there to be taken, as far as is known. */
  there: boolean;
  /** Until it is back, as far as is known; 0 when it is there or nothing is known. */
  backMs: number;
  /** The own ship reached it and the server has not said yet who got it; it is shown as taken. */
  pending: boolean;
};

export type DrawnBeacon = {
  name: string;
  x: number;
  y: number;
  radius: number;
  team: Team;
  /** How far it is taken: -1 wholly team 1's, 1 wholly team 2's. */
  pull: number;
};
