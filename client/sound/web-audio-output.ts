/** The mixer's decisions as Web Audio: slots into categories, these into a limiter, that into the volume. */
import { DroneVoice } from './drone-voice.ts';
import { CATEGORIES, type Category } from './mix.ts';
import { SLOTS } from './mixer.ts';
import type { SoundName } from './palette.ts';
import type { Placing } from './place.ts';
import { SlotVoice } from './slot-voice.ts';
import type { SoundBank } from './sound-bank.ts';
import type { Drone, SoundOutput } from './sound-output.ts';

/** Above -12 dB hardly anything gets louder, however much sounds together. */
const LIMITER = { threshold: -12, knee: 8, ratio: 14, attack: 0.003, release: 0.18 } as const;
/** Seconds in which a changed volume is reached. */
const RAMP = 0.02;
/** Share that is left of a category that is turned down, and seconds: down, held, up. */
const DUCK = { left: 0.45, down: 0.01, held: 0.16, up: 0.09 } as const;

export class WebAudioOutput implements SoundOutput {
  private readonly context: BaseAudioContext;
  private readonly bank: Pick<SoundBank, 'buffer'>;
  private readonly master: GainNode;
  private readonly categories: Readonly<Record<Category, GainNode>>;
  private readonly slots: readonly SlotVoice[];
  private readonly drones: Readonly<Record<Drone, DroneVoice>>;

  constructor(context: BaseAudioContext, bank: Pick<SoundBank, 'buffer'>) {
    this.context = context;
    this.bank = bank;
    this.master = new GainNode(context, { gain: 0 });
    const limiter = new DynamicsCompressorNode(context, LIMITER);
    limiter.connect(this.master).connect(context.destination);
    const categoryOf = (name: Category) => {
      const node = new GainNode(context, { gain: CATEGORIES[name].gain });
      node.connect(limiter);
      return node;
    };
    this.categories = {
      own: categoryOf('own'),
      others: categoryOf('others'),
      world: categoryOf('world'),
      ui: categoryOf('ui'),
    };
    this.slots = SLOTS.map((name) => new SlotVoice(context, this.categories[name]));
    this.drones = {
      engine: new DroneVoice(context, this.categories.own),
      charge: new DroneVoice(context, this.categories.own),
    };
  }

  start(slot: number, sound: SoundName, rate: number, placing: Readonly<Placing>): void {
    const buffer = this.bank.buffer(sound);
    if (buffer !== undefined) this.slots[slot]?.start(buffer, rate, placing);
  }

  adjust(slot: number, gain: number, pan: number): void {
    this.slots[slot]?.adjust(gain, pan);
  }

  stop(slot: number): void {
    this.slots[slot]?.stop();
  }

  duck(category: Category): void {
    const { gain } = this.categories[category];
    const full = CATEGORIES[category].gain;
    const now = this.context.currentTime;
    gain.cancelScheduledValues(now);
    gain.setTargetAtTime(full * DUCK.left, now, DUCK.down);
    gain.setTargetAtTime(full, now + DUCK.held, DUCK.up);
  }

  drone(drone: Drone, gain: number, pitch: number): void {
    this.drones[drone].follow(gain, pitch);
  }

  /** @param volume 0 to 1; squared, as ears count in powers. */
  setVolume(volume: number): void {
    this.master.gain.setTargetAtTime(volume * volume, this.context.currentTime, RAMP);
  }
}
