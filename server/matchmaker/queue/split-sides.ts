/** Splits a group into two sides of one size: parties whole, ratings as even as they get. */

type Weighed = { members: readonly { mu: number }[] };

/**
 * Whether tickets of these sizes, all of them, leave room for two sides of `size`: bit n of `sums` says that some of
 * them make n pilots.
 */
export function canSplit(sums: number, total: number, size: number): boolean {
  for (let one = Math.max(0, total - size); one <= size; one++) if ((sums & (1 << one)) !== 0) return true;
  return false;
}

/** The sums that can be made when one more ticket of so many pilots may be used. */
export function addToSums(sums: number, pilots: number): number {
  return sums | (sums << pilots);
}

/** Undefined when the tickets do not make two sides of exactly `size` pilots. The first stands on the first side. */
export function splitSides<T extends Weighed>(group: readonly T[], size: number): [T[], T[]] | undefined {
  const weights = group.map(({ members }) => members.reduce((sum, { mu }) => sum + mu, 0));
  let best: boolean[] | undefined;
  let bestGap = Number.POSITIVE_INFINITY;
  const isSecond: boolean[] = [];

  function place(index: number, one: number, two: number, gap: number): void {
    if (one > size || two > size) return;
    const ticket = group[index];
    if (ticket === undefined) {
      if (one !== size || two !== size || Math.abs(gap) >= bestGap) return;
      bestGap = Math.abs(gap);
      best = [...isSecond];
      return;
    }
    const pilots = ticket.members.length;
    const weight = weights[index] ?? 0;
    isSecond[index] = false;
    place(index + 1, one + pilots, two, gap + weight);
    if (index === 0) return;
    isSecond[index] = true;
    place(index + 1, one, two + pilots, gap - weight);
  }

  place(0, 0, 0, 0);
  const found = best;
  if (found === undefined) return undefined;
  return [group.filter((_, i) => !found[i]), group.filter((_, i) => found[i])];
}
