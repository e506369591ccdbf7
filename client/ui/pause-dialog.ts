import { createDialog, type Dialog } from './dialog.ts';
import { button, element, setText } from './element.ts';
import { inviteButton } from './invite-button.ts';
import { spacedCode } from './room-code.ts';
import { strings } from './strings.ts';

export type PausedMatch = {
  leave(): void;
  /** An address that leads to this match. */
  inviteLink(): string;
  /** Of a closed room. */
  code(): string | undefined;
};

export type PauseActions = PausedMatch & { settings(): void; help(): void };

/** What Escape opens in a match. The match goes on underneath. */
export function pauseDialog(actions: PauseActions): Dialog {
  const then = (action: () => void) => () => {
    dialog.close();
    action();
  };
  const invite = inviteButton(actions.inviteLink);
  const code = element('p', { class: 'room-code', testId: 'room-code' });
  const dialog: Dialog = createDialog(
    strings.pause.title,
    strings.pause.resume,
    [
      element('p', { class: 'faint', text: strings.pause.goesOn }),
      code,
      invite.root,
      button(strings.menu.settings, 'button-quiet', then(actions.settings)),
      button(strings.menu.help, 'button-quiet', then(actions.help)),
      button(strings.pause.leave, 'button-danger', then(actions.leave), 'leave'),
    ],
    'pause',
  );
  dialog.root.addEventListener('close', invite.clear);
  return {
    ...dialog,
    open() {
      const known = actions.code();
      code.hidden = known === undefined;
      setText(code, known === undefined ? '' : strings.pause.code(spacedCode(known)));
      dialog.open();
    },
  };
}
