/** The announcer's words on screen: short, stacked, each for a few seconds. */
import type { SessionEvent, SessionView } from '../net/session-types.ts';
import { type Announcement, Announcer } from './announcer.ts';
import { element } from './element.ts';
import type { Ranked } from './ranking.ts';

const LINES = 3;
const SHOWN_MS = 3400;

export type Announcements = {
  root: HTMLElement;
  show(session: SessionView, events: readonly SessionEvent[], ranked: readonly Ranked[], now: number): void;
};

export function announcements(): Announcements {
  const root = element('ol', {
    class: 'announcements',
    testId: 'announcements',
    attributes: { 'aria-live': 'polite', 'aria-relevant': 'additions' },
  });
  const announcer = new Announcer();
  const said: Announcement[] = [];
  const until: number[] = [];
  return {
    root,
    show(session, events, ranked, now) {
      // What was said of a round is not true any more when it is over, or was broken off.
      if (events.some((event) => event.type === 'turned' && event.phase !== 'play')) {
        root.replaceChildren();
        until.length = 0;
      }
      announcer.step(session, events, ranked, now, said);
      for (const { text, tone } of said) {
        root.append(element('li', { class: `announcement tone-${tone}`, text }));
        until.push(now + SHOWN_MS);
      }
      said.length = 0;
      while (until.length > LINES || (until[0] ?? Number.POSITIVE_INFINITY) < now) {
        until.shift();
        root.firstElementChild?.remove();
      }
    },
  };
}
