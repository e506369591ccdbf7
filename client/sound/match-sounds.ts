/** Sounds of the match around the ships: pickups, beacons, the clock, what is far away, buttons. One scale: C D E G A. */
import type { Recipe } from './recipe.ts';

const ONCE = [1];

export const MATCH_SOUNDS = {
  tookRepair: {
    peak: 0.34,
    pitches: ONCE,
    tones: [
      { shape: 'sine', hz: 523, attack: 0.01, release: 0.14, damp: 8 },
      { shape: 'sine', hz: 659, at: 0.08, attack: 0.01, release: 0.14, damp: 8 },
      { shape: 'sine', hz: 784, at: 0.16, attack: 0.01, release: 0.24, damp: 7 },
    ],
  },
  tookShield: {
    peak: 0.4,
    pitches: ONCE,
    tones: [
      { shape: 'sine', hz: 415, toHz: 831, attack: 0.04, release: 0.16 },
      { shape: 'sine', hz: 831, at: 0.14, release: 0.34, damp: 8 },
      { shape: 'sine', hz: 1397, at: 0.14, release: 0.3, damp: 9, gain: 0.5 },
    ],
  },
  tookOvercharge: {
    peak: 0.5,
    pitches: ONCE,
    tones: [
      { shape: 'saw', hz: 220, toHz: 880, attack: 0.02, hold: 0.12, release: 0.2, below: 2400 },
      { shape: 'triangle', hz: 1760, at: 0.24, release: 0.22, damp: 12, gain: 0.5 },
    ],
  },
  beaconMine: {
    peak: 0.42,
    pitches: ONCE,
    tones: [
      { shape: 'triangle', hz: 523, release: 0.24, damp: 8, below: 2400 },
      { shape: 'triangle', hz: 784, at: 0.1, release: 0.26, damp: 7, below: 2400 },
      { shape: 'triangle', hz: 1047, at: 0.2, release: 0.42, damp: 5, below: 2400 },
      { shape: 'sine', hz: 262, release: 0.5, damp: 4, gain: 0.6 },
    ],
  },
  beaconTheirs: {
    peak: 0.5,
    pitches: ONCE,
    tones: [
      { shape: 'saw', hz: 392, release: 0.26, damp: 7, below: 1500 },
      { shape: 'saw', hz: 311, at: 0.16, release: 0.46, damp: 5, below: 1300 },
      { shape: 'sine', hz: 156, at: 0.16, release: 0.46, damp: 4, gain: 0.4 },
    ],
  },
  beaconLost: {
    peak: 0.36,
    pitches: ONCE,
    tones: [{ shape: 'triangle', hz: 523, toHz: 262, attack: 0.02, release: 0.42, damp: 3, below: 1500 }],
  },
  warmupTick: {
    peak: 0.3,
    pitches: ONCE,
    tones: [{ shape: 'sine', hz: 784, attack: 0.012, release: 0.18, damp: 12 }],
  },
  lastTick: {
    peak: 0.45,
    pitches: ONCE,
    tones: [
      { shape: 'triangle', hz: 1047, release: 0.08, damp: 30 },
      { shape: 'sine', hz: 523, release: 0.09, damp: 26, gain: 0.8 },
    ],
  },
  roundBegan: {
    peak: 0.55,
    pitches: ONCE,
    tones: [
      { shape: 'triangle', hz: 587, release: 0.6, damp: 6, below: 2600 },
      { shape: 'triangle', hz: 880, release: 0.6, damp: 6, gain: 0.8, below: 2600 },
      { shape: 'triangle', hz: 1175, release: 0.6, damp: 7, gain: 0.5 },
      { shape: 'sine', hz: 294, release: 0.5, damp: 5, gain: 0.5 },
    ],
  },
  roundWon: {
    peak: 0.45,
    pitches: ONCE,
    tones: [
      { shape: 'triangle', hz: 523, release: 0.3, damp: 7, below: 2600 },
      { shape: 'triangle', hz: 659, at: 0.12, release: 0.3, damp: 7, below: 2600 },
      { shape: 'triangle', hz: 784, at: 0.24, release: 0.3, damp: 7, below: 2600 },
      { shape: 'triangle', hz: 1047, at: 0.36, release: 0.8, damp: 4, below: 2600 },
      { shape: 'sine', hz: 262, at: 0.36, release: 0.8, damp: 3, gain: 0.7 },
    ],
  },
  roundLost: {
    peak: 0.5,
    pitches: ONCE,
    tones: [
      { shape: 'triangle', hz: 440, release: 0.3, damp: 6, below: 1400 },
      { shape: 'triangle', hz: 392, at: 0.18, release: 0.3, damp: 6, below: 1400 },
      { shape: 'triangle', hz: 262, at: 0.36, release: 0.7, damp: 4, below: 1200 },
      { shape: 'sine', hz: 131, at: 0.36, release: 0.7, damp: 3, gain: 0.7 },
    ],
  },
  click: {
    peak: 0.2,
    pitches: ONCE,
    tones: [{ shape: 'triangle', hz: 1480, toHz: 1110, release: 0.03, damp: 60 }],
  },
  heard: {
    peak: 0.36,
    pitches: [1, 0.94, 1.06],
    tones: [
      { shape: 'sine', hz: 150, toHz: 80, attack: 0.02, release: 0.2, damp: 7, gain: 0.6 },
      { shape: 'sine', hz: 350, hiss: 8, attack: 0.02, release: 0.16, damp: 10, below: 360 },
    ],
  },
  rumble: {
    peak: 0.35,
    pitches: [1, 0.92],
    tones: [
      { shape: 'sine', hz: 220, hiss: 9, attack: 0.08, release: 0.7, damp: 4, below: 300 },
      { shape: 'sine', hz: 80, toHz: 40, attack: 0.06, release: 0.7, damp: 3, gain: 0.8 },
    ],
  },
} as const satisfies Record<string, Recipe>;
