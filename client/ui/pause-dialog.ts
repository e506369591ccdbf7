import { createDialog, type Dialog } from './dialog.ts';
import { button, element } from './element.ts';
import { inviteButton } from './invite-button.ts';
import { strings } from './strings.ts';

export type PauseActions = {
  settings(): void;
  help(): void;
  leave(): void;
  /** An address that leads to this match. */
  inviteLink(): string;
};

/** What Escape opens in a match. The match goes on underneath. */
export function pauseDialog(actions: PauseActions): Dialog {
  const then = (action: () => void) => () => {
    dialog.close();
    action();
  };
  const invite = inviteButton(actions.inviteLink);
  const dialog: Dialog = createDialog(
    strings.pause.title,
    strings.pause.resume,
    [
      element('p', { class: 'faint', text: strings.pause.goesOn }),
      invite.root,
      button(strings.menu.settings, 'button-quiet', then(actions.settings)),
      button(strings.menu.help, 'button-quiet', then(actions.help)),
      button(strings.pause.leave, 'button-danger', then(actions.leave), 'leave'),
    ],
    'pause',
  );
  dialog.root.addEventListener('close', invite.clear);
  return dialog;
}
