/** The two tones that go on: the engine of the ship that one is with, after its speed, and the own rail's charge. */
import { TOP_SPEED } from '../../sim/tuning.ts';
import { SUBUNITS, TICK_RATE, VELOCITY_STEPS } from '../../sim/units.ts';
import type { SessionView } from '../net/session-types.ts';
import type { SoundOutput } from './sound-output.ts';

/** Units per second. */
const FULL_SPEED = (TOP_SPEED * TICK_RATE) / SUBUNITS / VELOCITY_STEPS;
/** In a dash; what is above is a glide between two frames. */
const MOST_SPEED = 2;
const ENGINE = { idleHz: 58, hzMore: 44, idleGain: 0.02, gainMore: 0.045 } as const;
/** A full rail stands on the octave, where the rise does not reach. */
const CHARGE = { hz: 220, hzMore: 370, fullHz: 880, gain: 0.02, gainMore: 0.05 } as const;

export class Drones {
  private readonly output: SoundOutput;

  constructor(output: SoundOutput) {
    this.output = output;
  }

  frame({ ships, me, watching, gauges }: SessionView): void {
    const ship = ships.get(me);
    if (ship === undefined || !ship.flying || ship.remembered) {
      this.hush();
      return;
    }
    const speed = Math.min(MOST_SPEED, Math.sqrt(ship.vx * ship.vx + ship.vy * ship.vy) / FULL_SPEED);
    const gain = ENGINE.idleGain + ENGINE.gainMore * Math.min(1, speed);
    this.output.drone('engine', gain, ENGINE.idleHz + ENGINE.hzMore * speed);
    const charge = watching ? 0 : gauges.charge;
    const hz = charge >= 1 ? CHARGE.fullHz : CHARGE.hz + CHARGE.hzMore * charge;
    this.output.drone('charge', charge > 0 ? CHARGE.gain + CHARGE.gainMore * charge : 0, hz);
  }

  hush(): void {
    this.output.drone('engine', 0, ENGINE.idleHz);
    this.output.drone('charge', 0, CHARGE.hz);
  }
}
