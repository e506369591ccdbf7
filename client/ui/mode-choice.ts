/** What to play: a mode each with a line on it, remembered between visits. */
import type { ModeName } from '../../sim/modes/mode.ts';
import { isModeName, MODE_NAMES, MODES } from '../../sim/modes/modes.ts';
import type { KeyValue } from '../net/key-value.ts';
import { element } from './element.ts';
import { strings } from './strings.ts';

const KEY = 'mode';

export type ModeChoice = { root: HTMLElement; read(): ModeName };

/** @param wished What the address asks for; it is not kept. */
export function modeChoice(storage: KeyValue, wished: ModeName | undefined): ModeChoice {
  const kept = storage.get(KEY) ?? '';
  let chosen: ModeName = wished ?? (isModeName(kept) ? kept : 'skirmish');
  const choices = MODE_NAMES.map((mode) => {
    const text = strings.modes[mode];
    const input = element('input', { attributes: { type: 'radio', name: 'mode', value: mode } });
    input.checked = mode === chosen;
    input.addEventListener('change', () => {
      chosen = mode;
      storage.set(KEY, mode);
    });
    return element('label', { class: 'mode', testId: `mode-${mode}` }, [
      input,
      element('strong', { text: text.title }),
      element('small', { text: text.line(MODES[mode].goal) }),
    ]);
  });
  const label = element('p', { text: strings.menu.modes });
  label.id = 'modes-label';
  const root = element(
    'div',
    { class: 'modes', attributes: { role: 'radiogroup', 'aria-labelledby': label.id } },
    [label, element('div', { class: 'modes-row' }, choices)],
  );
  return { root, read: () => chosen };
}
