/** Who plays whom: a pure function of the tickets that wait, the same on every replica. */
import { type QueueRules, widthOf } from './queue-rules.ts';
import { addToSums, canSplit, splitSides } from './split-sides.ts';
import { ratingOfTicket, type Ticket } from './ticket.ts';

export type Shape = { least: number; most: number };
export type FormedMatch = { sides: [Ticket[], Ticket[]] };

/** So many neighbours of a ticket are looked at, whatever the crowd: one pass stays short. */
const MOST_LOOKS = 64;

/** A ticket in the line of all tickets by rating, from which those that found a match are taken out. */
type Entry = {
  ticket: Ticket;
  rating: number;
  width: number;
  taken: boolean;
  below: Entry | undefined;
  above: Entry | undefined;
};

function before(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function lineUp(tickets: readonly Ticket[], now: number, rules: QueueRules): Entry[] {
  const entries = tickets.map((ticket): Entry => {
    const rating = ratingOfTicket(ticket);
    const width = widthOf(ticket, now, rules);
    return { ticket, rating, width, taken: false, below: undefined, above: undefined };
  });
  entries.sort((a, b) => a.rating - b.rating || before(a.ticket.id, b.ticket.id));
  for (const [i, entry] of entries.entries()) {
    entry.below = entries[i - 1];
    entry.above = entries[i + 1];
  }
  return entries;
}

function takeOut(entry: Entry): void {
  entry.taken = true;
  if (entry.below) entry.below.above = entry.above;
  if (entry.above) entry.above.below = entry.below;
}

/**
 * The nearest neighbours of a ticket that make two sides of `size` with it: all within `spread` of each other, each of
 * them accepting that much.
 */
function gather(anchor: Entry, size: number, spread: number): Entry[] | undefined {
  const group = [anchor];
  let total = anchor.ticket.members.length;
  let sums = addToSums(1, total);
  let { below, above } = anchor;
  let lowest = anchor.rating;
  let highest = anchor.rating;
  if (!canSplit(sums, total, size)) return undefined;
  for (let looks = 0; total < 2 * size && looks < MOST_LOOKS; looks++) {
    const gapBelow = below === undefined ? Number.POSITIVE_INFINITY : anchor.rating - below.rating;
    const gapAbove = above === undefined ? Number.POSITIVE_INFINITY : above.rating - anchor.rating;
    const next: Entry | undefined = gapBelow <= gapAbove ? below : above;
    if (next === undefined) return undefined;
    if (next === below) below = next.below;
    else above = next.above;
    const low = Math.min(lowest, next.rating);
    const high = Math.max(highest, next.rating);
    const pilots = next.ticket.members.length;
    const moreSums = addToSums(sums, pilots);
    if (high - low > spread || next.width < spread || !canSplit(moreSums, total + pilots, size)) continue;
    group.push(next);
    total += pilots;
    sums = moreSums;
    lowest = low;
    highest = high;
  }
  return total === 2 * size ? group : undefined;
}

/** The narrowest group around a ticket, of those as narrow the largest that it accepts by now. */
function findGroup(anchor: Entry, shape: Shape, waitedMs: number, rules: QueueRules) {
  const least = Math.max(shape.least, shape.most - Math.floor(waitedMs / rules.shrinkMs));
  for (let spread = rules.firstWidth; ; spread = Math.min(anchor.width, spread * 2)) {
    for (let size = shape.most; size >= least; size--) {
      const group = gather(anchor, size, spread);
      if (group !== undefined) return { group, size };
    }
    if (spread >= anchor.width) return undefined;
  }
}

/**
 * Forms as many matches as the tickets allow. Who waits longest is served first; no two tickets of a match differ by
 * more than each of them accepts; parties stay whole and both sides have as many pilots.
 */
export function formMatches(
  tickets: readonly Ticket[],
  shape: Shape,
  now: number,
  rules: QueueRules,
): FormedMatch[] {
  const entries = lineUp(tickets, now, rules);
  const byAge = entries.toSorted(
    (a, b) => a.ticket.enqueuedAt - b.ticket.enqueuedAt || before(a.ticket.id, b.ticket.id),
  );
  const matches: FormedMatch[] = [];
  for (const anchor of byAge) {
    if (anchor.taken) continue;
    const found = findGroup(anchor, shape, now - anchor.ticket.enqueuedAt, rules);
    if (found === undefined) continue;
    const sides = splitSides(
      found.group.map(({ ticket }) => ticket),
      found.size,
    );
    if (sides === undefined) continue;
    for (const entry of found.group) takeOut(entry);
    matches.push({ sides });
  }
  return matches;
}
