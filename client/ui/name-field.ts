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

/** @param name '': the pilot has none yet, and is offered one. */
export function nameField(name: string): NameField {
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
  input.addEventListener('change', () => {
    input.value = tidyName(input.value) || initial;
  });
  const hint = element('small');
  const root = element('label', { class: 'name-field' }, [
    element('span', {}, [strings.menu.name, hint]),
    input,
  ]);
  return {
    root,
    read: () => tidyName(input.value) || initial,
    hold(isHeld) {
      input.readOnly = isHeld;
      const { nameHint, nameHeld } = strings.menu;
      setText(hint, isHeld ? nameHeld : nameHint.replace('16', String(NAME_LENGTH)));
    },
  };
}
