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
export type RoomsAnswer = {
  rooms: readonly ListedRoom[];
  /** How long the server took to answer; undefined where that is not known. */
  pingMs: number | undefined;
};

const EVERY_MS = 4000;
/** The second question, for the ping. */
const SOON_MS = 1000;
const PINGS = 4;
/** One alone tells little: while a page loads, server and browser have much else to do. */
const FEWEST_PINGS = 2;

export type RoomActions = { join(roomId: string): void; watch(roomId: string): void };

function rowOf(room: ListedRoom, pingMs: number | undefined, actions: RoomActions): HTMLElement {
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
    element('span', { class: 'room-ping', text: pingMs === undefined ? '' : millisOf(pingMs) }),
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
  let soon: number | undefined;
  let shown = '';
  const pings: number[] = [];

  /** The least of the last few: what else a server does makes an answer later, and never earlier. */
  function leastPing(pingMs: number | undefined): number | undefined {
    if (pingMs !== undefined) pings.push(pingMs);
    if (pings.length > PINGS) pings.shift();
    return pings.length < FEWEST_PINGS ? undefined : Math.round(Math.min(...pings));
  }

  function show(answer: RoomsAnswer): void {
    root.classList.remove('failed');
    // One that everybody has left is about to close.
    const rooms = answer.rooms.filter(({ pilots }) => pilots > 0);
    setText(word, rooms.length === 0 ? strings.menu.noRooms : '');
    const pingMs = leastPing(answer.pingMs);
    const state = JSON.stringify([rooms, pingMs]);
    // A list that changed under the finger would take the focus away for nothing.
    if (state === shown) return;
    shown = state;
    const focused =
      document.activeElement instanceof HTMLElement ? document.activeElement.dataset.room : undefined;
    rows.replaceChildren(...rooms.map((room) => rowOf(room, pingMs, actions)));
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
      if (pings.length < FEWEST_PINGS) soon ??= window.setTimeout(() => void refresh(), SOON_MS);
    },
    stop() {
      window.clearInterval(timer);
      window.clearTimeout(soon);
      timer = undefined;
      soon = undefined;
    },
  };
}
