import { createDialog, type Dialog } from './dialog.ts';
import { element } from './element.ts';
import { strings } from './strings.ts';

export function helpDialog(): Dialog {
  const text = strings.help;
  const rows = text.keys.map(([key, meaning]) =>
    element('div', { class: 'key-row' }, [
      element('dt', {}, [element('kbd', { text: key })]),
      element('dd', { text: meaning }),
    ]),
  );
  return createDialog(
    text.title,
    text.close,
    [
      element('p', { text: text.goal }),
      element('dl', { class: 'keys' }, rows),
      element('p', { class: 'faint', text: text.facts }),
    ],
    'help',
  );
}
