/**
 * Which walls may stand between two places: for each two cells of the floor those that a straight line from the one to
 * the other can meet, a few of many. Made once for an arena.
 */
import { mayMeet, type WallBoxes } from './wall-boxes.ts';

/**
 * Position steps, 256 units. A fifth of a map's walls stands between two cells of that size. Smaller cells name fewer, but
 * their table is read from memory: with 128 units a look of 100 ships takes a tenth longer.
 */
const CELL_BITS = 12;
const CELL = 1 << CELL_BITS;

export type WallCells = {
  columns: number;
  rows: number;
  /** By the one cell and the other: where in `lists` the list for them begins. */
  between: Uint32Array;
  /** How many walls, then their indices. The first list holds all of them. */
  lists: Uint16Array;
};

/** For places that are in no cell. */
const ALL_WALLS = 0;

/** @param width @param height Of the arena, position steps. */
export function listWalls(width: number, height: number, { boxes, starts }: WallBoxes): WallCells {
  const columns = Math.floor(width / CELL) + 1;
  const rows = Math.floor(height / CELL) + 1;
  const count = columns * rows;
  // A line between two cells comes as near to their middles' line as half a cell: the walls grow by so much.
  const grown = boxes.map((size, i) => (i % 4 < 2 ? size : size + CELL / 2));
  const between = new Uint32Array(count * count);
  const walls = starts.length - 1;
  const lists = [walls, ...Array(walls).keys()];
  for (let from = 0; from < count; from++) {
    for (let to = 0; to <= from; to++) {
      const halfX = (((to % columns) - (from % columns)) * CELL) / 2;
      const halfY = ((Math.floor(to / columns) - Math.floor(from / columns)) * CELL) / 2;
      const x = ((from % columns) + 0.5) * CELL + halfX;
      const y = (Math.floor(from / columns) + 0.5) * CELL + halfY;
      const start = lists.length;
      lists.push(0);
      for (let wall = 0; wall < walls; wall++) if (mayMeet(grown, wall, x, y, halfX, halfY)) lists.push(wall);
      lists[start] = lists.length - start - 1;
      between[from * count + to] = start;
      between[to * count + from] = start;
    }
  }
  return { columns, rows, between, lists: Uint16Array.from(lists) };
}

/** Where the list of the walls begins that may stand between two places; position steps. */
export function wallsBetween(
  { columns, rows, between }: WallCells,
  x: number,
  y: number,
  toX: number,
  toY: number,
): number {
  const column = x >> CELL_BITS;
  const row = y >> CELL_BITS;
  const toColumn = toX >> CELL_BITS;
  const toRow = toY >> CELL_BITS;
  // A negative number is a large one, too.
  if (column >>> 0 >= columns || toColumn >>> 0 >= columns) return ALL_WALLS;
  if (row >>> 0 >= rows || toRow >>> 0 >= rows) return ALL_WALLS;
  const from = row * columns + column;
  const to = toRow * columns + toColumn;
  return between[from * columns * rows + to] ?? ALL_WALLS;
}
