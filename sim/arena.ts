/**
 * An arena as both sides need it: walls as segments in position steps, an index to find those near a place, and the
 * places where ships, pickups and beacons are. Read from a Tiled map by read-arena.ts.
 */
import { SHIP_RADIUS } from './tuning.ts';
import { boxWalls, type WallBoxes } from './wall-boxes.ts';
import { listWalls, type WallCells } from './wall-cells.ts';

export type Point = { x: number; y: number };
export type Segment = { ax: number; ay: number; bx: number; by: number };

/** 0: nobody's, or everybody's. */
export type Team = 0 | 1 | 2;
export const PICKUP_KINDS = ['repair', 'shield', 'overcharge'] as const;
export type PickupKind = (typeof PICKUP_KINDS)[number];
/** What a map can say that it serves. */
export const MAP_MODES = ['skirmish', 'hold', 'duel'] as const;

export type Spawn = Point & { team: Team };
export type PickupPlace = Point & { kind: PickupKind };
/** Radius in position steps. */
export type Beacon = Point & { radius: number; name: string };
/** Coloured light: radius in position steps, colour as 0xRRGGBB. */
export type Light = Point & { radius: number; colour: number };
/** A line painted on the floor: width in position steps, colour as 0xRRGGBB. */
export type FloorLine = { points: readonly Point[]; closed: boolean; width: number; colour: number };

export type Arena = {
  name: string;
  /** For people. */
  title: string;
  /** Those of MAP_MODES that the map is made for. */
  modes: readonly string[];
  /** Size in position steps. */
  width: number;
  height: number;
  /** Closed outlines, for drawing and for the minimap. */
  walls: readonly (readonly Point[])[];
  /** Every edge of every wall and of the arena's border. */
  segments: readonly Segment[];
  /** ax, ay, bx, by of every edge of the arena's border. */
  border: Float64Array;
  /** ax, ay, bx, by of every edge of every wall, without the border: what hides things from each other. */
  sightWalls: Float64Array;
  /** Around the walls of sightWalls. */
  wallBoxes: WallBoxes;
  wallCells: WallCells;
  spawns: readonly Spawn[];
  pickups: readonly PickupPlace[];
  /** In the order of their names. */
  beacons: readonly Beacon[];
  /** Lights and decoration are for the eye alone. */
  lights: readonly Light[];
  decoration: readonly FloorLine[];
  cells: SegmentCells;
};

/** An arena without a floor, for those who have none yet. */
export function emptyArena(name: string): Arena {
  return {
    name,
    title: name,
    modes: [],
    width: 0,
    height: 0,
    walls: [],
    segments: [],
    border: new Float64Array(),
    sightWalls: new Float64Array(),
    wallBoxes: boxWalls([]),
    wallCells: listWalls(0, 0, boxWalls([])),
    spawns: [],
    pickups: [],
    beacons: [],
    lights: [],
    decoration: [],
    cells: indexSegments(0, 0, []),
  };
}

/** Square cells of the floor, each with the segments a ship inside it could touch. */
export type SegmentCells = { columns: number; rows: number; cells: readonly (readonly Segment[])[] };

const CELL = 2048;
const NONE: readonly Segment[] = [];

export function indexSegments(width: number, height: number, segments: readonly Segment[]): SegmentCells {
  const columns = Math.ceil(width / CELL) + 1;
  const rows = Math.ceil(height / CELL) + 1;
  const cells: Segment[][] = Array.from({ length: columns * rows }, () => []);
  const reach = SHIP_RADIUS * 2;
  const clamp = (cell: number, count: number) => Math.min(Math.max(cell, 0), count - 1);
  for (const segment of segments) {
    const left = clamp(Math.floor((Math.min(segment.ax, segment.bx) - reach) / CELL), columns);
    const right = clamp(Math.floor((Math.max(segment.ax, segment.bx) + reach) / CELL), columns);
    const top = clamp(Math.floor((Math.min(segment.ay, segment.by) - reach) / CELL), rows);
    const bottom = clamp(Math.floor((Math.max(segment.ay, segment.by) + reach) / CELL), rows);
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) cells[row * columns + column]?.push(segment);
    }
  }
  return { columns, rows, cells };
}

/** The segments a ship at this place could touch. */
export function segmentsNear(arena: Arena, x: number, y: number): readonly Segment[] {
  const column = Math.floor(x / CELL);
  const row = Math.floor(y / CELL);
  return arena.cells.cells[row * arena.cells.columns + column] ?? NONE;
}
