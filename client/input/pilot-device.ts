/** What the match may ask of any device that a pilot flies with, and what the device may know of the match. */
import type { Intent } from '../../sim/intent.ts';
import type { DrawnShip } from '../net/drawn-types.ts';

export type DeviceKind = 'keyboard' | 'touch' | 'gamepad';

/** What is seen, to aim by. */
export type Outlook = {
  /** The own one among them, if it is there. */
  ships(): ReadonlyMap<number, DrawnShip>;
  me(): number;
  /** Somebody else's ship is looked at, and nothing is flown. */
  isWatching(): boolean;
  /** Where the own ship is on the screen, CSS pixels; undefined without a ship or without a picture. */
  ownOnScreen(): { x: number; y: number } | undefined;
};

export type PilotDevice = {
  /** The scoreboard is asked for. */
  readonly scoreboard: boolean;
  /** The intent of one tick. */
  readIntent(outlook: Outlook): Intent;
  /** Puts the point aimed at, CSS pixels, into the given place: for each drawn frame. */
  point(outlook: Outlook, into: { x: number; y: number }): void;
  /** Everything is let go: another device is used, or the page lost the focus. */
  releaseAll(): void;
};
