/** All that sounds in a frame, decided: events, pulses and drones, into one mixer. Needs no browser. */
import type { SessionEvent, SessionView } from '../net/session-types.ts';
import { Drones } from './drones.ts';
import { Ear } from './ear.ts';
import { Mixer } from './mixer.ts';
import { Pulses } from './pulses.ts';
import type { SoundOutput } from './sound-output.ts';

export class Player {
  private readonly mixer: Mixer;
  private readonly ear: Ear;
  private readonly pulses: Pulses;
  private readonly drones: Drones;

  constructor(output: SoundOutput) {
    this.mixer = new Mixer(output);
    this.ear = new Ear(this.mixer);
    this.pulses = new Pulses(this.mixer);
    this.drones = new Drones(output);
  }

  /** @param session Undefined while nobody flies. @param now Milliseconds, monotonic. */
  frame(session: SessionView | undefined, events: readonly SessionEvent[], now: number): void {
    if (session === undefined) {
      this.drones.hush();
      return;
    }
    this.ear.hear(session, events, now);
    this.pulses.frame(session, now);
    this.drones.frame(session);
  }

  click(now: number): void {
    this.mixer.play(now, 'click', 'ui');
  }

  /** Everything falls silent at once. */
  hush(now: number): void {
    this.mixer.stopAll(now);
    this.drones.hush();
  }
}
