/** Opens a closed room: what is played in it, and where. */
import type { ModeName } from '../../sim/modes/mode.ts';
import { isModeName, MODE_NAMES } from '../../sim/modes/modes.ts';
import { element } from './element.ts';
import { modeTitle, titleOf } from './format.ts';
import { strings } from './strings.ts';

export type MapsByMode = Readonly<Record<ModeName, readonly string[]>>;

const ANY = '';

function chooser(label: string, testId: string): { root: HTMLElement; select: HTMLSelectElement } {
  const select = element('select', { testId });
  return {
    root: element('label', { class: 'field field-choice' }, [element('span', { text: label }), select]),
    select,
  };
}

const optionOf = (value: string, text: string) => element('option', { text, attributes: { value } });

export function roomForm(
  maps: MapsByMode,
  onOpen: (mode: ModeName, map: string | undefined) => void,
): HTMLElement {
  const mode = chooser(strings.friends.mode, 'room-mode');
  const map = chooser(strings.friends.map, 'room-map');
  mode.select.append(...MODE_NAMES.map((name) => optionOf(name, modeTitle(name))));

  const chosen = (): ModeName => (isModeName(mode.select.value) ? mode.select.value : MODE_NAMES[0]);
  const offerMaps = () =>
    map.select.replaceChildren(
      optionOf(ANY, strings.friends.anyMap),
      ...maps[chosen()].map((name) => optionOf(name, titleOf(name))),
    );
  mode.select.addEventListener('change', offerMaps);
  offerMaps();

  const open = element('button', {
    class: 'button button-quiet',
    text: strings.friends.open,
    testId: 'room-open',
    attributes: { type: 'submit' },
  });
  const root = element('form', { class: 'room-form' }, [
    element('p', { class: 'faint', text: strings.friends.roomHint }),
    mode.root,
    map.root,
    open,
  ]);
  root.addEventListener('submit', (event) => {
    event.preventDefault();
    onOpen(chosen(), map.select.value === ANY ? undefined : map.select.value);
  });
  return root;
}
