/** What a watcher has instead of a ship: whom it follows, how late it all is, and the ways to play or to leave. */

import { TICK_RATE } from '../../sim/units.ts';
import { FREE_LOOK } from '../../sim/watch-input.ts';
import type { SessionView } from '../net/session-types.ts';
import { button, element, setText } from './element.ts';
import { pilotLabel } from './pilot-label.ts';
import { strings } from './strings.ts';

export type WatchActions = {
  step(way: 1 | -1): void;
  free(free: boolean): void;
  /** Joins the match that is watched. */
  play(): void;
  leave(): void;
};

export type WatchBar = {
  root: HTMLElement;
  /** The scoreboard is wanted. */
  readonly scores: boolean;
  show(session: SessionView): void;
};

function toggle(text: string, testId: string, onChange: (on: boolean) => void) {
  const root = button(
    text,
    'button-quiet watch-look',
    () => onChange(root.getAttribute('aria-pressed') !== 'true'),
    testId,
  );
  const set = (on: boolean) => {
    if (root.getAttribute('aria-pressed') !== String(on)) root.setAttribute('aria-pressed', String(on));
  };
  set(false);
  return { root, set };
}

function arrow(way: 1 | -1, label: string, onStep: (way: 1 | -1) => void): HTMLButtonElement {
  const made = button(way > 0 ? '›' : '‹', 'button-quiet watch-step', () => onStep(way));
  made.setAttribute('aria-label', label);
  return made;
}

/** @param wasAway The pilot was moved here from a seat, and is told so. */
export function watchBar(actions: WatchActions, wasAway: boolean): WatchBar {
  const text = strings.watch;
  let scores = false;
  const behind = element('span');
  const dot = element('span', { class: 'watch-dot', text: ' · ' });
  const who = element('span', {
    class: 'watch-pilot',
    testId: 'watch-pilot',
    attributes: { 'aria-live': 'polite' },
  });
  const free = toggle(text.free, 'watch-free', actions.free);
  const board = toggle(strings.scoreboard.title, 'watch-scores', (on) => {
    scores = on;
    board.set(on);
  });
  const root = element(
    'section',
    { class: 'watch-bar', testId: 'watch-bar', attributes: { 'aria-label': text.title } },
    [
      ...(wasAway
        ? [
            element('p', {
              class: 'watch-away',
              text: text.wasAway,
              testId: 'was-away',
              attributes: { role: 'status' },
            }),
          ]
        : []),
      element('p', { class: 'watch-word' }, [element('strong', { text: text.title }), dot, behind]),
      element('div', { class: 'watch-who' }, [
        arrow(-1, text.previous, actions.step),
        who,
        arrow(1, text.next, actions.step),
      ]),
      element('div', { class: 'watch-ways' }, [
        free.root,
        board.root,
        button(text.play, 'button-main', actions.play, 'watch-play'),
        button(text.leave, 'button-quiet', actions.leave, 'watch-leave'),
      ]),
    ],
  );
  let shown = '';
  return {
    root,
    get scores() {
      return scores;
    },
    show({ me, mode, pilots }) {
      setText(behind, text.behind(Math.round(mode.watchDelayTicks / TICK_RATE)));
      free.root.hidden = !mode.freeLook;
      free.set(mode.freeLook && me === FREE_LOOK);
      const pilot = pilots.get(me);
      const now = pilot === undefined ? `${pilots.size}` : `${pilot.id} ${pilot.name} ${pilot.mate}`;
      if (now === shown) return;
      shown = now;
      if (pilot !== undefined) who.replaceChildren(pilotLabel(pilot));
      else who.replaceChildren(pilots.size === 0 ? text.nobody : text.everywhere);
    },
  };
}
