/** Keeps what the mixer asks for, instead of playing it. */
import type { Category } from '../../client/sound/mix.ts';
import type { SoundName } from '../../client/sound/palette.ts';
import type { Placing } from '../../client/sound/place.ts';
import type { Drone, SoundOutput } from '../../client/sound/sound-output.ts';

export type Started = { slot: number; sound: SoundName; rate: number } & Placing;

export class RecordingOutput implements SoundOutput {
  readonly started: Started[] = [];
  readonly adjusted: { slot: number; gain: number; pan: number }[] = [];
  readonly stopped: number[] = [];
  readonly ducked: Category[] = [];
  readonly drones: Record<Drone, { gain: number; pitch: number }> = {
    engine: { gain: 0, pitch: 0 },
    charge: { gain: 0, pitch: 0 },
  };

  /** Names of what was started, since asked last. */
  take(): SoundName[] {
    return this.started.splice(0).map(({ sound }) => sound);
  }

  start(slot: number, sound: SoundName, rate: number, placing: Readonly<Placing>): void {
    this.started.push({ slot, sound, rate, ...placing });
  }

  adjust(slot: number, gain: number, pan: number): void {
    this.adjusted.push({ slot, gain, pan });
  }

  stop(slot: number): void {
    this.stopped.push(slot);
  }

  duck(category: Category): void {
    this.ducked.push(category);
  }

  drone(drone: Drone, gain: number, pitch: number): void {
    this.drones[drone] = { gain, pitch };
  }
}
