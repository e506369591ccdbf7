/** Asks a pilot who gives no sign whether anybody is there, before the seat is given up. */
import type { SessionView } from '../net/session-types.ts';
import { element, setText } from './element.ts';
import { strings } from './strings.ts';

export function awayNotice(): { root: HTMLElement; show(session: SessionView): void } {
  // The seconds are for the eye: read out, each of them would talk over the last.
  const count = element('p', { attributes: { 'aria-hidden': 'true' } });
  const root = element('section', {
    class: 'away-notice panel',
    testId: 'away',
    attributes: { role: 'alert' },
  });
  root.hidden = true;
  return {
    root,
    show({ awaySeconds }) {
      const shown = awaySeconds > 0;
      if (root.hidden === shown) {
        root.hidden = !shown;
        // Put in anew, so that it is read out each time.
        if (shown) {
          const { title, text } = strings.away;
          root.replaceChildren(element('h2', { text: title }), element('p', { text }), count);
        }
      }
      if (shown) setText(count, strings.away.left(awaySeconds));
    },
  };
}
