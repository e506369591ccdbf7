/** To be in one room with friends: by the code of theirs, or in a new one that only those find who know its code. */
import { codeForm } from './code-form.ts';
import { createDialog, type Dialog } from './dialog.ts';
import { element } from './element.ts';
import type { PlayWish } from './play-wish.ts';
import { type MapsByMode, roomForm } from './room-form.ts';
import { strings } from './strings.ts';

/** `openWith` shows a code that was given, with what is wrong with it. */
export type FriendsDialog = Dialog & { openWith(code: string): void };

export function friendsDialog(maps: MapsByMode, play: (wish: PlayWish) => void): FriendsDialog {
  const then = (wish: PlayWish) => {
    dialog.close();
    play(wish);
  };
  const code = codeForm((text) => then({ code: text }));
  const room = roomForm(maps, (mode, map) =>
    then({ closed: true, mode, ...(map === undefined ? {} : { map }) }),
  );
  const part = (title: string, form: HTMLElement) =>
    element('fieldset', {}, [element('legend', { text: title }), form]);
  const dialog = createDialog(
    strings.friends.title,
    strings.friends.close,
    [part(strings.friends.join, code.root), part(strings.friends.room, room)],
    'friends',
    'button-quiet',
  );
  return {
    ...dialog,
    openWith(text) {
      code.show(text);
      dialog.open();
    },
  };
}
