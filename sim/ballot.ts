/** The vote for the next map. Run by the server. */
import { nextBelow, type RandomStream } from './random.ts';
import type { World } from './world.ts';

/** Other maps to choose from, besides the same again. */
const OTHERS = 2;

function drawOne<Item>(stream: RandomStream, items: Item[]): Item | undefined {
  return items.splice(nextBelow(stream, Math.max(1, items.length)), 1)[0];
}

/** Puts maps to the vote: others of the rotation by chance, and last the one just played. Mutates. */
export function openBallot(world: World): void {
  const others = world.rotation.filter((map) => map !== world.map);
  const drawn: string[] = [];
  while (drawn.length < OTHERS && others.length > 0) {
    const map = drawOne(world, others);
    if (map !== undefined) drawn.push(map);
  }
  world.ballot = [...drawn, world.map];
  for (const ship of world.ships) ship.vote = 0;
}

/** The map with most votes; chance decides between equals, and among the other maps when nobody voted. Mutates. */
export function closeBallot(world: World): string {
  const counts = world.ballot.map((_, i) => world.ships.filter((ship) => ship.vote === i + 1).length);
  const most = Math.max(0, ...counts);
  const others = world.ballot.filter((map) => map !== world.map);
  const chosen = most > 0 ? world.ballot.filter((_, i) => counts[i] === most) : others;
  const map = drawOne(world, chosen) ?? world.map;
  world.ballot = [];
  for (const ship of world.ships) ship.vote = 0;
  return map;
}

/** Notes which map a pilot votes for, counted from 1; 0 leaves its vote as it is. Mutates. */
export function castVote(world: World, ship: { vote: number }, vote: number): void {
  if (vote > 0 && vote <= world.ballot.length) ship.vote = vote;
}
