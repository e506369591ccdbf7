/** Who shot the own ship down, with what and from where, and when it is back. */
import type { SessionEvent, SessionView } from '../net/session-types.ts';
import { compassPointOf } from './compass.ts';
import { element, setText } from './element.ts';
import { secondsOf } from './format.ts';
import { labelOf } from './pilot-label.ts';
import { strings } from './strings.ts';

export type DeathNotice = {
  root: HTMLElement;
  /** Also of what fell between two frames: the notice stands long after the shot. */
  learn(session: SessionView, events: readonly SessionEvent[]): void;
  show(session: SessionView): void;
};

type Died = Extract<SessionEvent, { type: 'died' }>;

function causeOf(session: SessionView, event: Died): (Node | string)[] {
  if (event.by === session.me) return [strings.death.own];
  return [
    strings.death.by,
    labelOf(session, event.by, strings.hud.unknownPilot),
    strings.death.with(strings.hud.weapon[event.weapon]),
  ];
}

/** The way back along the shot's flight. */
function originOf(session: SessionView, event: Died): (Node | string)[] {
  if (!event.seen || event.by === session.me) return [];
  const back = event.angle + Math.PI;
  const arrow = element('i', { class: 'death-arrow', attributes: { 'aria-hidden': 'true' } });
  arrow.style.rotate = `${back}rad`;
  return [arrow, strings.death.from[compassPointOf(back)]];
}

export function deathNotice(): DeathNotice {
  const cause = element('p', { class: 'death-cause' });
  const origin = element('p', { class: 'death-origin' });
  const told = element('div', { attributes: { role: 'status' } }, [
    element('h2', { text: strings.death.title }),
    cause,
    origin,
  ]);
  const back = element('p', { class: 'death-back', attributes: { role: 'timer' } });
  const root = element('section', { class: 'death', testId: 'death' }, [told, back]);
  root.hidden = true;
  return {
    root,
    learn(session, events) {
      for (const event of events) {
        if (event.type !== 'died' || event.ship !== session.me) continue;
        cause.replaceChildren(...causeOf(session, event));
        origin.replaceChildren(...originOf(session, event));
      }
    },
    show(session) {
      const own = session.ships.get(session.me);
      const shown =
        own !== undefined && !own.flying && !session.watching && session.round.phase !== 'results';
      if (root.hidden === shown) {
        root.hidden = !shown;
        if (!shown) {
          cause.replaceChildren();
          origin.replaceChildren();
        }
      }
      if (shown) setText(back, strings.death.back(secondsOf(session.gauges.respawnMs)));
    },
  };
}
