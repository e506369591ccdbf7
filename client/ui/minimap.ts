/** The arena in small: walls drawn once, ships a few times per second. */
import type { Arena } from '../../sim/arena.ts';
import type { SessionView } from '../net/session-types.ts';
import { element } from './element.ts';
import { hueOf } from './palette.ts';

const WIDTH = 184;
const EVERY_MS = 66;
const DENSITY = 2;
const SUBUNITS_PER_UNIT = 16;

function drawWalls(arena: Arena, scale: number, height: number): HTMLCanvasElement {
  const canvas = element('canvas');
  canvas.width = WIDTH * DENSITY;
  canvas.height = height * DENSITY;
  const pen = canvas.getContext('2d');
  if (pen === null) return canvas;
  pen.scale(scale / SUBUNITS_PER_UNIT, scale / SUBUNITS_PER_UNIT);
  pen.fillStyle = 'rgba(150, 195, 255, 0.34)';
  for (const wall of arena.walls) {
    pen.beginPath();
    for (const corner of wall) pen.lineTo(corner.x, corner.y);
    pen.fill();
  }
  return canvas;
}

export function minimap(): { root: HTMLCanvasElement; show(session: SessionView, now: number): void } {
  const root = element('canvas', {
    class: 'minimap',
    testId: 'minimap',
    attributes: { 'aria-hidden': 'true' },
  });
  const pen = root.getContext('2d');
  let arena: Arena | undefined;
  let walls: HTMLCanvasElement | undefined;
  let scale = 1;
  let drawnAt = 0;

  function prepare(next: Arena): void {
    arena = next;
    scale = (WIDTH * DENSITY * SUBUNITS_PER_UNIT) / next.width;
    const height = Math.round((WIDTH * next.height) / next.width);
    root.width = WIDTH * DENSITY;
    root.height = height * DENSITY;
    root.style.aspectRatio = `${WIDTH} / ${height}`;
    walls = drawWalls(next, scale, height);
  }

  function drawShips(target: CanvasRenderingContext2D, session: SessionView): void {
    for (const ship of session.ships.values()) {
      if (!ship.flying || ship.visible <= 0) continue;
      target.globalAlpha = ship.visible;
      target.fillStyle = hueOf(ship.id, ship.own).css;
      target.beginPath();
      target.arc(ship.x * scale, ship.y * scale, ship.own ? 7 : 5, 0, 2 * Math.PI);
      target.fill();
      if (!ship.own) continue;
      target.strokeStyle = '#ffffff';
      target.lineWidth = 2;
      target.stroke();
    }
    target.globalAlpha = 1;
  }

  return {
    root,
    show(session, now) {
      if (pen === null || now - drawnAt < EVERY_MS) return;
      drawnAt = now;
      if (session.arena !== arena) prepare(session.arena);
      pen.clearRect(0, 0, root.width, root.height);
      if (walls !== undefined) pen.drawImage(walls, 0, 0);
      drawShips(pen, session);
    },
  };
}
