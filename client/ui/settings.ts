/** What a pilot chose, kept between visits. Whatever storage holds is checked field by field. */
import { type Bindings, DEFAULT_BINDINGS, readBindings } from '../input/bindings.ts';
import type { KeyValue } from '../net/key-value.ts';
import type { NetworkConditions } from '../net/network-simulator.ts';
import { isLanguage, type Language } from './strings.ts';

export type Motion = 'system' | 'full' | 'reduced';

export type TouchLayout = {
  /** The aiming stick and the buttons stand on the left. */
  leftHanded: boolean;
  /** Of sticks and buttons, 1 as designed. */
  size: number;
};

export type Settings = {
  name: string;
  /** 0 to 1. */
  volume: number;
  muted: boolean;
  /** `auto`: what the browser asks for. */
  language: Language | 'auto';
  /** Of all text, and of what is measured by it; 1 as the browser has it. */
  textScale: number;
  bindings: Bindings;
  /** For sticks only. */
  aimAssist: boolean;
  touchLayout: TouchLayout;
  /** Share of a gamepad's stick, from its middle, that counts for nothing. */
  deadZone: number;
  /** 0 to 1. */
  shake: number;
  motion: Motion;
  nameTags: boolean;
  /** Show the keys in the arena until each was used once. */
  firstSteps: boolean;
  netOverlay: boolean;
  truthOverlay: boolean;
  simulate: NetworkConditions;
};

export const LIMITS = {
  roundTripMs: 500,
  jitterMs: 200,
  stall: 0.5,
  textScale: [0.85, 1.5],
  touchSize: [0.8, 1.3],
  deadZone: [0.05, 0.4],
} as const;

export const DEFAULT_SETTINGS: Readonly<Settings> = {
  name: '',
  volume: 0.7,
  muted: false,
  language: 'auto',
  textScale: 1,
  bindings: DEFAULT_BINDINGS,
  aimAssist: true,
  touchLayout: { leftHanded: false, size: 1 },
  deadZone: 0.15,
  shake: 0.7,
  motion: 'system',
  nameTags: true,
  firstSteps: true,
  netOverlay: false,
  truthOverlay: false,
  simulate: { roundTripMs: 0, jitterMs: 0, stall: 0 },
};

const KEY = 'settings';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const flag = (value: unknown, otherwise: boolean) => (typeof value === 'boolean' ? value : otherwise);

/** A number within 0 and most, or what stands in for it. */
export function within(value: unknown, most: number, otherwise: number): number {
  return between(value, [0, most], otherwise);
}

function between(value: unknown, [least, most]: readonly [number, number], otherwise: number): number {
  const isNumber = typeof value === 'number' && Number.isFinite(value);
  return isNumber ? Math.min(Math.max(value, least), most) : otherwise;
}

function readLanguage(value: unknown): Language | 'auto' {
  return typeof value === 'string' && isLanguage(value) ? value : 'auto';
}

function readTouchLayout(value: unknown): TouchLayout {
  const given = isRecord(value) ? value : {};
  const { leftHanded, size } = DEFAULT_SETTINGS.touchLayout;
  return {
    leftHanded: flag(given.leftHanded, leftHanded),
    size: between(given.size, LIMITS.touchSize, size),
  };
}

export function readConditions(value: unknown): NetworkConditions {
  const given = isRecord(value) ? value : {};
  return {
    roundTripMs: within(given.roundTripMs, LIMITS.roundTripMs, 0),
    jitterMs: within(given.jitterMs, LIMITS.jitterMs, 0),
    stall: within(given.stall, LIMITS.stall, 0),
  };
}

function parse(text: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

export function loadSettings(storage: KeyValue): Settings {
  const kept = parse(storage.get(KEY));
  return {
    name: typeof kept.name === 'string' ? kept.name : DEFAULT_SETTINGS.name,
    volume: within(kept.volume, 1, DEFAULT_SETTINGS.volume),
    muted: flag(kept.muted, DEFAULT_SETTINGS.muted),
    language: readLanguage(kept.language),
    textScale: between(kept.textScale, LIMITS.textScale, DEFAULT_SETTINGS.textScale),
    bindings: readBindings(kept.bindings),
    aimAssist: flag(kept.aimAssist, DEFAULT_SETTINGS.aimAssist),
    touchLayout: readTouchLayout(kept.touchLayout),
    deadZone: between(kept.deadZone, LIMITS.deadZone, DEFAULT_SETTINGS.deadZone),
    shake: within(kept.shake, 1, DEFAULT_SETTINGS.shake),
    motion: kept.motion === 'full' || kept.motion === 'reduced' ? kept.motion : 'system',
    nameTags: flag(kept.nameTags, DEFAULT_SETTINGS.nameTags),
    firstSteps: flag(kept.firstSteps, DEFAULT_SETTINGS.firstSteps),
    netOverlay: flag(kept.netOverlay, DEFAULT_SETTINGS.netOverlay),
    truthOverlay: flag(kept.truthOverlay, DEFAULT_SETTINGS.truthOverlay),
    simulate: readConditions(kept.simulate),
  };
}

/** The settings as they are to be kept: what the address overrode is kept as it was before, unless it was changed since. */
export function settingsToKeep(
  now: Readonly<Settings>,
  before: Readonly<Settings>,
  overridden: Readonly<Settings>,
): Settings {
  const kept = { ...now, simulate: { ...now.simulate } };
  if (now.netOverlay === overridden.netOverlay) kept.netOverlay = before.netOverlay;
  if (now.truthOverlay === overridden.truthOverlay) kept.truthOverlay = before.truthOverlay;
  for (const field of ['roundTripMs', 'jitterMs', 'stall'] as const) {
    if (now.simulate[field] === overridden.simulate[field]) kept.simulate[field] = before.simulate[field];
  }
  return kept;
}

export function saveSettings(storage: KeyValue, settings: Settings): void {
  storage.set(KEY, JSON.stringify(settings));
}

/** Kept, as it stays true to what the browser asks for: to ask anew in each frame costs half a millisecond. */
let lessMotion: MediaQueryList | undefined;

export function movesLess(settings: Settings): boolean {
  if (settings.motion !== 'system') return settings.motion === 'reduced';
  lessMotion ??= window.matchMedia('(prefers-reduced-motion: reduce)');
  return lessMotion.matches;
}
