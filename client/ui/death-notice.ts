/** Who shot the own ship down, and when it is back. */
import type { SessionEvent, SessionView } from '../net/session-types.ts';
import { element, setText } from './element.ts';
import { secondsOf } from './format.ts';
import { pilotLabel } from './pilot-label.ts';
import { strings } from './strings.ts';

export type DeathNotice = {
  root: HTMLElement;
  show(session: SessionView, events: readonly SessionEvent[]): void;
};

function causeOf(session: SessionView, event: Extract<SessionEvent, { type: 'died' }>): (Node | string)[] {
  if (event.by === session.me) return [strings.death.own];
  const by = session.pilots.get(event.by) ?? { id: event.by, own: false, name: strings.hud.unknownPilot };
  return [strings.death.by, pilotLabel(by), strings.death.with(strings.hud.weapon[event.weapon])];
}

export function deathNotice(): DeathNotice {
  const cause = element('p', { class: 'death-cause' });
  const back = element('p', { class: 'death-back' });
  const root = element('section', { class: 'death', testId: 'death', attributes: { role: 'status' } }, [
    element('h2', { text: strings.death.title }),
    cause,
    back,
  ]);
  root.hidden = true;
  return {
    root,
    show(session, events) {
      for (const event of events) {
        if (event.type === 'died' && event.ship === session.me)
          cause.replaceChildren(...causeOf(session, event));
      }
      const own = session.ships.get(session.me);
      const shown = own !== undefined && !own.flying && session.round.phase === 'play';
      if (root.hidden === shown) root.hidden = !shown;
      if (shown) setText(back, strings.death.back(secondsOf(session.gauges.respawnMs)));
    },
  };
}
