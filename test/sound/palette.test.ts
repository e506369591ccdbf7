import { beforeAll, expect, test } from 'vitest';
import { PALETTE, SOUND_NAMES, type SoundName } from '../../client/sound/palette.ts';
import { renderSound, secondsOf } from '../../client/sound/recipe.ts';
import type { BuildSamples } from '../../client/sound/tone.ts';
import { difference, type Measures, measure } from './measure.ts';
import { loadZzfx } from './zzfx-build.ts';

const measures = new Map<SoundName, Measures>();
const of = (name: SoundName): Measures => {
  const found = measures.get(name);
  if (found === undefined) throw new Error(`${name} was not rendered`);
  return found;
};

function samplesOf(name: SoundName, build: BuildSamples): Float32Array {
  const steps = renderSound(build, PALETTE[name]);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

beforeAll(async () => {
  const build = await loadZzfx();
  for (const name of SOUND_NAMES) measures.set(name, measure(samplesOf(name, build)));
});

test.each(SOUND_NAMES)(
  '%s is whole: of its length and peak, without a click, an offset or a shrill edge',
  (name) => {
    const { finite, peak, seconds, offset, shrill } = of(name);
    expect(finite).toBe(true);
    expect(peak).toBeCloseTo(PALETTE[name].peak, 3);
    expect(peak).toBeLessThan(0.95);
    expect(seconds).toBeCloseTo(secondsOf(PALETTE[name]), 3);
    expect(seconds).toBeLessThan(1.25);
    expect(Math.abs(offset)).toBeLessThan(0.003);
    expect(shrill).toBeLessThan(0.06);
  },
);

test('what is heard all the time is short', () => {
  for (const name of ['bolt', 'boltOther', 'impact', 'hitGiven', 'click'] as const)
    expect(of(name).seconds, name).toBeLessThan(0.15);
});

test('no sound is much louder to the ear than the rest, and what is far or often is quieter', () => {
  for (const name of SOUND_NAMES) {
    expect(of(name).loudest, name).toBeGreaterThan(-26);
    expect(of(name).loudest, name).toBeLessThan(-9);
  }
  expect(of('bolt').loudest).toBeLessThan(of('hitGiven').loudest);
  expect(of('bolt').loudest).toBeLessThan(of('rail').loudest);
  expect(of('impact').loudest).toBeLessThan(of('hitTaken').loudest);
  for (const quiet of ['heard', 'rumble', 'click'] as const)
    expect(of(quiet).loudest, quiet).toBeLessThan(of('boltOther').loudest);
});

test('with closed eyes each sound is told from every other', () => {
  SOUND_NAMES.forEach((name, i) => {
    for (const other of SOUND_NAMES.slice(0, i))
      expect(difference(of(name), of(other)), `${name} and ${other}`).toBeGreaterThan(0.1);
  });
});
