/**
 * A disc against walls: it slides along them at any speed, never passes one and never sticks. Run by both sides,
 * inside one step; positions are rounded once at its end.
 */
import { type Arena, type Segment, segmentsNear } from './arena.ts';
import { SHIP_RADIUS } from './tuning.ts';
import { VELOCITY_STEPS } from './units.ts';

export type Mover = { x: number; y: number; vx: number; vy: number };

/** A step longer than this could carry the centre past a wall before the wall pushes back. */
export const LONGEST_STEP = SHIP_RADIUS / 2;
const PUSHES = 6;
/** Rounding leaves a ship this deep in a wall at most; more means that it is wedged. */
const TOLERANCE = 2;

type Contact = { nx: number; ny: number; depth: number };
/** Reused: one contact is looked at at a time, and this runs for each ship and step. */
const contact: Contact = { nx: 0, ny: 0, depth: 0 };

function touch(x: number, y: number, s: Segment): number {
  const ex = s.bx - s.ax;
  const ey = s.by - s.ay;
  const along = ((x - s.ax) * ex + (y - s.ay) * ey) / (ex * ex + ey * ey);
  const clamped = Math.min(Math.max(along, 0), 1);
  const dx = x - (s.ax + ex * clamped);
  const dy = y - (s.ay + ey * clamped);
  const squared = dx * dx + dy * dy;
  if (squared >= SHIP_RADIUS * SHIP_RADIUS || squared === 0) return 0;
  const distance = Math.sqrt(squared);
  const depth = SHIP_RADIUS - distance;
  if (depth > contact.depth) {
    contact.depth = depth;
    contact.nx = dx / distance;
    contact.ny = dy / distance;
  }
  return depth;
}

/** Finds the deepest wall at this place; false when none is touched. */
function deepest(arena: Arena, x: number, y: number): boolean {
  contact.depth = 0;
  for (const segment of segmentsNear(arena, x, y)) touch(x, y, segment);
  return contact.depth > 0;
}

/** Pushes a disc out of the walls it is in and takes its speed into them; false when it is wedged. Mutates. */
export function pushOutOfWalls(arena: Arena, body: Mover): boolean {
  for (let push = 0; push < PUSHES; push++) {
    if (!deepest(arena, body.x, body.y)) return true;
    body.x += contact.nx * contact.depth;
    body.y += contact.ny * contact.depth;
    const into = body.vx * contact.nx + body.vy * contact.ny;
    if (into < 0) {
      body.vx -= contact.nx * into;
      body.vy -= contact.ny * into;
    }
  }
  return !deepest(arena, body.x, body.y) || contact.depth <= TOLERANCE;
}

/** Moves a body by its velocity for one tick, sliding along walls. Mutates; the result is whole numbers. */
export function moveAndSlide(arena: Arena, body: Mover): void {
  const distance = Math.sqrt(body.vx * body.vx + body.vy * body.vy) / VELOCITY_STEPS;
  const steps = Math.max(1, Math.ceil(distance / LONGEST_STEP));
  for (let step = 0; step < steps; step++) {
    const { x, y } = body;
    body.x += body.vx / VELOCITY_STEPS / steps;
    body.y += body.vy / VELOCITY_STEPS / steps;
    if (!pushOutOfWalls(arena, body)) {
      body.x = x;
      body.y = y;
      body.vx = 0;
      body.vy = 0;
    }
  }
  roundBody(body);
}

/** Rounds to what the wire carries, so that both sides hold the same numbers. Mutates. */
export function roundBody(body: Mover): void {
  body.x = Math.floor(body.x + 0.5);
  body.y = Math.floor(body.y + 0.5);
  // Adding 0 turns −0, which a comparison of worlds would tell from 0, into 0.
  body.vx = Math.trunc(body.vx) + 0;
  body.vy = Math.trunc(body.vy) + 0;
}
