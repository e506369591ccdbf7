/** A match's past, kept for those who watch it late: each tick's world as bytes and what happened in it. Bounded (R14). */
import type { Fact } from '../../sim/facts.ts';
import type { World } from '../../sim/world.ts';
import { bytesToWorld, worldToBytes } from '../../sim/world-codec.ts';
import type { LineOf } from './told-projection.ts';

/** A tick of the past. */
export type Moment = { world: World; facts: readonly Fact[]; adrift: readonly number[] };

type Kept = {
  bytes: Uint8Array;
  /** What the bytes lie in. To make room for so many anew in each tick costs more than to write them. */
  memory: Uint8Array;
  facts: readonly Fact[];
  adrift: readonly number[];
};

const NOBODY: readonly number[] = [];

export class MatchFeed {
  /** A ring: the next to be written over is the oldest. */
  private readonly kept: (Kept | undefined)[];
  private at = 0;

  /** @param delayTicks How old a moment is when it is shown. */
  constructor(delayTicks: number) {
    this.kept = new Array<Kept | undefined>(delayTicks + 1).fill(undefined);
  }

  /** Call once a tick, after the world was stepped. */
  record(world: World, facts: readonly Fact[], lineOf: LineOf): void {
    let adrift = NOBODY;
    for (const { id } of world.ships) if (lineOf(id)?.adrift !== false) adrift = [...adrift, id];
    const memory = this.kept[this.at]?.memory;
    const bytes = worldToBytes(world, memory);
    const isThere = memory !== undefined && bytes.length <= memory.length;
    this.kept[this.at] = { bytes, memory: isThere ? memory : bytes, facts, adrift };
    this.at = (this.at + 1) % this.kept.length;
  }

  /** The moment that is exactly so old as is to be shown, or undefined while the match is younger. */
  past(): Moment | undefined {
    const oldest = this.kept[this.at];
    return oldest && { world: bytesToWorld(oldest.bytes), facts: oldest.facts, adrift: oldest.adrift };
  }
}
