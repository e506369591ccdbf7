import { hueOf } from '../looks/palette.ts';
import { element } from './element.ts';

export type Labelled = { id: number; own: boolean; name: string; mate: boolean; team: number };

/** Of a pilot of whom nothing is known but its ship. */
export function unknownPilot(id: number, own: boolean, name: string): Labelled {
  return { id, own, name, mate: false, team: 0 };
}

/** In teams the mark says the side by its shape too: round for mates, pointed for enemies. */
function markOf(pilot: Labelled): string {
  if (pilot.own || pilot.team === 0) return 'mark-ship';
  return pilot.mate ? 'mark-mate' : 'mark-enemy';
}

/** A pilot's name with the colour of the ship. */
export function pilotLabel(pilot: Labelled): HTMLElement {
  const name = element('span', { class: 'pilot-name', text: pilot.name });
  name.dir = 'auto';
  const label = element('span', { class: pilot.own ? 'pilot own' : 'pilot' }, [
    element('i', { class: `pilot-hue ${markOf(pilot)}`, attributes: { 'aria-hidden': 'true' } }),
    name,
  ]);
  label.style.setProperty('--hue', hueOf(pilot.id, pilot.own).css);
  return label;
}

/** The label of whoever flies a ship of this match. */
export function labelOf(
  session: { me: number; pilots: ReadonlyMap<number, Labelled> },
  id: number,
  nameless: string,
): HTMLElement {
  return pilotLabel(session.pilots.get(id) ?? unknownPilot(id, id === session.me, nameless));
}
