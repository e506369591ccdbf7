/** Whether an arena looks the same from both sides: after half a turn, or in a mirror. */
import type { Arena, Point } from '../../sim/arena.ts';

/** Corners are rounded to position steps. */
const ROUNDING = 2;

type Turn = (place: Point) => Point;

const near = (a: Point, b: Point) => Math.abs(a.x - b.x) <= ROUNDING && Math.abs(a.y - b.y) <= ROUNDING;

/** Whether each place, turned, is one of those that are alike. */
function mapsOntoItself<Place extends Point>(
  places: readonly Place[],
  turn: Turn,
  areAlike: (a: Place, b: Place) => boolean,
): boolean {
  return places.every((a) => places.some((b) => areAlike(a, b) && near(turn(a), b)));
}

function wallsMatch({ walls }: Arena, turn: Turn): boolean {
  return walls.every((wall) =>
    walls.some(
      (other) =>
        other.length === wall.length &&
        wall.every((corner) => other.some((candidate) => near(turn(corner), candidate))),
    ),
  );
}

export function isSymmetric(arena: Arena): boolean {
  const { width, height } = arena;
  const turns: Turn[] = [
    ({ x, y }) => ({ x: width - x, y: height - y }),
    ({ x, y }) => ({ x: width - x, y }),
    ({ x, y }) => ({ x, y: height - y }),
  ];
  return turns.some(
    (turn) =>
      wallsMatch(arena, turn) &&
      mapsOntoItself(arena.spawns, turn, (a, b) => (a.team + b.team) % 3 === 0) &&
      mapsOntoItself(arena.pickups, turn, (a, b) => a.kind === b.kind),
  );
}
