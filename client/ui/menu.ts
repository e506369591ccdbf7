/** The first screen: a name, what to play, one big button, and the rooms for who wants to choose. */
import { button, element } from './element.ts';
import type { Guide } from './guide.ts';
import { type Invitation, invitation } from './invitation.ts';
import type { ModeChoice } from './mode-choice.ts';
import { nameField } from './name-field.ts';
import type { PlayWish } from './play-wish.ts';
import type { RankedPlay } from './ranked-play.ts';
import { type RoomsAnswer, roomList } from './room-list.ts';
import { searchNote } from './search-note.ts';
import { strings } from './strings.ts';
import { type Wait, waitLine } from './wait-line.ts';

export type MenuActions = {
  /** The pilot chose this name. */
  named(name: string): void;
  play(name: string, wish: PlayWish): void;
  watch(name: string, roomId: string): void;
  /** Does not want to play after all. */
  cancel(): void;
  friends(): void;
  ranked(): void;
  joinParty(code: string): void;
  settings(): void;
  help(): void;
  fetchRooms(): Promise<RoomsAnswer>;
};

export type Menu = {
  root: HTMLElement;
  open(): void;
  close(): void;
  /** What is waited for, after Play was pressed; undefined when nothing is. Told again and again. */
  setWait(wait: Wait | undefined): void;
  readName(): string;
  /** What Play would play. */
  readWish(): PlayWish;
  /** The room that a link led to is gone. */
  forgetInvitation(): void;
};

/** What to press, in one line. */
function howLine(guide: Guide): HTMLElement[] {
  return (['fly', 'aim', 'bolt', 'rail', 'dash'] as const).map((deed) =>
    element('span', {}, [element('b', { text: guide.nameOf(deed) ?? '–' }), ` ${strings.menu.how[deed]}`]),
  );
}

export type MenuParts = {
  /** '': the pilot has none yet. */
  name: string;
  guide: Guide;
  modes: ModeChoice;
  invitedTo: Invitation | undefined;
  ranked: RankedPlay;
};

export function createMenu(parts: MenuParts, actions: MenuActions): Menu {
  const { guide, modes, invitedTo, ranked } = parts;
  const field = nameField(parts.name, actions.named);
  const search = searchNote(ranked, actions.ranked);
  const rooms = roomList(actions.fetchRooms, {
    join: (roomId) => actions.play(field.read(), { roomId }),
    watch: (roomId) => actions.watch(field.read(), roomId),
  });
  const play = element('button', {
    class: 'button button-play',
    text: strings.menu.play,
    testId: 'play',
    attributes: { type: 'submit' },
  });
  const wait = waitLine();
  const cancel = button(strings.menu.cancel, 'button-quiet', actions.cancel, 'cancel');
  cancel.hidden = true;
  const waiting = element('div', { class: 'menu-waiting' }, [wait.root, cancel]);
  const invited = invitation(invitedTo, () => {
    offer();
    if (!root.hidden) play.focus();
  });
  const readWish = (): PlayWish => {
    const to = invited.to();
    return to === undefined || 'party' in to ? { mode: modes.read() } : to;
  };
  const form = element('form', { class: 'menu-form' }, [
    field.root,
    search.root,
    ...(invitedTo === undefined ? [] : [invited.root]),
    modes.root,
    play,
    waiting,
  ]);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const to = invited.to();
    if (to !== undefined && 'party' in to) {
      invited.forget();
      actions.joinParty(to.party);
    } else actions.play(field.read(), readWish());
  });
  const friends = button(strings.menu.friends, 'button-quiet', actions.friends, 'friends-button');
  const how = element('p', { class: 'how-line faint' });
  const nameKeys = () => how.replaceChildren(...howLine(guide));
  nameKeys();
  guide.onChange(nameKeys);
  const root = element('main', { class: 'menu', testId: 'menu' }, [
    element('div', { class: 'menu-main' }, [
      element('h1', { class: 'title' }, [
        ...strings.title.split(' ').map((word) => element('span', { text: word })),
      ]),
      element('p', { class: 'tagline', text: strings.tagline }),
      form,
      element('nav', { class: 'menu-links' }, [
        friends,
        button(strings.menu.ranked, 'button-quiet', actions.ranked, 'ranked-button'),
        button(strings.menu.settings, 'button-quiet', actions.settings, 'settings-button'),
        button(strings.menu.help, 'button-quiet', actions.help, 'help-button'),
      ]),
      how,
    ]),
    rooms.root,
  ]);
  let isWaiting = false;

  /** Whoever is searched opponents for plays nothing else meanwhile: a match that is found takes the pilot with it. */
  function offer(): void {
    const isSearching = ranked.isWaiting;
    field.hold(ranked.isNameBound);
    invited.root.hidden = isSearching;
    modes.root.hidden = isSearching || invited.to() !== undefined;
    play.hidden = isSearching;
    play.disabled = isSearching || isWaiting;
    friends.disabled = isSearching;
    rooms.root.inert = isSearching;
  }
  ranked.onChange(offer);
  offer();
  return {
    root,
    readName: field.read,
    readWish,
    forgetInvitation: invited.forget,
    open() {
      root.hidden = false;
      // So that Enter plays; who is in the middle of something else is left there.
      if (document.activeElement === document.body) play.focus({ preventScroll: true });
      rooms.start();
      search.start();
    },
    close() {
      root.hidden = true;
      rooms.stop();
      search.stop();
    },
    setWait(now) {
      wait.show(now, performance.now());
      if (isWaiting === (now !== undefined)) return;
      isWaiting = !isWaiting;
      offer();
      cancel.hidden = !isWaiting;
      play.textContent = isWaiting ? strings.menu.joining : strings.menu.play;
      root.classList.toggle('joining', isWaiting);
      // On a small screen it is below what was pressed.
      if (isWaiting) waiting.scrollIntoView({ block: 'nearest' });
    },
  };
}
