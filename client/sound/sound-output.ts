/** What sounds are played on: the browser's audio, or a listener in a test. It decides nothing. */
import type { Category } from './mix.ts';
import type { SoundName } from './palette.ts';
import type { Placing } from './place.ts';

/** A tone that goes on: the own ship's engine, its rail as it charges. */
export type Drone = 'engine' | 'charge';

export type SoundOutput = {
  /** Plays in a slot, instead of what still sounds there. @param rate A factor of the pitch. */
  start(slot: number, sound: SoundName, rate: number, placing: Readonly<Placing>): void;
  /** Makes what sounds in a slot louder or quieter. */
  adjust(slot: number, gain: number, pan: number): void;
  stop(slot: number): void;
  /** Turns a category down for a moment. */
  duck(category: Category): void;
  /** @param gain 0: silent. @param pitch Hz. */
  drone(drone: Drone, gain: number, pitch: number): void;
};
