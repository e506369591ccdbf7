import { element } from './element.ts';
import { hueOf } from './palette.ts';

/** A pilot's name with the colour of the ship. */
export function pilotLabel(ship: { id: number; own: boolean; name: string }): HTMLElement {
  const name = element('span', { class: 'pilot-name', text: ship.name });
  name.dir = 'auto';
  const label = element('span', { class: ship.own ? 'pilot own' : 'pilot' }, [
    element('i', { class: 'pilot-hue', attributes: { 'aria-hidden': 'true' } }),
    name,
  ]);
  label.style.setProperty('--hue', hueOf(ship.id, ship.own).css);
  return label;
}
