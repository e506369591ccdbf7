/** The arena's floor, drawn once: plates, grid, markings, coloured light, and the dark around the feet of walls. */
import type * as Phaser from 'phaser';
import type { Arena } from '../../sim/arena.ts';
import { SUBUNITS } from '../../sim/units.ts';
import { bake, drawSoft } from './bake.ts';
import { cssOf, lightAt, shadeOf } from './shades.ts';

const PLATE = 128;
const MINOR = 32;

/** A number in [0, 1) that is the same for the same plate. */
function grain(column: number, row: number): number {
  let h = Math.imul(column + 11, 0x9e3779b1) ^ Math.imul(row + 7, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

function drawPlates(pen: CanvasRenderingContext2D, width: number, height: number): void {
  pen.fillStyle = '#0c1321';
  pen.fillRect(0, 0, width, height);
  for (let y = 0; y < height; y += PLATE) {
    for (let x = 0; x < width; x += PLATE) {
      const tone = grain(x / PLATE, y / PLATE);
      pen.fillStyle = `rgba(140, 175, 225, ${(0.014 + tone * 0.05).toFixed(3)})`;
      pen.fillRect(x + 1.5, y + 1.5, PLATE - 3, PLATE - 3);
      if (tone > 0.8) drawVent(pen, x + 22, y + 22);
    }
  }
}

function drawVent(pen: CanvasRenderingContext2D, x: number, y: number): void {
  pen.fillStyle = 'rgba(0, 0, 0, 0.35)';
  for (let i = 0; i < 6; i++) pen.fillRect(x, y + i * 14, 84, 7);
}

function drawGrid(pen: CanvasRenderingContext2D, width: number, height: number): void {
  for (const [step, alpha, thick] of [
    [MINOR, 0.055, 0.8],
    [PLATE, 0.13, 1.2],
  ] as const) {
    pen.strokeStyle = `rgba(120, 170, 230, ${alpha})`;
    pen.lineWidth = thick;
    pen.beginPath();
    for (let x = step; x < width; x += step) {
      pen.moveTo(x, 0);
      pen.lineTo(x, height);
    }
    for (let y = step; y < height; y += step) {
      pen.moveTo(0, y);
      pen.lineTo(width, y);
    }
    pen.stroke();
  }
  pen.fillStyle = 'rgba(160, 205, 255, 0.28)';
  for (let y = PLATE; y < height; y += PLATE) {
    for (let x = PLATE; x < width; x += PLATE) pen.fillRect(x - 1.5, y - 1.5, 3, 3);
  }
}

function drawLights(pen: CanvasRenderingContext2D, arena: Arena): void {
  pen.globalCompositeOperation = 'lighter';
  for (const light of arena.lights) {
    const x = light.x / SUBUNITS;
    const y = light.y / SUBUNITS;
    const radius = light.radius / SUBUNITS;
    const shade = shadeOf(light.colour);
    const glow = pen.createRadialGradient(x, y, 0, x, y, radius);
    glow.addColorStop(0, cssOf(shade, 0.42));
    glow.addColorStop(0.3, cssOf(shade, 0.24));
    glow.addColorStop(0.65, cssOf(shade, 0.08));
    glow.addColorStop(1, cssOf(shade, 0));
    pen.fillStyle = glow;
    pen.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
    drawLamp(pen, x, y, radius, cssOf(shade, 0.3));
  }
  pen.globalCompositeOperation = 'source-over';
}

function drawLamp(pen: CanvasRenderingContext2D, x: number, y: number, radius: number, css: string): void {
  pen.strokeStyle = css;
  pen.lineWidth = 1.5;
  for (const part of [0.1, 0.22]) {
    for (let i = 0; i < 4; i++) {
      const start = (i * Math.PI) / 2 + 0.2;
      pen.beginPath();
      pen.arc(x, y, radius * part, start, start + Math.PI / 2 - 0.4);
      pen.stroke();
    }
  }
}

function drawPads(pen: CanvasRenderingContext2D, arena: Arena): void {
  pen.strokeStyle = 'rgba(190, 220, 255, 0.13)';
  pen.lineWidth = 2;
  for (const spawn of arena.spawns) {
    pen.beginPath();
    for (let i = 0; i < 6; i++) {
      const angle = (i * Math.PI) / 3;
      pen.lineTo(spawn.x / SUBUNITS + 34 * Math.cos(angle), spawn.y / SUBUNITS + 34 * Math.sin(angle));
    }
    pen.closePath();
    pen.stroke();
  }
}

/** Lines painted on the floor. */
function drawDecoration(pen: CanvasRenderingContext2D, arena: Arena): void {
  pen.lineJoin = 'round';
  for (const { points, closed, width, colour } of arena.decoration) {
    pen.beginPath();
    for (const point of points) pen.lineTo(point.x / SUBUNITS, point.y / SUBUNITS);
    if (closed) pen.closePath();
    pen.lineWidth = width / SUBUNITS;
    pen.strokeStyle = cssOf(shadeOf(colour), 0.3);
    pen.stroke();
  }
}

function traceWall(pen: CanvasRenderingContext2D, wall: Arena['walls'][number]): void {
  pen.beginPath();
  for (const corner of wall) pen.lineTo(corner.x / SUBUNITS, corner.y / SUBUNITS);
  pen.closePath();
}

/** Share of a unit at which the dark and the light around the feet of walls are drawn. */
const SOFT = 0.25;

function drawWallShade(pen: CanvasRenderingContext2D, arena: Arena): void {
  pen.shadowColor = 'rgba(0, 0, 0, 0.95)';
  pen.shadowBlur = 46 * SOFT;
  pen.fillStyle = '#04070d';
  for (const wall of arena.walls) {
    traceWall(pen, wall);
    pen.fill();
    pen.fill();
  }
}

function drawWallLight(pen: CanvasRenderingContext2D, arena: Arena): void {
  pen.shadowBlur = 26 * SOFT;
  pen.lineWidth = 4;
  for (const wall of arena.walls) {
    const corner = wall[0] ?? { x: 0, y: 0 };
    const light = lightAt(arena, corner.x / SUBUNITS, corner.y / SUBUNITS);
    traceWall(pen, wall);
    pen.shadowColor = cssOf(light, 0.8);
    pen.strokeStyle = cssOf(light, 0.3);
    pen.stroke();
  }
}

/** The pen's origin is the floor's corner. */
function drawWallFeet(pen: CanvasRenderingContext2D, arena: Arena, width: number, height: number): void {
  pen.save();
  pen.translate(width / 2, height / 2);
  const soft = (draw: (small: CanvasRenderingContext2D, arena: Arena) => void) =>
    drawSoft(pen, width, height, SOFT, (small) => {
      small.translate(-width / 2, -height / 2);
      draw(small, arena);
    });
  soft(drawWallShade);
  pen.globalCompositeOperation = 'lighter';
  soft(drawWallLight);
  pen.restore();
}

function drawEdgeShade(pen: CanvasRenderingContext2D, width: number, height: number): void {
  const deep = 90;
  for (const [x0, y0, x1, y1] of [
    [0, 0, deep, 0],
    [width, 0, width - deep, 0],
    [0, 0, 0, deep],
    [0, height, 0, height - deep],
  ] as const) {
    const shade = pen.createLinearGradient(x0, y0, x1, y1);
    shade.addColorStop(0, 'rgba(0, 0, 0, 0.75)');
    shade.addColorStop(1, 'rgba(0, 0, 0, 0)');
    pen.fillStyle = shade;
    // Beyond its depth there is nothing of it to draw.
    const isUpright = y0 === y1;
    pen.fillRect(
      isUpright ? Math.min(x0, x1) : 0,
      isUpright ? 0 : Math.min(y0, y1),
      isUpright ? deep : width,
      isUpright ? height : deep,
    );
  }
}

function drawTitle(pen: CanvasRenderingContext2D, arena: Arena, width: number, height: number): void {
  pen.fillStyle = 'rgba(190, 220, 255, 0.05)';
  pen.font = "700 150px 'Chakra Petch', sans-serif";
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(arena.title.toUpperCase(), width / 2, height * 0.36);
  pen.fillText(arena.title.toUpperCase(), width / 2, height * 0.64);
}

export function bakeFloor(scene: Phaser.Scene, key: string, arena: Arena, resolution: number): void {
  const width = arena.width / SUBUNITS;
  const height = arena.height / SUBUNITS;
  bake(scene, key, width, height, resolution, (pen) => {
    pen.translate(-width / 2, -height / 2);
    drawPlates(pen, width, height);
    drawGrid(pen, width, height);
    drawTitle(pen, arena, width, height);
    drawLights(pen, arena);
    drawDecoration(pen, arena);
    drawPads(pen, arena);
    drawWallFeet(pen, arena, width, height);
    drawEdgeShade(pen, width, height);
  });
}
