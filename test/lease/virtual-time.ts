/** Time that passes from one event to the next, and the chance of one seed: the same seed, the same run. */
import { nextBelow, nextRandom, type RandomStream } from '../../sim/random.ts';

type Event = { atMs: number; order: number; run: () => void };

export class VirtualTime {
  nowMs = 0;
  /** A binary heap: the earliest first, and of those at one time the one that was planned first. */
  private readonly heap: Event[] = [];
  private planned = 0;
  private readonly stream: RandomStream;

  constructor(seed: number) {
    this.stream = { random: seed >>> 0 };
  }

  after(ms: number, run: () => void): void {
    this.at(this.nowMs + ms, run);
  }

  at(ms: number, run: () => void): void {
    const event = { atMs: Math.max(ms, this.nowMs), order: this.planned++, run };
    const { heap } = this;
    let at = heap.length;
    heap.push(event);
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || !isBefore(event, parent)) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = event;
  }

  runUntil(ms: number): void {
    for (let next = this.heap[0]; next !== undefined && next.atMs <= ms; next = this.heap[0]) {
      this.removeFirst();
      this.nowMs = next.atMs;
      next.run();
    }
    this.nowMs = ms;
  }

  /** A number from one to the other. */
  between(from: number, to: number): number {
    return from + nextRandom(this.stream) * (to - from);
  }

  chance(share: number): boolean {
    return nextRandom(this.stream) < share;
  }

  /** @throws when there is nothing to choose from */
  pick<T>(from: readonly T[]): T {
    const picked = from[nextBelow(this.stream, from.length)];
    if (picked === undefined) throw new Error('nothing to choose from');
    return picked;
  }

  private removeFirst(): void {
    const { heap } = this;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      let child = heap[below];
      const right = heap[below + 1];
      if (child !== undefined && right !== undefined && isBefore(right, child)) {
        child = right;
        below += 1;
      }
      if (child === undefined || !isBefore(child, last)) break;
      heap[at] = child;
      at = below;
    }
    heap[at] = last;
  }
}

function isBefore(a: Event, b: Event): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
}
