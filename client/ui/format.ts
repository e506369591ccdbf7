/** Numbers and names as people read them. */
import { isModeName } from '../../sim/modes/modes.ts';
import { strings } from './strings.ts';

/** Whole seconds up, so that 0:00 means over: 61 000 is 1:01. */
export function clockOf(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export function bytesOf(bytes: number): string {
  if (bytes < 1000) return `${Math.round(bytes)} B`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

export function millisOf(ms: number): string {
  return `${Math.round(ms)} ms`;
}

/** A distance in units. */
export function unitsOf(units: number): string {
  return units === 0 ? '0 u' : `${units.toFixed(units < 10 ? 2 : 1)} u`;
}

export function secondsOf(ms: number): string {
  return (Math.max(0, ms) / 1000).toFixed(1);
}

export function percentOf(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** A map's name for people: 'old-foundry' is 'Old foundry'. */
export function titleOf(name: string): string {
  const words = name.replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What is played in a room, and whether it counts. */
export function matchTitle({ mode, ranked }: { mode: string; ranked?: boolean }): string {
  return ranked ? `${modeTitle(mode)} (${strings.ranked.mark})` : modeTitle(mode);
}

export const modeTitle = (mode: string) => (isModeName(mode) ? strings.modes[mode].title : titleOf(mode));

/** Keeps a name that is written from right to left from turning its sentence around. */
export const isolated = (name: string) => `\u2068${name}\u2069`;
