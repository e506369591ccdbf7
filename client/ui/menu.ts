/** The first screen: a name, one big button, and the rooms for who wants to choose. */
import { button, element } from './element.ts';
import { friendlyName, NAME_LENGTH, tidyName } from './pilot-name.ts';
import { type RoomsAnswer, roomList } from './room-list.ts';
import { strings } from './strings.ts';

export type MenuActions = {
  play(name: string, roomId: string | undefined): void;
  settings(): void;
  help(): void;
  fetchRooms(): Promise<RoomsAnswer>;
};

export type Menu = {
  root: HTMLElement;
  open(): void;
  close(): void;
  setJoining(joining: boolean): void;
  readName(): string;
};

function nameField(name: string): { root: HTMLElement; read(): string } {
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
  return {
    root: element('label', { class: 'name-field' }, [
      element('span', {}, [
        strings.menu.name,
        element('small', { text: strings.menu.nameHint.replace('16', String(NAME_LENGTH)) }),
      ]),
      input,
    ]),
    read: () => tidyName(input.value) || initial,
  };
}

export function createMenu(name: string, actions: MenuActions): Menu {
  const field = nameField(name);
  const rooms = roomList(actions.fetchRooms, (roomId) => actions.play(field.read(), roomId));
  const play = element('button', {
    class: 'button button-play',
    text: strings.menu.play,
    testId: 'play',
    attributes: { type: 'submit' },
  });
  const form = element('form', { class: 'menu-form' }, [field.root, play]);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    actions.play(field.read(), undefined);
  });
  const root = element('main', { class: 'menu', testId: 'menu' }, [
    element('div', { class: 'menu-main' }, [
      element('h1', { class: 'title' }, [
        ...strings.title.split(' ').map((word) => element('span', { text: word })),
      ]),
      element('p', { class: 'tagline', text: strings.tagline }),
      element('p', { class: 'needs-keys', text: strings.menu.needsKeys, testId: 'needs-keys' }),
      form,
      element('nav', { class: 'menu-links' }, [
        button(strings.menu.settings, 'button-quiet', actions.settings, 'settings-button'),
        button(strings.menu.help, 'button-quiet', actions.help, 'help-button'),
      ]),
      element('p', { class: 'how-line faint', text: strings.help.line }),
    ]),
    rooms.root,
  ]);
  return {
    root,
    readName: field.read,
    open() {
      root.hidden = false;
      // So that Enter plays; who is in the middle of something else is left there.
      if (document.activeElement === document.body) play.focus({ preventScroll: true });
      rooms.start();
    },
    close() {
      root.hidden = true;
      rooms.stop();
    },
    setJoining(joining) {
      play.disabled = joining;
      play.textContent = joining ? strings.menu.joining : strings.menu.play;
      root.classList.toggle('joining', joining);
    },
  };
}
