import { expect, test } from 'vitest';
import { CATEGORIES, CATEGORY_NAMES, type Category, MOST_VOICES } from '../../client/sound/mix.ts';
import { Mixer, SLOTS } from '../../client/sound/mixer.ts';
import { PALETTE, SOUND_NAMES } from '../../client/sound/palette.ts';
import { HERE } from '../../client/sound/place.ts';
import { secondsOf } from '../../client/sound/recipe.ts';
import { nextBelow, nextRandom, type RandomStream } from '../../sim/random.ts';
import { RecordingOutput } from './recording-output.ts';

/** Keeps count of what sounds, by what the output was asked for alone. */
class Listener {
  readonly output = new RecordingOutput();
  private readonly slots = new Map<
    number,
    { from: number; until: number; loudness: number; weight: number }
  >();

  /** To be called after each sound that was played. */
  listen(now: number): void {
    for (const slot of this.output.stopped.splice(0)) this.slots.delete(slot);
    for (const { slot, gain, rate, sound } of this.output.started.splice(0)) {
      const weight = PALETTE[sound].peak * CATEGORIES[SLOTS[slot] ?? 'ui'].gain;
      const until = now + (secondsOf(PALETTE[sound]) * 1000) / rate;
      this.slots.set(slot, { from: now, until, loudness: gain * weight, weight });
    }
    for (const { slot, gain } of this.output.adjusted.splice(0)) {
      const voice = this.slots.get(slot);
      if (voice !== undefined) voice.loudness = gain * voice.weight;
    }
  }

  /** Voices of a category at a moment, and what their loudness adds up to. */
  heard(category: Category, now: number): { voices: number; loudness: number } {
    let [voices, loudness] = [0, 0];
    for (const [slot, voice] of this.slots) {
      if (SLOTS[slot] !== category || voice.until <= now) continue;
      voices += 1;
      loudness += (voice.loudness * (voice.until - now)) / (voice.until - voice.from);
    }
    return { voices, loudness };
  }
}

test('R14: a hundred shots in a tenth of a second are few voices, and not louder than a few', () => {
  const listener = new Listener();
  const mixer = new Mixer(listener.output);
  let [voices, loudness] = [0, 0];
  for (let shot = 0; shot < 100; shot++) {
    mixer.play(shot, 'boltOther', 'others', { gain: 1 - shot / 200, pan: (shot % 3) - 1, cutoff: 9000 });
    listener.listen(shot);
    const heard = listener.heard('others', shot);
    voices = Math.max(voices, heard.voices);
    loudness = Math.max(loudness, heard.loudness);
  }
  expect(voices).toBeGreaterThan(1);
  expect(voices).toBeLessThanOrEqual(4);
  expect(loudness).toBeLessThanOrEqual(CATEGORIES.others.most);
});

test('R14: whatever is played, each category keeps its voices and its loudness, and all together theirs', () => {
  const seed = 4151;
  const chance: RandomStream = { random: seed };
  const listener = new Listener();
  const mixer = new Mixer(listener.output);
  let [now, mostAtOnce] = [0, 0];
  for (let i = 0; i < 4000; i++) {
    now += nextRandom(chance) * 12;
    const sound = SOUND_NAMES[nextBelow(chance, SOUND_NAMES.length)] ?? 'bolt';
    const category = CATEGORY_NAMES[nextBelow(chance, CATEGORY_NAMES.length)] ?? 'own';
    mixer.play(now, sound, category, { gain: nextRandom(chance) ** 3, pan: 0, cutoff: 9000 });
    listener.listen(now);
    let all = 0;
    for (const name of CATEGORY_NAMES) {
      const { voices, loudness } = listener.heard(name, now);
      expect(voices, `seed ${seed}`).toBeLessThanOrEqual(CATEGORIES[name].voices);
      expect(loudness, `seed ${seed}`).toBeLessThanOrEqual(CATEGORIES[name].most);
      all += voices;
    }
    expect(all, `seed ${seed}`).toBeLessThanOrEqual(MOST_VOICES);
    mostAtOnce = Math.max(mostAtOnce, all);
  }
  expect(mostAtOnce).toBe(MOST_VOICES);
});

test('the same sound within a moment is one louder voice, between both places', () => {
  const output = new RecordingOutput();
  const mixer = new Mixer(output);
  mixer.play(0, 'boltOther', 'others', { gain: 0.5, pan: -0.6, cutoff: 9000 });
  mixer.play(20, 'boltOther', 'others', { gain: 0.5, pan: 0.6, cutoff: 9000 });
  expect(output.take()).toEqual(['boltOther']);
  const [joined] = output.adjusted;
  expect(joined?.gain).toBeGreaterThan(0.5);
  expect(joined?.gain).toBeLessThan(1);
  expect(joined?.pan).toBeCloseTo(0);
  mixer.play(60, 'boltOther', 'others', { gain: 0.5, pan: 0.6, cutoff: 9000 });
  expect(output.take()).toEqual(['boltOther']);
});

test('when a category is full its quietest voice makes room, and what is quieter still is left out', () => {
  const output = new RecordingOutput();
  const mixer = new Mixer(output);
  const faint = (gain: number) => ({ ...HERE, gain });
  const names = SOUND_NAMES.slice(0, CATEGORIES.world.voices);
  names.forEach((name, i) => {
    mixer.play(i, name, 'world', faint(i === 3 ? 0.02 : 0.12));
  });
  const [, , , quietest] = output.started;
  expect(output.take()).toEqual(names);
  mixer.play(10, 'warmupTick', 'world', faint(0.016));
  expect(output.take()).toEqual([]);
  mixer.play(10, 'roundWon', 'world', faint(0.3));
  expect(output.stopped).toEqual([quietest?.slot]);
  expect(output.started.map(({ slot }) => slot)).toEqual([quietest?.slot]);
});

test('what repeats is played in turn at other pitches', () => {
  const output = new RecordingOutput();
  const mixer = new Mixer(output);
  for (let i = 0; i < 4; i++) mixer.play(i * 500, 'bolt', 'own');
  const rates = output.started.map(({ rate }) => rate);
  expect(new Set(rates.slice(0, 3)).size).toBe(3);
  expect(rates[3]).toBe(rates[0]);
});

test("under the own hit the others' sounds are turned down", () => {
  const output = new RecordingOutput();
  const mixer = new Mixer(output);
  mixer.play(0, 'bolt', 'own');
  expect(output.ducked).toEqual([]);
  mixer.play(0, 'hitGiven', 'own');
  expect(output.ducked).toEqual(['others']);
});

test('all voices end at once when they are told to', () => {
  const output = new RecordingOutput();
  const mixer = new Mixer(output);
  mixer.play(0, 'roundWon', 'world');
  mixer.play(0, 'bolt', 'own');
  mixer.stopAll(10);
  expect(output.stopped.length).toBe(2);
  mixer.stopAll(20);
  expect(output.stopped.length).toBe(2);
});
