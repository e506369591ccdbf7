/** What a pilot chose, kept between visits. Whatever storage holds is checked field by field. */
import type { KeyValue } from '../net/key-value.ts';
import type { NetworkConditions } from '../net/network-simulator.ts';

export type Motion = 'system' | 'full' | 'reduced';

export type Settings = {
  name: string;
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

export const LIMITS = { roundTripMs: 500, jitterMs: 200, stall: 0.5 } as const;

export const DEFAULT_SETTINGS: Readonly<Settings> = {
  name: '',
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
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(Math.max(value, 0), most) : otherwise;
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

export function movesLess(settings: Settings): boolean {
  if (settings.motion !== 'system') return settings.motion === 'reduced';
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
