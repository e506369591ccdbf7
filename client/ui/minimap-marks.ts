/**
 * The marks of the minimap, in its pixels. Own ship: an arrow; mates: discs; enemies: diamonds, hollow where they were
 * only seen last. Nothing is allocated here.
 */
import type { Arena } from '../../sim/arena.ts';
import { cssOf, hueOf, PICKUP_COLOUR, SIDE_COLOUR } from '../looks/palette.ts';
import { sideOfTeam } from '../looks/sides.ts';
import type { DrawnBeacon, DrawnPickup, DrawnShip } from '../net/drawn-types.ts';

type Pen = CanvasRenderingContext2D;

const FULL = 2 * Math.PI;
const SOLID: number[] = [];
const DASHED = [6, 5];
const NOBODY = '#b9c6d8';
const SIDE_CSS = { mate: cssOf(SIDE_COLOUR.mate), enemy: cssOf(SIDE_COLOUR.enemy) } as const;
const PICKUP_CSS = {
  repair: cssOf(PICKUP_COLOUR.repair),
  shield: cssOf(PICKUP_COLOUR.shield),
  overcharge: cssOf(PICKUP_COLOUR.overcharge),
} as const;
/** Milliseconds in which the ring of a revealed ship grows. */
const REVEAL_MS = 500;

/** @param scale Pixels per position step. */
export function drawWalls(pen: Pen, arena: Arena, scale: number): void {
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  pen.clearRect(0, 0, arena.width, arena.height);
  pen.fillStyle = 'rgba(150, 195, 255, 0.34)';
  for (const wall of arena.walls) {
    pen.beginPath();
    for (const corner of wall) pen.lineTo(corner.x, corner.y);
    pen.fill();
  }
}

/** @param scale Pixels per unit, here and below. */
export function drawBeacon(pen: Pen, beacon: DrawnBeacon, own: 1 | 2, scale: number): void {
  const holder = sideOfTeam(beacon.team, own);
  const puller = sideOfTeam(beacon.pull < 0 ? 1 : 2, own);
  const x = beacon.x * scale;
  const y = beacon.y * scale;
  const radius = Math.max(13, beacon.radius * scale);
  const colour = holder === undefined ? NOBODY : SIDE_CSS[holder];
  pen.fillStyle = colour;
  pen.globalAlpha = holder === undefined ? 0.08 : 0.22;
  pen.beginPath();
  pen.arc(x, y, radius, 0, FULL);
  pen.fill();
  pen.globalAlpha = 1;
  pen.strokeStyle = colour;
  pen.lineWidth = 2.5;
  pen.setLineDash(holder === 'enemy' ? DASHED : SOLID);
  pen.stroke();
  pen.setLineDash(SOLID);
  const share = Math.abs(beacon.pull);
  if (puller !== undefined && share > 0 && (share < 1 || beacon.team === 0)) {
    pen.strokeStyle = SIDE_CSS[puller];
    pen.lineWidth = 5;
    pen.beginPath();
    pen.arc(x, y, radius, -Math.PI / 2, -Math.PI / 2 + share * FULL);
    pen.stroke();
  }
  pen.fillStyle = '#ffffff';
  pen.font = "700 20px 'Chakra Petch', sans-serif";
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(beacon.name, x, y + 1);
}

function tracePickup(pen: Pen, { kind }: DrawnPickup, x: number, y: number): void {
  pen.beginPath();
  if (kind === 'repair') {
    pen.rect(x - 1.8, y - 6, 3.6, 12);
    pen.rect(x - 6, y - 1.8, 12, 3.6);
  } else if (kind === 'shield') {
    for (let i = 0; i < 6; i++)
      pen.lineTo(x + 6 * Math.sin((i * FULL) / 6), y - 6 * Math.cos((i * FULL) / 6));
    pen.closePath();
  } else {
    pen.moveTo(x, y - 6.5);
    pen.lineTo(x + 6, y + 5);
    pen.lineTo(x - 6, y + 5);
    pen.closePath();
  }
}

/** One that is not there is its outline. */
export function drawPickup(pen: Pen, pickup: DrawnPickup, scale: number): void {
  const isThere = pickup.there && !pickup.pending;
  tracePickup(pen, pickup, pickup.x * scale, pickup.y * scale);
  pen.globalAlpha = pickup.inSight ? 1 : 0.65;
  if (isThere) {
    pen.fillStyle = PICKUP_CSS[pickup.kind];
    pen.fill();
  } else {
    pen.globalAlpha = 0.4;
    pen.strokeStyle = PICKUP_CSS[pickup.kind];
    pen.lineWidth = 1;
    pen.stroke();
  }
  pen.globalAlpha = 1;
}

function traceShip(pen: Pen, ship: DrawnShip, x: number, y: number): void {
  pen.beginPath();
  if (ship.own) {
    const east = Math.cos(ship.aim);
    const south = Math.sin(ship.aim);
    pen.moveTo(x + 13 * east, y + 13 * south);
    pen.lineTo(x - 9 * east - 8 * south, y - 9 * south + 8 * east);
    pen.lineTo(x - 4 * east, y - 4 * south);
    pen.lineTo(x - 9 * east + 8 * south, y - 9 * south - 8 * east);
  } else if (ship.mate) {
    pen.arc(x, y, 6, 0, FULL);
  } else {
    pen.moveTo(x, y - 8);
    pen.lineTo(x + 7, y);
    pen.lineTo(x, y + 8);
    pen.lineTo(x - 7, y);
  }
  pen.closePath();
}

export function drawShip(pen: Pen, ship: DrawnShip, scale: number, now: number): void {
  if (!ship.flying || ship.visible <= 0) return;
  const x = ship.x * scale;
  const y = ship.y * scale;
  const colour = hueOf(ship.id, ship.own).css;
  pen.globalAlpha = ship.visible;
  traceShip(pen, ship, x, y);
  if (ship.remembered) {
    pen.strokeStyle = colour;
    pen.lineWidth = 2;
    pen.stroke();
  } else {
    pen.fillStyle = colour;
    pen.fill();
    if (ship.own) {
      pen.strokeStyle = '#ffffff';
      pen.lineWidth = 2;
      pen.stroke();
    }
  }
  if (ship.revealed && !ship.own) {
    const share = (now / REVEAL_MS) % 1;
    pen.globalAlpha = ship.visible * (1 - share);
    pen.strokeStyle = '#ffffff';
    pen.lineWidth = 2.5;
    pen.beginPath();
    pen.arc(x, y, 8 + 14 * share, 0, FULL);
    pen.stroke();
  }
  pen.globalAlpha = 1;
}
