/** Where everything is at each moment of the staged fight, and what happens in it: a function of time alone. */
import type { DrawnBolt, DrawnShip } from '../../client/net/drawn-types.ts';
import type { SessionEvent } from '../../client/net/session-types.ts';
import type { Arena, Point } from '../../sim/arena.ts';
import { castAtWalls } from '../../sim/sight.ts';
import { SUBUNITS } from '../../sim/units.ts';

const BOLT_LIFE_MS = 900;
/** Units per second. */
const BOLT_SPEED = 480;
const RAIL_EVERY_MS = 260;
const DEATH_EVERY_MS = 1000;
const TOOK_EVERY_MS = 1700;

type Timer = { every: number; next: number; count: number };

/** Whether a timer is due; at most once a frame. */
function isDue(timer: Timer, ms: number): boolean {
  if (ms < timer.next) return false;
  timer.next += timer.every;
  timer.count += 1;
  return true;
}

/** An open place near the arena's middle. */
function stageOf({ width, height, spawns }: Arena): Point {
  const away = ({ x, y }: Point) => Math.hypot(x - width / 2, y - height / 2);
  return spawns.toSorted((a, b) => away(a) - away(b))[0] ?? { x: width / 2, y: height / 2 };
}

export class StagedScript {
  private readonly arena: Arena;
  private readonly ships: ReadonlyMap<number, DrawnShip>;
  private readonly cast: readonly DrawnShip[];
  private readonly flights: { bolt: DrawnBolt; born: number }[] = [];
  private readonly middleX: number;
  private readonly middleY: number;
  private readonly shot: Timer;
  private readonly rail: Timer = { every: RAIL_EVERY_MS, next: 400, count: 0 };
  private readonly death: Timer = { every: DEATH_EVERY_MS, next: 900, count: 0 };
  private readonly took: Timer = { every: TOOK_EVERY_MS, next: 700, count: 0 };

  constructor(arena: Arena, ships: ReadonlyMap<number, DrawnShip>, bolts: number) {
    this.arena = arena;
    this.ships = ships;
    this.cast = [...ships.values()];
    const stage = stageOf(arena);
    this.middleX = stage.x / SUBUNITS;
    this.middleY = stage.y / SUBUNITS;
    this.shot = { every: BOLT_LIFE_MS / Math.max(1, bolts), next: 0, count: 0 };
    for (let i = 0; i < bolts; i++) {
      const bolt = { owner: 1, shot: i, own: false, x: 0, y: 0, angle: 0, speed: BOLT_SPEED, strong: false };
      this.flights.push({ bolt, born: Number.NEGATIVE_INFINITY });
    }
  }

  /** @param ms Since the beginning. */
  frame(ms: number, bolts: DrawnBolt[], events: SessionEvent[]): void {
    for (const ship of this.cast) this.place(ship, ms);
    while (ms >= this.shot.next) {
      this.fire(this.shot.next, events);
      this.shot.next += this.shot.every;
      this.shot.count += 1;
    }
    this.fly(ms, bolts);
    if (isDue(this.rail, ms)) this.fireRail(events);
    if (isDue(this.death, ms)) this.die(events);
    if (isDue(this.took, ms)) this.take(events);
  }

  private shipAt(index: number): DrawnShip | undefined {
    return this.cast[index % this.cast.length];
  }

  /** The own ship keeps the middle, the others fly around it on two rings: all are on the screen. */
  private place(ship: DrawnShip, ms: number): void {
    const turn = (ship.id % 2 === 0 ? 1 : -1) * (ms / 2600) + ship.id * 2.4;
    const away = ship.own ? 24 : ship.id % 2 === 0 ? 150 : 235;
    ship.x = this.middleX + Math.cos(turn) * away * (ship.own ? 1 : 1.6);
    ship.y = this.middleY + Math.sin(turn) * away;
    ship.vx = -Math.sin(turn) * 150;
    ship.vy = Math.cos(turn) * 150;
    ship.aim = turn + Math.PI + Math.sin(ms / 500 + ship.id);
    ship.dashing = (ms + ship.id * 331) % 2200 < 170;
    ship.toldX = ship.x + 3;
    ship.toldY = ship.y;
  }

