/** The beacons under the clock: whose each is, and how far it is pulled to whom. */

import type { Side } from '../looks/palette.ts';
import { ownTeamOf, sideOfTeam } from '../looks/sides.ts';
import type { DrawnBeacon } from '../net/drawn-types.ts';
import type { SessionView } from '../net/session-types.ts';
import { element } from './element.ts';
import { strings } from './strings.ts';

/** Steps in which a pull is shown. */
const STEPS = 40;

type Chip = { root: HTMLElement; show(beacon: DrawnBeacon, own: 1 | 2): void };

function beaconChip(name: string): Chip {
  const letter = element('b', { text: name });
  const root = element('li', { class: 'beacon', attributes: { role: 'img' } }, [letter]);
  let shown = '';
  return {
    root,
    show(beacon, own) {
      const holder: Side | 'nobody' = sideOfTeam(beacon.team, own) ?? 'nobody';
      const puller = sideOfTeam(beacon.pull < 0 ? 1 : 2, own) ?? 'mate';
      const pull = Math.round(Math.abs(beacon.pull) * STEPS) / STEPS;
      const state = `${holder} ${puller} ${pull}`;
      if (state === shown) return;
      shown = state;
      root.className = `beacon held-${holder} pulled-${puller}`;
      root.style.setProperty('--pull', `${pull}turn`);
      root.setAttribute('aria-label', `${beacon.name}: ${strings.hud.beacon[holder]}`);
    },
  };
}

export function beaconRow(): { root: HTMLElement; show(session: SessionView): void } {
  const root = element('ol', { class: 'beacon-row', testId: 'beacons' });
  let chips: Chip[] = [];
  let of: readonly DrawnBeacon[] = [];
  return {
    root,
    show(session) {
      const { beacons } = session;
      root.hidden = !session.mode.hasBeacons;
      if (root.hidden) return;
      if (beacons !== of) {
        of = beacons;
        chips = beacons.map(({ name }) => beaconChip(name));
        root.replaceChildren(...chips.map((chip) => chip.root));
      }
      const own = ownTeamOf(session);
      for (let i = 0; i < beacons.length; i++) {
        const beacon = beacons[i];
        if (beacon !== undefined) chips[i]?.show(beacon, own);
      }
    },
  };
}
