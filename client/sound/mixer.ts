/**
 * Decides what of all that happens is played, and how loudly. Bounded (R14): a category has so many voices and so much
 * loudness, and all together so many voices; beyond that the quietest goes, of equals the oldest, or the new one is
 * left out when it is quieter than everything. Time is passed in, in milliseconds.
 */
import {
  CATEGORIES,
  CATEGORY_NAMES,
  type Category,
  FAINTEST,
  MERGE_MS,
  MERGED_GAIN,
  MOST_VOICES,
} from './mix.ts';
import { PALETTE, SOUND_NAMES, type SoundName } from './palette.ts';
import { HERE, type Placing } from './place.ts';
import { secondsOf } from './recipe.ts';
import type { SoundOutput } from './sound-output.ts';

type Voice = {
  readonly slot: number;
  readonly category: Category;
  sound: SoundName;
  startedAt: number;
  /** Free from then on. */
  endsAt: number;
  gain: number;
  pan: number;
  /** Loudness at gain 1. */
  weight: number;
};

const lengthMs = new Map<SoundName, number>(
  SOUND_NAMES.map((name) => [name, secondsOf(PALETTE[name]) * 1000]),
);

/** The category of each slot. */
export const SLOTS: readonly Category[] = CATEGORY_NAMES.flatMap((name) =>
  Array.from({ length: CATEGORIES[name].voices }, () => name),
);

/** A voice dies away over its length. */
const loudnessAt = (voice: Voice, now: number) =>
  now >= voice.endsAt
    ? 0
    : (voice.gain * voice.weight * (voice.endsAt - now)) / (voice.endsAt - voice.startedAt);

export class Mixer {
  private readonly output: SoundOutput;
  private readonly voices: readonly Voice[] = SLOTS.map((category, slot) => {
    return { slot, category, sound: 'click', startedAt: 0, endsAt: 0, gain: 0, pan: 0, weight: 0 };
  });
  private readonly turns = new Map<SoundName, number>();
  private readonly scratch: Placing = { ...HERE };

  constructor(output: SoundOutput) {
    this.output = output;
  }

  play(
    now: number,
    sound: SoundName,
    category: Category,
    placing: Readonly<Placing> = HERE,
    gain = 1,
    rate = 1,
  ): void {
    const wanted = placing.gain * gain;
    if (wanted < FAINTEST) return;
    if (PALETTE[sound].ducks) this.output.duck('others');
    const twin = this.twinOf(now, sound, category);
    if (twin !== undefined) this.merge(now, twin, wanted, placing.pan);
    else this.begin(now, sound, category, placing, wanted, rate);
  }

  /** Everything ends at once. */
  stopAll(now: number): void {
    for (const voice of this.voices) if (voice.endsAt > now) this.end(voice);
  }

  private begin(
    now: number,
    sound: SoundName,
    category: Category,
    placing: Readonly<Placing>,
    wanted: number,
    rate: number,
  ): void {
    const weight = PALETTE[sound].peak * CATEGORIES[category].gain;
    const gain = Math.min(wanted, this.roomIn(now, category) / weight);
    if (gain < FAINTEST) return;
    const slot = this.freeSlot(now, category, gain * weight);
    if (slot === undefined) return;
    const pitch = this.nextPitch(sound) * rate;
    slot.sound = sound;
    slot.startedAt = now;
    slot.endsAt = now + (lengthMs.get(sound) ?? 0) / pitch;
    slot.gain = gain;
    slot.pan = placing.pan;
    slot.weight = weight;
    this.scratch.gain = gain;
    this.scratch.pan = placing.pan;
    this.scratch.cutoff = placing.cutoff;
    this.output.start(slot.slot, sound, pitch, this.scratch);
  }

  private twinOf(now: number, sound: SoundName, category: Category): Voice | undefined {
    for (const voice of this.voices) {
      if (voice.sound !== sound || voice.category !== category || voice.endsAt <= now) continue;
      if (now - voice.startedAt < MERGE_MS) return voice;
    }
    return undefined;
  }

  /** As loud as both together, and between them. */
  private merge(now: number, voice: Voice, gain: number, pan: number): void {
    const room = this.roomIn(now, voice.category) / voice.weight;
    const both = Math.sqrt(voice.gain * voice.gain + gain * gain);
    const joined = Math.max(voice.gain, Math.min(both, MERGED_GAIN, voice.gain + room));
    voice.pan = (voice.pan * voice.gain + pan * gain) / (voice.gain + gain);
    voice.gain = joined;
    this.output.adjust(voice.slot, joined, voice.pan);
  }

  /** What one more may be as loud as: half of what is left, so that something is left for the next. */
  private roomIn(now: number, category: Category): number {
    let sum = 0;
    for (const voice of this.voices) if (voice.category === category) sum += loudnessAt(voice, now);
    return Math.max(0, CATEGORIES[category].most - sum) / 2;
  }

  /** A slot for something so loud, made free if need be. */
  private freeSlot(now: number, category: Category, loudness: number): Voice | undefined {
    let sounding = 0;
    let free: Voice | undefined;
    for (const voice of this.voices) {
      if (voice.endsAt > now) sounding += 1;
      else if (voice.category === category) free ??= voice;
    }
    if (free !== undefined && sounding < MOST_VOICES) return free;
    const quietest = this.quietest(now, free === undefined ? category : undefined);
    if (quietest === undefined || loudnessAt(quietest, now) > loudness) return undefined;
    this.end(quietest);
    return free ?? quietest;
  }

  private quietest(now: number, category: Category | undefined): Voice | undefined {
    let found: Voice | undefined;
    for (const voice of this.voices) {
      if (voice.endsAt <= now || (category !== undefined && voice.category !== category)) continue;
      const loud = loudnessAt(voice, now);
      const least = found === undefined ? 0 : loudnessAt(found, now);
      if (found === undefined || loud < least || (loud === least && voice.startedAt < found.startedAt))
        found = voice;
    }
    return found;
  }

  private end(voice: Voice): void {
    voice.endsAt = 0;
    this.output.stop(voice.slot);
  }

  private nextPitch(sound: SoundName): number {
    const { pitches } = PALETTE[sound];
    const turn = this.turns.get(sound) ?? 0;
    this.turns.set(sound, (turn + 1) % pitches.length);
    return pitches[turn] ?? 1;
  }
}
