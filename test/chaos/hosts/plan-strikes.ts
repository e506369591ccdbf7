/** In which order which kinds of events come, and how each is carried out: the same seed, the same choices. Pure. */
import { nextBelow, type RandomStream } from '../../../sim/random.ts';
import type { StrikeKind } from './host-options.ts';

export type Plan = { kills: number; times: number; only: readonly StrikeKind[]; seed: number };

export type Strike = {
  kind: StrikeKind;
  /** Says which of the hosts that have rooms are hit, in turn: the first modulo their number, and so on. */
  draws: readonly [number, number];
  /** From 0 to 999: how far along its range each delay of the strike lies. */
  delays: readonly [number, number];
};

const DRAW = 1_000_000;

function shuffle<Item>(items: Item[], luck: RandomStream): Item[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = nextBelow(luck, i + 1);
    const [a, b] = [items[i], items[j]];
    if (a === undefined || b === undefined) continue;
    items[i] = b;
    items[j] = a;
  }
  return items;
}

export function planStrikes({ kills, times, only, seed }: Plan): Strike[] {
  const luck = { random: seed };
  const kinds = only.flatMap((kind): StrikeKind[] =>
    Array.from({ length: kind === 'kill' ? kills : times }, () => kind),
  );
  return shuffle(kinds, luck).map((kind) => ({
    kind,
    draws: [nextBelow(luck, DRAW), nextBelow(luck, DRAW)],
    delays: [nextBelow(luck, 1000), nextBelow(luck, 1000)],
  }));
}

/** @param delay From 0 to 999. */
export function within(from: number, to: number, delay: number): number {
  return from + ((to - from) * delay) / 1000;
}