  private fire(at: number, events: SessionEvent[]): void {
    const flight = this.flights[this.shot.count % this.flights.length];
    const ship = this.shipAt(this.shot.count);
    if (flight === undefined || ship === undefined) return;
    const { bolt } = flight;
    if (flight.born !== Number.NEGATIVE_INFINITY) this.end(bolt, events);
    flight.born = at;
    bolt.owner = ship.id;
    bolt.own = ship.own;
    bolt.strong = ship.overcharged;
    bolt.shot = this.shot.count & 0xff;
    bolt.angle = ship.aim;
    bolt.x = ship.x;
    bolt.y = ship.y;
    const { x, y, own } = ship;
    const shot = { ship: ship.id, weapon: 'bolt', x, y, angle: ship.aim, reach: 0, own } as const;
    events.push({ type: 'fired', ...shot, strong: ship.overcharged });
  }

  /** One in three hits somebody. */
  private end(bolt: DrawnBolt, events: SessionEvent[]): void {
    const { x, y, angle, owner } = bolt;
    const target = this.shipAt(bolt.shot * 5 + 3);
    if (bolt.shot % 3 !== 0 || target === undefined || target.id === owner)
      events.push({ type: 'fizzled', x, y, angle, owner });
    else {
      const place = { ship: target.id, x: target.x, y: target.y };
      events.push({
        type: 'hit',
        by: owner,
        weapon: 'bolt',
        ...place,
        damage: 12,
        angle,
        shielded: target.shield > 0,
      });
      if (target.shield > 0 && bolt.shot % 2 === 0) events.push({ type: 'broke', ...place });
    }
  }

  private fly(ms: number, bolts: DrawnBolt[]): void {
    bolts.length = 0;
    for (const { bolt, born } of this.flights) {
      if (ms - born > BOLT_LIFE_MS) continue;
      // Each was placed at its muzzle when it was fired; since then it flies on from frame to frame.
      const ship = this.ships.get(bolt.owner);
      if (ship === undefined) continue;
      const age = (ms - born) / 1000;
      const from = ship.own ? 24 : ship.id % 2 === 0 ? 150 : 235;
      const turn = (ship.id % 2 === 0 ? 1 : -1) * (born / 2600) + ship.id * 2.4;
      bolt.x =
        this.middleX + Math.cos(turn) * from * (ship.own ? 1 : 1.6) + Math.cos(bolt.angle) * BOLT_SPEED * age;
      bolt.y = this.middleY + Math.sin(turn) * from + Math.sin(bolt.angle) * BOLT_SPEED * age;
      bolts.push(bolt);
    }
  }

  private fireRail(events: SessionEvent[]): void {
    const ship = this.shipAt(this.rail.count * 3);
    if (ship === undefined) return;
    const [east, south] = [Math.cos(ship.aim), Math.sin(ship.aim)];
    const reach =
      castAtWalls(this.arena, ship.x * SUBUNITS, ship.y * SUBUNITS, east, south, 1400 * SUBUNITS) / SUBUNITS;
    const { x, y, own } = ship;
    events.push({
      type: 'fired',
      ship: ship.id,
      weapon: 'rail',
      x,
      y,
      angle: ship.aim,
      reach,
      own,
      strong: ship.overcharged,
    });
  }

  private die(events: SessionEvent[]): void {
    const ship = this.shipAt(this.death.count * 5 + 1);
    const by = this.shipAt(this.death.count * 3);
    if (ship === undefined || by === undefined) return;
    const { x, y } = ship;
    events.push({ type: 'died', ship: ship.id, by: by.id, weapon: 'bolt', x, y, angle: by.aim, seen: true });
    events.push({ type: 'spawned', ship: ship.id, x, y });
  }

  private take(events: SessionEvent[]): void {
    const ship = this.shipAt(this.took.count * 7);
    if (ship === undefined) return;
    const kind = (['repair', 'shield', 'overcharge'] as const)[this.took.count % 3] ?? 'repair';
    events.push({ type: 'took', ship: ship.id, pickup: -1, kind, x: ship.x, y: ship.y, own: ship.own });
    events.push({ type: 'dashed', ship: ship.id, x: ship.x, y: ship.y });
  }
}
