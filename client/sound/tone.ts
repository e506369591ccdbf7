/** One tone of a sound in words and units, and its samples: ZzFX's twenty positions are known here alone. */

/** Samples per second. */
export const SAMPLE_RATE = 44_100;

const SHAPES = { sine: 0, triangle: 1, saw: 2 } as const;

/** Frequencies in Hz, durations in seconds. */
export type Tone = {
  shape: keyof typeof SHAPES;
  hz: number;
  /** Where it glides to, in a straight line over its whole length. */
  toHz?: number;
  /** After the beginning of the sound. */
  at?: number;
  attack?: number;
  hold?: number;
  release: number;
  /** How fast it dies away besides, 1/s, as a string that was plucked does. */
  damp?: number;
  /** Beside the other tones of the sound; 1 if not given. */
  gain?: number;
  /** 0 to about 10: from a tone to a hiss. */
  hiss?: number;
  /** Only what is below passes, or only what is above. */
  below?: number;
  above?: number;
};

export type BuildSamples = (...parameters: readonly (number | undefined)[]) => number[];

export const lengthOf = ({ attack = 0, hold = 0, release }: Tone) => attack + hold + release;

/** ZzFX counts glides in 500 Hz/s and cuts at twice the frequency that it is given. */
const GLIDE = 500;
const CUT = 2;

function filterOf({ below, above }: Tone): number {
  if (below !== undefined) return -below / CUT;
  return above === undefined ? 0 : above / CUT;
}

export function buildTone(build: BuildSamples, tone: Tone): number[] {
  const { hz, toHz = hz, attack = 0.002, hold = 0, release, hiss = 0, damp = 0, gain = 1 } = tone;
  const glide = (toHz - hz) / lengthOf(tone) / GLIDE;
  const envelope = [attack, hold, release] as const;
  const wave = [SHAPES[tone.shape], 1, glide] as const;
  const steady = [0, 0, 0, 0] as const;
  const samples = build(
    ...[1, 0, hz, ...envelope, ...wave],
    ...[...steady, hiss, 0, 0, 0, 1, 0, 0, filterOf(tone)],
  );
  const kept = Math.exp(-damp / SAMPLE_RATE);
  let level = gain;
  for (let i = 0; i < samples.length; i++) {
    samples[i] = (samples[i] ?? 0) * level;
    level *= kept;
  }
  return samples;
}
