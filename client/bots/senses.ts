/**
 * Eyes with a delay: what the session shows is written down at once and known only after the reaction time. What went
 * out of sight is remembered where it was last seen. Mates are no contacts: nobody hunts them.
 */
import type { DrawnShip } from '../net/drawn-types.ts';
import type { BrainView } from './brain-view.ts';
import { distance, type Place } from './geometry.ts';
import type { Moving } from './navigator.ts';
import { seesBetween } from './sight-lines.ts';

/** About what a screen shows around the own ship, units. */
const SIGHT = 900;
/** Bolts that will pass farther than this are nobody's business. */
const BOLT_CONCERN = 110;
const BOLT_SIGHT = 520;

type SeenShip = Moving & {
  id: number;
  aim: number;
  hull: number;
  protected: boolean;
  charging: boolean;
  /** Nothing stands between it and the own ship; otherwise mates see it, or it gave itself away. */
  inSight: boolean;
};
export type SeenBolt = Moving & { key: number; at: number };
type Glance = { at: number; ships: SeenShip[]; gone: number[]; bolts: SeenBolt[] };

export type Contact = SeenShip & {
  /** Clock of the glance it was last seen in. */
  seenAt: number;
  /** Clock at which it began to charge a rail, as far as seen. */
  chargingSince: number | undefined;
  /** For how long it has kept its motion, milliseconds, and that motion evened out; units per second. */
  steadyMs: number;
  meanVx: number;
  meanVy: number;
};

/** Share of a new glance in the evened-out motion, and how far off it a ship flies that turns; units per second. */
const EVENING = 0.2;
const TURNING = 75;

export type Senses = ReturnType<typeof createSenses>;

function lookAt(view: BrainView, own: DrawnShip, ship: DrawnShip): SeenShip {
  const { id, x, y, vx, vy, aim, charging } = ship;
  const inSight = distance(own, ship) <= SIGHT && seesBetween(view.arena, own, ship);
  const hull = ship.hull + ship.shield;
  return { id, x, y, vx, vy, aim, hull, charging, inSight, protected: ship.protected };
}

function glanceAt(view: BrainView, own: DrawnShip, at: number): Glance {
  const ships: SeenShip[] = [];
  const gone: number[] = [];
  for (const ship of view.ships.values()) {
    if (ship.id === view.me) continue;
    if (!ship.flying || ship.mate) gone.push(ship.id);
    // What a session remembers is drawn where it was: no sight, and the brain has a memory of its own.
    else if (!ship.remembered) ships.push(lookAt(view, own, ship));
  }
  const bolts: SeenBolt[] = [];
  for (const bolt of view.bolts) {
    if (bolt.own || bolt.owner === view.me || view.ships.get(bolt.owner)?.mate === true) continue;
    const toX = own.x - bolt.x;
    const toY = own.y - bolt.y;
    const away = Math.hypot(toX, toY);
    if (away > BOLT_SIGHT) continue;
    const east = Math.cos(bolt.angle);
    const south = Math.sin(bolt.angle);
    if (toX * east + toY * south < 0 || Math.abs(toX * south - toY * east) > BOLT_CONCERN) continue;
    if (!seesBetween(view.arena, own, bolt)) continue;
    const { x, y, speed } = bolt;
    bolts.push({ key: bolt.owner * 256 + bolt.shot, x, y, vx: east * speed, vy: south * speed, at });
  }
  return { at, ships, gone, bolts };
}

function motionOf(ship: SeenShip, at: number, before: Contact | undefined) {
  if (before === undefined || at - before.seenAt > 200)
    return { steadyMs: 0, meanVx: ship.vx, meanVy: ship.vy };
  const meanVx = before.meanVx + (ship.vx - before.meanVx) * EVENING;
  const meanVy = before.meanVy + (ship.vy - before.meanVy) * EVENING;
  const turns = Math.hypot(ship.vx - meanVx, ship.vy - meanVy) > TURNING;
  return { steadyMs: turns ? 0 : before.steadyMs + at - before.seenAt, meanVx, meanVy };
}

export function createSenses(reactionMs: number, memoryMs: number) {
  const unsunk: Glance[] = [];
  const contacts = new Map<number, Contact>();
  let bolts: readonly SeenBolt[] = [];

  function sinkIn(glance: Glance): void {
    for (const id of glance.gone) contacts.delete(id);
    for (const contact of contacts.values()) contact.inSight = false;
    for (const ship of glance.ships) {
      const before = contacts.get(ship.id);
      const chargingSince = ship.charging ? (before?.chargingSince ?? glance.at) : undefined;
      const motion = motionOf(ship, glance.at, before);
      contacts.set(ship.id, { ...ship, ...motion, seenAt: glance.at, chargingSince });
    }
    bolts = glance.bolts;
  }

  return {
    /** Takes a glance and lets those sink in that are old enough. */
    notice(view: BrainView, own: DrawnShip, clock: number): void {
      unsunk.push(glanceAt(view, own, clock));
      while (unsunk[0] !== undefined && unsunk[0].at <= clock - reactionMs) {
        const glance = unsunk.shift();
        if (glance !== undefined) sinkIn(glance);
      }
      for (const contact of contacts.values()) {
        if (clock - contact.seenAt > memoryMs + reactionMs) contacts.delete(contact.id);
      }
    },
    contacts(): Iterable<Contact> {
      return contacts.values();
    },
    contact(id: number): Contact | undefined {
      return contacts.get(id);
    },
    /** One that is not where it was thought to be: there is no more to go by. */
    lose(id: number): void {
      contacts.delete(id);
    },
    bolts(): readonly SeenBolt[] {
      return bolts;
    },
    /** After a death: what was seen then is of no use where the ship comes back. */
    forget(): void {
      unsunk.length = 0;
      contacts.clear();
      bolts = [];
    },
  };
}

/** Where something that was seen is by now, if it went on as it did. */
export function placeAfter(seen: Moving, ms: number): Place {
  const seconds = ms / 1000;
  return { x: seen.x + seen.vx * seconds, y: seen.y + seen.vy * seconds };
}
