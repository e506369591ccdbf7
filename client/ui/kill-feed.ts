/** Who shot down whom, newest lowest, each line for a few seconds. */
import type { SessionEvent, SessionView } from '../net/session-types.ts';
import { element } from './element.ts';
import { labelOf } from './pilot-label.ts';
import { strings } from './strings.ts';

const LINES = 5;
const SHOWN_MS = 6000;

type Died = Extract<SessionEvent, { type: 'died' }>;

export type KillFeed = {
  root: HTMLElement;
  show(session: SessionView, events: readonly SessionEvent[], now: number): void;
};

function lineOf(session: SessionView, event: Died): HTMLElement {
  const concernsMe = event.by === session.me || event.ship === session.me;
  const weapon = element('span', {
    class: `feed-weapon feed-${event.weapon}`,
    attributes: { role: 'img', 'aria-label': strings.hud.weapon[event.weapon] },
  });
  const label = (id: number) => labelOf(session, id, strings.hud.unknownPilot);
  const victim = label(event.ship);
  const parts = event.by === event.ship ? [weapon, victim] : [label(event.by), weapon, victim];
  return element('li', {}, [element('div', { class: concernsMe ? 'feed-line mine' : 'feed-line' }, parts)]);
}

export function killFeed(): KillFeed {
  const root = element('ol', { class: 'kill-feed', testId: 'kill-feed' });
  const until: number[] = [];
  return {
    root,
    show(session, events, now) {
      for (const event of events) {
        if (event.type !== 'died') continue;
        // First, as what has no room is left out from the end.
        root.prepend(lineOf(session, event));
        until.push(now + SHOWN_MS);
      }
      while (until.length > LINES || (until[0] ?? Number.POSITIVE_INFINITY) < now) {
        until.shift();
        root.lastElementChild?.remove();
      }
    },
  };
}
