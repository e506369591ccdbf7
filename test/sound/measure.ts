/** What can be told of a sound from its samples: loudness, length, offset, and where in the spectrum it is. */
import { SAMPLE_RATE } from '../../client/sound/tone.ts';

/** Middles of bands, Hz: thirds of an octave and a bit. */
const BANDS = [50, 80, 125, 200, 315, 500, 800, 1250, 2000, 3150, 5000, 8000, 12_500];
const WINDOW = 2048;
/** Energy of a full sine in a window of this shape. */
const FULL = 1.5 * (WINDOW / 4) ** 2;
const STEP = 512;
/** Seconds at which the parts of a sound end, for its print. */
const PARTS = [0.05, 0.11, 0.2, 0.35];

export type Measures = {
  peak: number;
  /** How loud the ear finds the loudest piece, dB, beside a full sine of 1 kHz. */
  loudest: number;
  seconds: number;
  offset: number;
  finite: boolean;
  /** The largest step from one sample to the next. */
  step: number;
  /** Hz: the middle of its energy. */
  middle: number;
  /** Share of its energy at 4 kHz and above. */
  shrill: number;
  /** Shares of the energy of each band, part by part, as the ear weighs them: how it sounds and goes on. */
  print: number[];
};

/** Hann. */
const SHAPE = Float64Array.from(
  { length: WINDOW },
  (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / WINDOW),
);

/** Fourier's transform in place, of a length that is a power of two. */
function transform(re: Float64Array, im: Float64Array): void {
  const size = re.length;
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1;
    for (; (j & bit) !== 0; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) [re[i], re[j]] = [re[j] ?? 0, re[i] ?? 0];
  }
  for (let half = 1; half < size; half *= 2) {
    for (let k = 0; k < half; k++) {
      const cos = Math.cos((Math.PI * k) / half);
      const sin = -Math.sin((Math.PI * k) / half);
      for (let a = k; a < size; a += 2 * half) {
        const b = a + half;
        const x = (re[b] ?? 0) * cos - (im[b] ?? 0) * sin;
        const y = (re[b] ?? 0) * sin + (im[b] ?? 0) * cos;
        re[b] = (re[a] ?? 0) - x;
        im[b] = (im[a] ?? 0) - y;
        re[a] = (re[a] ?? 0) + x;
        im[a] = (im[a] ?? 0) + y;
      }
    }
  }
}

/** The band of each bin of a transform: of the middles the nearest, as ears count. */
const BAND_OF_BIN = Array.from({ length: WINDOW / 2 }, (_, bin) => {
  const hz = Math.max(1, (bin * SAMPLE_RATE) / WINDOW);
  const far = BANDS.map((middle) => Math.abs(Math.log(hz / middle)));
  return far.indexOf(Math.min(...far));
});

/** Energy of each band in a piece of a sound. */
function bandsAt(samples: Float32Array, from: number): number[] {
  const re = SHAPE.map((shape, i) => shape * (samples[from + i] ?? 0));
  const im = new Float64Array(WINDOW);
  transform(re, im);
  const bands: number[] = new Array(BANDS.length).fill(0);
  for (let bin = 1; bin < WINDOW / 2; bin++) {
    const band = BAND_OF_BIN[bin] ?? 0;
    bands[band] = (bands[band] ?? 0) + (re[bin] ?? 0) ** 2 + (im[bin] ?? 0) ** 2;
  }
  return bands;
}

/** How the ear weighs a frequency, as a factor of energy: curve A. */
function earAt(hz: number): number {
  const f = hz * hz;
  const curve =
    (12_194 ** 2 * f * f) /
    ((f + 20.6 ** 2) * Math.sqrt((f + 107.7 ** 2) * (f + 737.9 ** 2)) * (f + 12_194 ** 2));
  return (curve * 1.259) ** 2;
}

export function measure(samples: Float32Array): Measures {
  const count = BANDS.length;
  const print: number[] = new Array(count * (PARTS.length + 1)).fill(0);
  const sums: number[] = new Array(count).fill(0);
  let loudest = 0;
  for (let from = -WINDOW / 2; from < samples.length; from += STEP) {
    const late = PARTS.findIndex((end) => (from + WINDOW / 2) / SAMPLE_RATE < end);
    const part = late < 0 ? PARTS.length : late;
    let heard = 0;
    bandsAt(samples, from).forEach((plain, band) => {
      const energy = plain * earAt(BANDS[band] ?? 0);
      heard += energy;
      sums[band] = (sums[band] ?? 0) + energy;
      print[part * count + band] = (print[part * count + band] ?? 0) + energy;
    });
    loudest = Math.max(loudest, heard);
  }
  const all = sums.reduce((sum, energy) => sum + energy, 0);
  const length = Math.sqrt(print.reduce((sum, energy) => sum + energy, 0));
  const logs = sums.reduce((sum, energy, band) => sum + energy * Math.log2(BANDS[band] ?? 1), 0);
  return {
    peak: samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0),
    loudest: 10 * Math.log10(loudest / FULL),
    seconds: samples.length / SAMPLE_RATE,
    offset: samples.reduce((sum, sample) => sum + sample, 0) / samples.length,
    finite: samples.every((sample) => Number.isFinite(sample)),
    step: samples.reduce((most, sample, i) => Math.max(most, Math.abs(sample - (samples[i - 1] ?? 0))), 0),
    middle: 2 ** (logs / all),
    shrill: sums.reduce((sum, energy, band) => sum + ((BANDS[band] ?? 0) >= 4000 ? energy : 0), 0) / all,
    print: print.map((energy) => Math.sqrt(energy) / length),
  };
}

/** 0: the same; 1: nothing in common. */
export function difference(a: Measures, b: Measures): number {
  return 1 - a.print.reduce((sum, share, i) => sum + share * (b.print[i] ?? 0), 0);
}
