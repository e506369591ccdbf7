/** Tells the pilot of an own kill, near the ship and not only in a corner: whom, and how many in a row. */
import type { SessionEvent, SessionView } from '../net/session-types.ts';
import { element } from './element.ts';
import { labelOf } from './pilot-label.ts';
import { strings } from './strings.ts';

const SHOWN_MS = 1900;

export type KillNotice = {
  root: HTMLElement;
  show(session: SessionView, events: readonly SessionEvent[], now: number): void;
};

export function killNotice(): KillNotice {
  // The kill feed says the same to who cannot see this.
  const root = element('div', {
    class: 'kill-notice',
    testId: 'kill-notice',
    attributes: { 'aria-hidden': 'true' },
  });
  root.hidden = true;
  let until = 0;
  let inARow = 0;

  function tell(session: SessionView, victim: number, now: number): void {
    inARow += 1;
    until = now + SHOWN_MS;
    const row = inARow < 2 ? [] : [element('small', { text: strings.kill.row(inARow) })];
    // A new element each time, so that it arrives each time.
    const line = element('p', {}, [
      element('span', { text: strings.kill.done }),
      labelOf(session, victim, strings.hud.unknownPilot),
      element('b', { text: strings.kill.point }),
    ]);
    root.replaceChildren(line, ...row);
  }

  return {
    root,
    show(session, events, now) {
      for (const event of events) {
        if (event.type === 'turned') inARow = 0;
        if (event.type !== 'died') continue;
        if (event.ship === session.me) {
          inARow = 0;
          until = 0;
        } else if (event.by === session.me) tell(session, event.ship, now);
      }
      const shown = now < until && session.round.phase === 'play';
      if (root.hidden === shown) root.hidden = !shown;
    },
  };
}
