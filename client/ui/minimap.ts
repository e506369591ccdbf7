/** The arena in small: what stands still is drawn once, the rest a few times per second. */
import type { Arena } from '../../sim/arena.ts';
import { ownTeamOf } from '../looks/sides.ts';
import type { DrawnShip } from '../net/drawn-types.ts';
import type { SessionView } from '../net/session-types.ts';
import { element } from './element.ts';
import { drawBeacon, drawPickup, drawShip, drawWalls } from './minimap-marks.ts';

const WIDTH = 184;
const EVERY_MS = 66;
const DENSITY = 2;
const SUBUNITS_PER_UNIT = 16;

export function minimap(): { root: HTMLCanvasElement; show(session: SessionView, now: number): void } {
  const root = element('canvas', {
    class: 'minimap',
    testId: 'minimap',
    attributes: { 'aria-hidden': 'true' },
  });
  const walls = element('canvas');
  const pen = root.getContext('2d');
  const wallPen = walls.getContext('2d');
  let arena: Arena | undefined;
  let scale = 1;
  let drawnAt = 0;

  function prepare(next: Arena): void {
    arena = next;
    scale = (WIDTH * DENSITY * SUBUNITS_PER_UNIT) / next.width;
    const height = Math.round((WIDTH * next.height) / next.width);
    for (const canvas of [root, walls]) {
      canvas.width = WIDTH * DENSITY;
      canvas.height = height * DENSITY;
    }
    root.style.aspectRatio = `${WIDTH} / ${height}`;
    if (wallPen !== null) drawWalls(wallPen, next, scale / SUBUNITS_PER_UNIT);
  }

  return {
    root,
    show(session, now) {
      if (pen === null || now - drawnAt < EVERY_MS) return;
      drawnAt = now;
      if (session.arena !== arena) prepare(session.arena);
      pen.clearRect(0, 0, root.width, root.height);
      pen.drawImage(walls, 0, 0);
      const own = ownTeamOf(session);
      if (session.mode.hasBeacons) for (const beacon of session.beacons) drawBeacon(pen, beacon, own, scale);
      for (const pickup of session.pickups) drawPickup(pen, pickup, scale);
      let mine: DrawnShip | undefined;
      for (const ship of session.ships.values()) {
        if (ship.own) mine = ship;
        else drawShip(pen, ship, scale, now);
      }
      // Last, so that nothing covers it.
      if (mine !== undefined) drawShip(pen, mine, scale, now);
    },
  };
}
