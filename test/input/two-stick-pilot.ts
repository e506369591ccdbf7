import type { Outlook } from '../../client/input/pilot-device.ts';
import type { DrawnShip } from '../../client/net/drawn-types.ts';

const ME = 1;

/** A ship as it is drawn: an enemy in sight that stands still, unless it is said otherwise. */
export function seenShip(part: Partial<DrawnShip>): DrawnShip {
  return {
    id: 2,
    name: 'n',
    own: false,
    bot: false,
    team: 0,
    mate: false,
    x: 0,
    y: 0,
    vx: 0,
    vy: 0,
    aim: 0,
    hull: 100,
    shield: 0,
    flying: true,
    overcharged: false,
    revealed: false,
    remembered: false,
    protected: false,
    charging: false,
    dashing: false,
    adrift: false,
    visible: 1,
    toldX: 0,
    toldY: 0,
    ...part,
  };
}

export const ownShip = (part: Partial<DrawnShip> = {}) => seenShip({ id: ME, own: true, ...part });

export const shipsOf = (...ships: DrawnShip[]) => new Map(ships.map((ship) => [ship.id, ship]));

/** What a pilot sees, with the own ship in the middle of a screen. */
export function outlookOn(...others: DrawnShip[]): Outlook {
  const ships = shipsOf(ownShip(), ...others);
  return {
    ships: () => ships,
    me: () => ME,
    isWatching: () => false,
    ownOnScreen: () => ({ x: 400, y: 300 }),
  };
}
