/** A sound as its recipe says, mixed from its tones into samples: nothing is fetched, all is made in the page. */
import { type BuildSamples, buildTone, lengthOf, SAMPLE_RATE, type Tone } from './tone.ts';

export type Recipe = {
  tones: readonly Tone[];
  /** Of the loudest sample, 0 to 1: how loud it is beside the others. */
  peak: number;
  /** Factors in which it is played in turn, so that what repeats does not tire. */
  pitches: readonly number[];
  /** Others are turned down under it for a moment. */
  ducks?: boolean;
};

/** Seconds in which the beginning and the end come from and go to silence: no clicks. */
const EDGE = 0.003;
/** What is left of an offset from sample to sample: a high-pass at about 25 Hz. */
const LEAK = 0.9965;

export function secondsOf(recipe: Recipe): number {
  return recipe.tones.reduce((longest, tone) => Math.max(longest, (tone.at ?? 0) + lengthOf(tone)), 0);
}

function mixIn(samples: Float32Array, part: readonly number[], from: number): void {
  const most = Math.min(part.length, samples.length - from);
  for (let i = 0; i < most; i++) samples[from + i] = (samples[from + i] ?? 0) + (part[i] ?? 0);
}

function removeOffset(samples: Float32Array): void {
  let before = 0;
  let kept = 0;
  for (let i = 0; i < samples.length; i++) {
    const sample = samples[i] ?? 0;
    kept = sample - before + LEAK * kept;
    before = sample;
    samples[i] = kept;
  }
}

function fadeEdges(samples: Float32Array): void {
  const edge = Math.min(Math.round(EDGE * SAMPLE_RATE), samples.length >> 1);
  const last = samples.length - 1;
  for (let i = 0; i < edge; i++) {
    samples[i] = ((samples[i] ?? 0) * i) / edge;
    samples[last - i] = ((samples[last - i] ?? 0) * i) / edge;
  }
}

function scaleTo(samples: Float32Array, peak: number): void {
  let loudest = 0;
  for (const sample of samples) loudest = Math.max(loudest, Math.abs(sample));
  if (loudest === 0) return;
  for (let i = 0; i < samples.length; i++) samples[i] = ((samples[i] ?? 0) * peak) / loudest;
}

/** Makes a sound a tone at a time: a whole one in one go could cost a frame. */
export function* renderSound(
  build: BuildSamples,
  recipe: Recipe,
): Generator<undefined, Float32Array<ArrayBuffer>> {
  const samples = new Float32Array(Math.ceil(secondsOf(recipe) * SAMPLE_RATE));
  for (const tone of recipe.tones) {
    mixIn(samples, buildTone(build, tone), Math.round((tone.at ?? 0) * SAMPLE_RATE));
    yield;
  }
  removeOffset(samples);
  fadeEdges(samples);
  scaleTo(samples, recipe.peak);
  return samples;
}
