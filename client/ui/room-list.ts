/** The rooms that one can join, asked for again every few seconds while the list is on screen. */
import { button, element, setText } from './element.ts';
import { millisOf, modeTitle, titleOf } from './format.ts';
import { strings } from './strings.ts';

export type ListedRoom = {
  id: string;
  mode: string;
  map: string;
  pilots: number;
  capacity: number;
  bots: number;
};
export type RoomsAnswer = { rooms: readonly ListedRoom[]; pingMs: number };

const EVERY_MS = 4000;
const PINGS = 4;

export type RoomActions = { join(roomId: string): void; watch(roomId: string): void };

function rowOf(room: ListedRoom, pingMs: number, actions: RoomActions): HTMLElement {
  const people = strings.menu.people(room.pilots - room.bots);
  const bots = strings.menu.bots(room.bots);
  // Bots make way, so only people fill a room.
  const full = room.pilots - room.bots >= room.capacity;
  const row = element('button', {
    class: 'room',
    testId: 'room',
    attributes: {
      type: 'button',
      'aria-label': strings.menu.roomLabel(modeTitle(room.mode), titleOf(room.map), people, bots),
      'data-room': room.id,
    },
  });
  row.disabled = full;
  const seats = element('span', { class: 'room-seats', attributes: { 'aria-hidden': 'true' } });
  seats.style.setProperty('--people', String((room.pilots - room.bots) / room.capacity));
  seats.style.setProperty('--pilots', String(room.pilots / room.capacity));
  row.append(
    element('span', { class: 'room-name' }, [
      element('strong', { text: titleOf(room.map) }),
      element('small', { text: modeTitle(room.mode) }),
    ]),
    element('span', { class: 'room-people' }, [
      element('span', { text: people }),
      element('small', { text: bots }),
      seats,
    ]),
    element('span', { class: 'room-ping', text: millisOf(pingMs) }),
    element('span', { class: 'room-join', text: full ? strings.menu.full : strings.menu.join }),
  );
  row.addEventListener('click', () => actions.join(room.id));
  const watch = button(strings.menu.watch, 'button-quiet room-watch', () => actions.watch(room.id), 'watch');
  watch.setAttribute('aria-label', strings.menu.watchLabel(modeTitle(room.mode), titleOf(room.map)));
  watch.dataset.room = `${room.id} watch`;
  return element('div', { class: 'room-row' }, [row, watch]);
}

export type RoomList = { root: HTMLElement; start(): void; stop(): void };

export function roomList(fetchRooms: () => Promise<RoomsAnswer>, actions: RoomActions): RoomList {
  const word = element('p', {
    class: 'rooms-word',
    text: strings.menu.loadingRooms,
    attributes: { role: 'status' },
  });
  const rows = element('div', { class: 'rooms-rows' });
  const root = element(
    'section',
    { class: 'rooms panel', testId: 'rooms', attributes: { 'aria-label': strings.menu.rooms } },
    [element('header', {}, [element('h2', { text: strings.menu.rooms })]), rows, word],
  );
  let timer: number | undefined;
  let shown = '';
  const pings: number[] = [];

  /** The least of the last few: the first also pays for opening the connection. */
  function leastPing(pingMs: number): number {
    pings.push(pingMs);
    if (pings.length > PINGS) pings.shift();
    return Math.min(...pings);
  }

  function show(answer: RoomsAnswer): void {
    root.classList.remove('failed');
    setText(word, answer.rooms.length === 0 ? strings.menu.noRooms : '');
    const pingMs = Math.round(leastPing(answer.pingMs));
    const state = JSON.stringify([answer.rooms, pingMs]);
    // A list that changed under the finger would take the focus away for nothing.
    if (state === shown) return;
    shown = state;
    const focused =
      document.activeElement instanceof HTMLElement ? document.activeElement.dataset.room : undefined;
    rows.replaceChildren(...answer.rooms.map((room) => rowOf(room, pingMs, actions)));
    if (focused === undefined) return;
    for (const row of rows.querySelectorAll('[data-room]'))
      if (row instanceof HTMLElement && row.dataset.room === focused) row.focus();
  }

  async function refresh(): Promise<void> {
    try {
      show(await fetchRooms());
    } catch {
      root.classList.add('failed');
      shown = '';
      rows.replaceChildren();
      setText(word, strings.menu.roomsFailed);
    }
  }

  return {
    root,
    start() {
      void refresh();
      timer ??= window.setInterval(() => void refresh(), EVERY_MS);
    },
    stop() {
      window.clearInterval(timer);
      timer = undefined;
    },
  };
}
