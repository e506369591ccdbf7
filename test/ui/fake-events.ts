/** What happened in a world, as a session would tell it. */
import type { SessionEvent } from '../../client/net/session-types.ts';
import type { Arena } from '../../sim/arena.ts';
import type { Fact } from '../../sim/facts.ts';
import { railReach } from '../../sim/rails.ts';
import { SUBUNITS, TURN } from '../../sim/units.ts';
import { shipOf, type World } from '../../sim/world.ts';

export const radians = (aim: number) => (aim / TURN) * 2 * Math.PI;

export function eventsOf(world: World, arena: Arena, fact: Fact, me: number): SessionEvent[] {
  const place = (id: number) => {
    const ship = shipOf(world, id);
    return { x: (ship?.x ?? 0) / SUBUNITS, y: (ship?.y ?? 0) / SUBUNITS };
  };
  switch (fact.type) {
    case 'fired': {
      const ship = shipOf(world, fact.ship);
      if (ship === undefined) return [];
      const reach = fact.weapon === 'rail' ? railReach(arena, ship, ship.shotAim) / SUBUNITS : 0;
      return [
        {
          type: 'fired',
          ship: ship.id,
          weapon: fact.weapon,
          ...place(ship.id),
          angle: radians(ship.shotAim),
          reach,
          own: ship.id === me,
          strong: ship.overTicks > 0,
        },
      ];
    }
    case 'hit':
      return [
        {
          type: 'hit',
          by: fact.by,
          ship: fact.ship,
          weapon: fact.weapon,
          ...place(fact.ship),
          damage: fact.damage,
          angle: radians(fact.aim),
          shielded: fact.shielded,
        },
      ];
    case 'died':
      return [{ ...fact, angle: radians(fact.aim), seen: true, ...place(fact.ship) }];
    case 'spawned':
    case 'broke':
      return [{ ...fact, ...place(fact.ship) }];
    case 'took': {
      const pickup = arena.pickups[fact.pickup];
      if (pickup === undefined) return [];
      const { kind, x, y } = pickup;
      return [{ ...fact, kind, x: x / SUBUNITS, y: y / SUBUNITS, own: fact.ship === me }];
    }
    case 'captured': {
      const mine = shipOf(world, me)?.team ?? 0;
      const own = fact.team === 0 || mine === 0 ? 'none' : fact.team === mine ? 'mine' : 'theirs';
      return [{ ...fact, own }];
    }
    case 'turned':
      return [fact];
    default:
      return [];
  }
}
