/** Where a pilot types its name. */
import { element, setText } from './element.ts';
import { friendlyName, NAME_LENGTH, tidyName } from './pilot-name.ts';
import { strings } from './strings.ts';

export type NameField = {
  root: HTMLElement;
  read(): string;
  /** @param isHeld Others know the pilot by it: it is not changed now. */
  hold(isHeld: boolean): void;
};

/**
 * @param name '': the pilot has none yet, and is offered one.
 * @param onName Called with each name that is typed, as it is typed: a page may be left at any moment.
 */
export function nameField(name: string, onName: (name: string) => void): NameField {
  const input = element('input', {
    testId: 'name',
    attributes: {
      type: 'text',
      maxlength: '64',
      autocomplete: 'nickname',
      spellcheck: 'false',
      enterkeyhint: 'go',
    },
  });
  const initial = name === '' ? friendlyName(Math.random) : name;
  input.value = initial;
  input.addEventListener('focus', () => input.select());
  const read = () => tidyName(input.value) || initial;
  input.addEventListener('input', () => onName(read()));
  input.addEventListener('change', () => {
    input.value = read();
  });
  const hint = element('small');
  const root = element('label', { class: 'name-field' }, [
    element('span', {}, [strings.menu.name, hint]),
    input,
  ]);
  return {
    root,
    read,
    hold(isHeld) {
      input.readOnly = isHeld;
      const { nameHint, nameHeld } = strings.menu;
      setText(hint, isHeld ? nameHeld : nameHint.replace('16', String(NAME_LENGTH)));
    },
  };
}
