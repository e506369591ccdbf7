/** What the page knows at one moment, and how good a picture of it would be. */
import type { Page } from 'playwright-core';

type Place = { x: number; y: number };
type Foe = Place & { vx: number; vy: number };

export type Moment = {
  own: (Place & { vx: number; vy: number; hull: number; protected: boolean }) | undefined;
  /** Other ships that fly, of which some may be out of the picture. */
  foes: Foe[];
  bolts: Place[];
  /** Other ships that wait for their return. */
  wrecks: (Place & { id: number })[];
  playing: boolean;
};

/** The half of what the picture shows around the own ship, units, less what the HUD covers. */
const REACH_X = 300;
const REACH_Y = 150;
/** Nearer than this, ships hide one another. */
const CROWDED = 60;
/** An explosion is worth looking at for this long. */
const BURNS_MS = 350;
/** A hit reddens the edges of the picture for this long. */
const RED_MS = 420;

export function readMoment(page: Page): Promise<Moment> {
  return page.evaluate(() => {
    const session = window.groundTruth.session();
    const ships = [...(session?.ships.values() ?? [])];
    const own = ships.find((ship) => ship.own && ship.flying);
    return {
      own: own && {
        x: own.x,
        y: own.y,
        vx: own.vx,
        vy: own.vy,
        hull: own.hull,
        protected: own.protected,
      },
      foes: ships
        .filter((ship) => !ship.own && ship.flying && ship.visible === 1)
        .map(({ x, y, vx, vy }) => ({ x, y, vx, vy })),
      bolts: (session?.bolts ?? []).map(({ x, y }) => ({ x, y })),
      wrecks: ships.filter((ship) => !ship.own && !ship.flying).map(({ id, x, y }) => ({ id, x, y })),
      playing: session?.status === 'playing' && session.round.phase === 'play',
    };
  });
}

export type Judge = (moment: Moment, now: number) => number;

/** @param arena Its far corner, units. */
export function createJudge(arena: Place): Judge {
  const wreckedAt = new Map<number, number>();
  let hull = 0;
  let hurtAt = Number.NEGATIVE_INFINITY;

  function freshWrecks(wrecks: Moment['wrecks'], now: number): Place[] {
    for (const id of wreckedAt.keys()) if (!wrecks.some((wreck) => wreck.id === id)) wreckedAt.delete(id);
    for (const { id } of wrecks) if (!wreckedAt.has(id)) wreckedAt.set(id, now);
    return wrecks.filter(({ id }) => now - (wreckedAt.get(id) ?? 0) < BURNS_MS);
  }

  return ({ own, foes, bolts, wrecks, playing }, now) => {
    const burning = freshWrecks(wrecks, now);
    if (own !== undefined && own.hull < hull) hurtAt = now;
    hull = own?.hull ?? 0;
    if (own === undefined || !playing || own.protected || now - hurtAt < RED_MS) return 0;
    // By the border, half of the picture is empty.
    const inland = Math.min(own.x, arena.x - own.x, own.y, arena.y - own.y) > 240 ? 1 : 0.4;
    const seen = ({ x, y }: Place) => Math.abs(x - own.x) < REACH_X && Math.abs(y - own.y) < REACH_Y;
    const near = foes.filter(seen);
    if (near.some(({ x, y }) => Math.hypot(x - own.x, y - own.y) < CROWDED)) return 0;
    const flying = Math.hypot(own.vx, own.vy) > 120 ? 1 : 0;
    const action = 3 * Math.min(near.length, 4) + Math.min(bolts.filter(seen).length, 8) + flying;
    return inland * (action + 4 * Math.min(burning.filter(seen).length, 1));
  };
}
