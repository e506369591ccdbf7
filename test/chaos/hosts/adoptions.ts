/** What hosts say of the rooms that they took over, read from their logs. */
import { z } from 'zod';

const adoptionShape = z.object({
  msg: z.literal('a match was adopted'),
  room: z.string(),
  epoch: z.number(),
  tick: z.number(),
  hash: z.union([z.string(), z.number()]),
  writtenHash: z.union([z.string(), z.number()]),
});

export type Adoption = {
  /** Name of the member that said so, and when it was heard; monotonic milliseconds. */
  member: string;
  at: number;
  room: string;
  epoch: number;
  /** Of the world as it was restored. */
  tick: number;
  isExact: boolean;
};

/** Undefined for any other line. */
export function readAdoption(member: string, line: string, at: number): Adoption | undefined {
  if (!line.includes('a match was adopted')) return undefined;
  let told: unknown;
  try {
    told = JSON.parse(line);
  } catch {
    return undefined;
  }
  const { room, epoch, tick, hash, writtenHash } = adoptionShape.parse(told);
  return { member, at, room, epoch, tick, isExact: String(hash) === String(writtenHash) };
}

export class Adoptions {
  readonly all: Adoption[] = [];
  private readonly waiting = new Set<(adoption: Adoption) => void>();

  add(adoption: Adoption): void {
    this.all.push(adoption);
    for (const tell of this.waiting) tell(adoption);
    this.waiting.clear();
  }

  /** The next one that is heard; undefined when none is in time. */
  next(withinMs: number): Promise<Adoption | undefined> {
    return new Promise((resolve) => {
      const tell = (adoption: Adoption | undefined) => {
        clearTimeout(timer);
        this.waiting.delete(tell);
        resolve(adoption);
      };
      const timer = setTimeout(tell, withinMs, undefined);
      this.waiting.add(tell);
    });
  }

  /** That by which a member came to tell of a room at this time: heard before, or so soon after as a log may lag. */
  by(member: string, room: string, at: number): Adoption | undefined {
    return this.all.findLast((one) => one.member === member && one.room === room && one.at < at + LAG_MS);
  }

  /** Rooms that were adopted twice under one epoch, by whomever. */
  get doubled(): string[] {
    const seen = new Set<string>();
    return this.all.flatMap(({ room, epoch }) => {
      const key = `${room} ${epoch}`;
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew ? [] : [key];
    });
  }
}

const LAG_MS = 1000;
