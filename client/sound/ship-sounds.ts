/** Sounds of ships: shots, hits, shields, deaths. Soft tones that fall: what is heard often is short and not high. */
import type { Recipe } from './recipe.ts';

const ONCE = [1];
const FEW = [1, 0.95, 1.05];

export const SHIP_SOUNDS = {
  bolt: {
    peak: 0.32,
    pitches: FEW,
    tones: [
      { shape: 'triangle', hz: 1100, toHz: 330, release: 0.13, damp: 14, below: 3200 },
      { shape: 'sine', hz: 330, toHz: 150, release: 0.1, damp: 14, gain: 0.3 },
    ],
  },
  boltOther: {
    peak: 0.38,
    pitches: FEW,
    tones: [
      { shape: 'triangle', hz: 620, toHz: 230, release: 0.12, damp: 14, below: 1500 },
      { shape: 'sine', hz: 210, toHz: 110, release: 0.1, damp: 14, gain: 0.3 },
    ],
  },
  boltStrong: {
    peak: 0.5,
    pitches: FEW,
    tones: [
      { shape: 'saw', hz: 520, toHz: 165, release: 0.22, damp: 9, below: 2200 },
      { shape: 'triangle', hz: 1560, toHz: 495, at: 0.02, release: 0.2, damp: 11, gain: 0.4, below: 3400 },
      { shape: 'sine', hz: 165, toHz: 70, release: 0.2, damp: 9, gain: 0.4 },
    ],
  },
  rail: {
    peak: 0.7,
    pitches: FEW,
    tones: [
      { shape: 'saw', hz: 1500, toHz: 200, release: 0.34, damp: 7, below: 2600 },
      { shape: 'sine', hz: 1500, hiss: 7, release: 0.2, damp: 18, gain: 0.3, below: 3400 },
      { shape: 'sine', hz: 130, toHz: 45, release: 0.45, damp: 6, gain: 0.6 },
    ],
  },
  hitGiven: {
    peak: 0.48,
    pitches: [1, 1.06, 0.97],
    ducks: true,
    tones: [
      { shape: 'triangle', hz: 1175, release: 0.05, damp: 40 },
      { shape: 'triangle', hz: 1760, at: 0.03, release: 0.08, damp: 34, gain: 0.8 },
    ],
  },
  hitTaken: {
    peak: 0.75,
    pitches: FEW,
    tones: [
      { shape: 'sine', hz: 230, toHz: 80, release: 0.2, damp: 9 },
      { shape: 'saw', hz: 165, toHz: 110, release: 0.18, damp: 9, gain: 0.7, below: 800 },
      { shape: 'sine', hz: 500, hiss: 8, release: 0.09, damp: 20, gain: 0.7, below: 1000 },
    ],
  },
  impact: {
    peak: 0.26,
    pitches: FEW,
    tones: [
      { shape: 'sine', hz: 700, hiss: 8, release: 0.07, damp: 26, below: 1500 },
      { shape: 'triangle', hz: 440, toHz: 220, release: 0.06, damp: 24, gain: 0.5 },
    ],
  },
  shieldHit: {
    peak: 0.42,
    pitches: FEW,
    tones: [
      { shape: 'sine', hz: 831, release: 0.3, damp: 11 },
      { shape: 'sine', hz: 1397, release: 0.26, damp: 13, gain: 0.6 },
      { shape: 'sine', hz: 2290, release: 0.16, damp: 20, gain: 0.35 },
    ],
  },
  shieldBroke: {
    peak: 0.5,
    pitches: ONCE,
    tones: [
      { shape: 'sine', hz: 2290, release: 0.14, damp: 18, gain: 0.6 },
      { shape: 'sine', hz: 1397, at: 0.05, release: 0.18, damp: 14, gain: 0.8 },
      { shape: 'triangle', hz: 831, toHz: 415, at: 0.1, release: 0.36, damp: 6 },
      { shape: 'sine', hz: 2500, hiss: 8, release: 0.28, damp: 12, gain: 0.35, above: 1500 },
    ],
  },
  lowHull: {
    peak: 0.25,
    pitches: ONCE,
    tones: [
      { shape: 'sine', hz: 330, attack: 0.03, hold: 0.04, release: 0.12, damp: 4 },
      { shape: 'sine', hz: 262, at: 0.18, attack: 0.03, hold: 0.04, release: 0.2, damp: 4 },
    ],
  },
  deathOwn: {
    peak: 0.75,
    pitches: ONCE,
    ducks: true,
    tones: [
      { shape: 'saw', hz: 587, toHz: 55, release: 0.95, damp: 2.5, below: 1600 },
      { shape: 'sine', hz: 110, toHz: 36, release: 0.9, damp: 3, gain: 0.6 },
      { shape: 'sine', hz: 700, hiss: 9, release: 0.6, damp: 6, gain: 0.6, below: 2400 },
    ],
  },
  deathOther: {
    peak: 0.65,
    pitches: FEW,
    tones: [
      { shape: 'sine', hz: 800, hiss: 9, release: 0.5, damp: 7, below: 1700 },
      { shape: 'triangle', hz: 294, toHz: 73, release: 0.3, damp: 7, gain: 0.4 },
      { shape: 'sine', hz: 120, toHz: 45, release: 0.45, damp: 5, gain: 0.5 },
    ],
  },
  killed: {
    peak: 0.45,
    pitches: ONCE,
    ducks: true,
    tones: [
      { shape: 'triangle', hz: 659, release: 0.12, damp: 16 },
      { shape: 'triangle', hz: 880, at: 0.07, release: 0.14, damp: 14 },
      { shape: 'triangle', hz: 1319, at: 0.14, release: 0.32, damp: 9 },
    ],
  },
  dash: {
    peak: 0.42,
    pitches: FEW,
    tones: [
      { shape: 'sine', hz: 800, hiss: 4, attack: 0.07, release: 0.19, damp: 5, above: 600 },
      { shape: 'sine', hz: 175, toHz: 520, attack: 0.05, release: 0.18, damp: 4, gain: 0.35 },
    ],
  },
  spawned: {
    peak: 0.4,
    pitches: ONCE,
    tones: [
      { shape: 'sine', hz: 220, toHz: 659, attack: 0.16, release: 0.26, damp: 2 },
      { shape: 'triangle', hz: 440, toHz: 1319, attack: 0.2, release: 0.22, gain: 0.35, below: 2400 },
    ],
  },
} as const satisfies Record<string, Recipe>;
