/**
 * Judges what a pilot was told by the rules of R2 alone, with a geometry of its own: from every place that a ship could
 * be at within the lead to every place that the other could.
 */
import type { Arena, Point } from '../../../sim/arena.ts';
import type { Fact } from '../../../sim/facts.ts';
import { isFlying, type Ship } from '../../../sim/ship.ts';
import { castAtWalls } from '../../../sim/sight.ts';
import { SHIP_RADIUS, SIGHT_LEAD_TICKS, SIGHT_RADIUS, TOP_SPEED } from '../../../sim/tuning.ts';
import { VELOCITY_STEPS } from '../../../sim/units.ts';
import type { World } from '../../../sim/world.ts';
import { createSightlines } from './sightlines.ts';

/** How far a ship gets within the lead, and its edge. */
const REACH = (TOP_SPEED * SIGHT_LEAD_TICKS) / VELOCITY_STEPS + SHIP_RADIUS;
const RING = 12;
/** A ring's corners stand so much farther out that the ring holds the whole circle. */
const ROUND = 1 / Math.cos(Math.PI / RING);
/** A lead on both sides, a dash's at most. */
const MOST = SIGHT_RADIUS + 4 * REACH;

/** Where a ship could be seen at, or see from: here, at its edges, or within the lead, short of walls. */
function placesOf(arena: Arena, ship: Ship): Point[] {
  const lead = SIGHT_LEAD_TICKS / VELOCITY_STEPS;
  const ways = [{ x: ship.vx * lead, y: ship.vy * lead }];
  for (const reach of [SHIP_RADIUS, REACH]) {
    for (let i = 0; i < RING; i++) {
      const angle = (i / RING) * 2 * Math.PI;
      ways.push({ x: Math.cos(angle) * reach * ROUND, y: Math.sin(angle) * reach * ROUND });
    }
  }
  return [
    { x: ship.x, y: ship.y },
    ...ways.map((way) => {
      const length = Math.hypot(way.x, way.y);
      if (length === 0) return { x: ship.x, y: ship.y };
      // Edges reach up to a wall; the middle stays a radius away from it.
      const gap = length > SHIP_RADIUS * ROUND ? SHIP_RADIUS / length : 0;
      const free = castAtWalls(arena, ship.x, ship.y, way.x, way.y, 1 + gap) - gap;
      const share = Math.min(1, Math.max(0, free));
      return { x: ship.x + way.x * share, y: ship.y + way.y * share };
    }),
  ];
}

const isWithin = (a: Point, b: Point, most: number) => (a.x - b.x) ** 2 + (a.y - b.y) ** 2 <= most * most;

type Entry = { ship: Ship; tick: number; places: Point[] | undefined };

/** Ids of ships are a byte. */
const IDS = 256;

export function createSightJudge(arena: Arena) {
  const lines = createSightlines(arena);
  const past = new Map<number, Entry[]>();
  /** Of each pair, twice the tick it was looked at in, and one more when it saw each other. */
  const plain = new Int32Array(IDS * IDS).fill(-1);
  let tick = 0;

  /** Places are worked out only when they are asked for. */
  function placesAt(entry: Entry): Point[] {
    entry.places ??= placesOf(arena, entry.ship);
    return entry.places;
  }

  function sawEachOther(a: Point[], b: Point[]): boolean {
    return a.some((from) => b.some((to) => isWithin(from, to, MOST) && lines.isOpen(from, to)));
  }

  const recent = (ship: number, ticks: number) =>
    (past.get(ship) ?? []).filter((entry) => tick - entry.tick <= ticks);

  function inPlainSight(a: Ship, b: Ship): boolean {
    const pair = Math.min(a.id, b.id) * IDS + Math.max(a.id, b.id);
    if ((plain[pair] ?? -1) >> 1 !== tick) {
      const isSeen = isWithin(a, b, SIGHT_RADIUS) && lines.isOpen(a, b);
      plain[pair] = tick * 2 + (isSeen ? 1 : 0);
    }
    return ((plain[pair] ?? 0) & 1) === 1;
  }

  const now = (ship: number) => past.get(ship)?.at(-1)?.ship;

  function eyeKnew(eye: number, target: number): boolean {
    return recent(target, SIGHT_LEAD_TICKS).some((seen) => {
      const from = recent(eye, SIGHT_LEAD_TICKS).find((entry) => entry.tick === seen.tick);
      return from !== undefined && isFlying(seen.ship) && sawEachOther(placesAt(from), placesAt(seen));
    });
  }

  return {
    /** Remembers a tick. */
    note(world: World, facts: readonly Fact[]): void {
      tick = world.tick;
      for (const fact of facts) if (fact.type === 'spawned') past.delete(fact.ship);
      for (const ship of world.ships) {
        const entries = past.get(ship.id) ?? [];
        entries.push({ ship: { ...ship }, tick, places: undefined });
        if (entries.length > 2 * SIGHT_LEAD_TICKS + 2) entries.shift();
        past.set(ship.id, entries);
      }
    },
    /** Whether somebody with the eyes of these ships may have been told where another is. */
    mayKnow(eyes: readonly number[], target: number): boolean {
      const there = now(target);
      if (eyes.includes(target) || (there !== undefined && there.revealTicks > 0)) return true;
      // Almost always it is in plain sight, which is quickly seen.
      const isPlain = (eye: number) => {
        const from = now(eye);
        return from !== undefined && there !== undefined && isFlying(there) && inPlainSight(from, there);
      };
      return eyes.some(isPlain) || eyes.some((eye) => eyeKnew(eye, target));
    },
    /** Likewise of what is at a place. @param ticks How long ago it may have been seen. */
    maySee(eyes: readonly number[], place: Point, ticks: number): boolean {
      const isPlain = (eye: number) => {
        const from = now(eye);
        return from !== undefined && isWithin(from, place, SIGHT_RADIUS) && lines.isOpen(from, place);
      };
      return (
        eyes.some(isPlain) ||
        eyes.some((eye) => recent(eye, ticks).some((entry) => sawEachOther(placesAt(entry), [place])))
      );
    },
    /** Whether two ships stand in plain sight of each other: nothing may be kept back of that. */
    inPlainSight,
  };
}
