/** Reads the values of command-line flags, and says what is wrong with them in words. */
import type { ModeName } from '../../sim/modes/mode.ts';
import { isModeName, MODE_NAMES } from '../../sim/modes/modes.ts';
import { readServers } from '../net/servers.ts';

export class FlagError extends Error {}

export function readNumber(flag: string, text: string, low: number, high: number): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < low || value > high) {
    throw new FlagError(`--${flag} must be a number from ${low} to ${high}, not "${text}"`);
  }
  return value;
}

export function readCount(flag: string, text: string, low: number, high: number): number {
  const value = readNumber(flag, text, low, high);
  if (!Number.isInteger(value)) throw new FlagError(`--${flag} must be a whole number, not "${text}"`);
  return value;
}

export type SkillRange = { from: number; to: number };

/** Skills with commas between, one for each bot in turn: `0.9,0.3`. Undefined when it is no such list. */
export function readSkillList(text: string): number[] | undefined {
  if (!text.includes(',')) return undefined;
  return text.split(',').map((one) => readNumber('skill', one, 0, 1));
}

export function readMode(text: string): ModeName {
  if (!isModeName(text)) throw new FlagError(`--mode must be one of ${MODE_NAMES.join(', ')}, not "${text}"`);
  return text;
}

/** A skill, or two with a dash between: `0.6`, `0.2-0.9`. */
export function readSkill(text: string): SkillRange {
  const [first = '', second = first, ...rest] = text.split('-');
  if (rest.length > 0)
    throw new FlagError(`--skill must be a number or a range such as 0.2-0.9, not "${text}"`);
  const from = readNumber('skill', first, 0, 1);
  const to = readNumber('skill', second, 0, 1);
  if (from > to) throw new FlagError(`--skill must rise, as in 0.2-0.9, not "${text}"`);
  return { from, to };
}

/** Addresses with commas between. */
export function readOrigins(text: string): string[] {
  const origins = readServers(text);
  if (origins !== undefined) return origins;
  throw new FlagError(`--url must be an address such as http://127.0.0.1:2567, or up to 8, not "${text}"`);
}

/** Runs `read`; a wrong flag ends the process with its sentence. */
export function readOrExit<T>(help: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const isUsage = error instanceof FlagError || (error instanceof TypeError && 'code' in error);
    if (!isUsage) throw error;
    process.stderr.write(`${error.message}\n\n${help}`);
    process.exit(2);
  }
}
