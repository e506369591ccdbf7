/** A link led here, to a match or to a party: what the menu says of it. */
import { button, element } from './element.ts';
import type { PlayWish } from './play-wish.ts';
import { readRoomCode } from './room-code.ts';
import { strings } from './strings.ts';
import type { UrlOptions } from './url-options.ts';

export type Invitation = PlayWish | { party: string };

/** Where the address leads. */
export function invitationOf({ room, code, party }: UrlOptions): Invitation | undefined {
  if (party !== undefined) return { party };
  if (room !== undefined) return { roomId: room };
  const reading = code === undefined ? undefined : readRoomCode(code);
  return reading !== undefined && 'code' in reading ? reading : undefined;
}

/** A link led here: Play goes to that room, unless the pilot wants something else. */
export function invitation(invitedTo: Invitation | undefined, onForgotten: () => void) {
  let wish = invitedTo;
  function forget(): void {
    wish = undefined;
    root.remove();
    onForgotten();
  }
  const decline = button(strings.menu.declined, 'button-quiet', forget);
  const root = element('div', { class: 'invitation', testId: 'invitation', attributes: { role: 'status' } }, [
    element('p', {
      text:
        invitedTo !== undefined && 'party' in invitedTo ? strings.menu.invitedToParty : strings.menu.invited,
    }),
    decline,
  ]);
  return { root, to: () => wish, forget };
}
