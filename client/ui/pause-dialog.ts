import { createDialog, type Dialog } from './dialog.ts';
import { button, element } from './element.ts';
import { strings } from './strings.ts';

export type PauseActions = { settings(): void; help(): void; leave(): void };

/** What Escape opens in a match. The match goes on underneath. */
export function pauseDialog(actions: PauseActions): Dialog {
  const then = (action: () => void) => () => {
    dialog.close();
    action();
  };
  const dialog: Dialog = createDialog(
    strings.pause.title,
    strings.pause.resume,
    [
      element('p', { class: 'faint', text: strings.pause.goesOn }),
      button(strings.menu.settings, 'button-quiet', then(actions.settings)),
      button(strings.menu.help, 'button-quiet', then(actions.help)),
      button(strings.pause.leave, 'button-danger', then(actions.leave), 'leave'),
    ],
    'pause',
  );
  return dialog;
}
