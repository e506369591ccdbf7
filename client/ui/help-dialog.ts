import { createDialog, type Dialog } from './dialog.ts';
import { element } from './element.ts';
import { DEEDS, type Guide } from './guide.ts';
import { strings } from './strings.ts';

/** Names the keys anew whenever the device or a key is another. */
export function helpDialog(guide: Guide): Dialog {
  const text = strings.help;
  const keys = element('dl', { class: 'keys' });
  const nameKeys = () => {
    const rows = DEEDS.flatMap((deed) => {
      const name = guide.nameOf(deed);
      if (name === undefined) return [];
      const meaning = element('dd', { text: text.deeds[deed] });
      return [
        element('div', { class: 'key-row' }, [element('dt', {}, [element('kbd', { text: name })]), meaning]),
      ];
    });
    keys.replaceChildren(...rows);
  };
  nameKeys();
  guide.onChange(nameKeys);
  return createDialog(
    text.title,
    text.close,
    [
      element('p', { text: text.goal }),
      keys,
      element(
        'ul',
        { class: 'help-facts' },
        text.facts.map((fact) => element('li', { text: fact })),
      ),
    ],
    'help',
  );
}
