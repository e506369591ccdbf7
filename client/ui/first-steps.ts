/** The keys, shown to a new pilot in the arena itself: each goes when it has been used, and they do not come back. */
import type { SessionEvent, SessionView } from '../net/session-types.ts';
import { element } from './element.ts';
import { strings } from './strings.ts';

const STEPS = ['fly', 'bolt', 'rail', 'dash'] as const;
type Step = (typeof STEPS)[number];

/** Units per second: more than a push by another ship's bounce lasts. */
const FLYING = 120;

export type FirstSteps = {
  root: HTMLElement;
  show(session: SessionView, events: readonly SessionEvent[]): void;
};

/** @param onLearnt Called once, when every key has been used. */
export function firstSteps(onLearnt: () => void): FirstSteps {
  const chips = new Map<Step, HTMLElement>();
  for (const step of STEPS) {
    const { key, meaning } = strings.firstSteps[step];
    chips.set(step, element('li', {}, [element('kbd', { text: key }), element('span', { text: meaning })]));
  }
  const root = element('ol', { class: 'first-steps', testId: 'first-steps' }, [...chips.values()]);

  function done(step: Step): void {
    const chip = chips.get(step);
    if (chip === undefined) return;
    chip.addEventListener('transitionend', () => chip.remove(), { once: true });
    chip.classList.add('done');
    chips.delete(step);
    if (chips.size === 0) onLearnt();
  }

  return {
    root,
    show(session, events) {
      if (chips.size === 0) return;
      for (const event of events) if (event.type === 'fired' && event.own) done(event.weapon);
      const own = session.ships.get(session.me);
      const shown = own?.flying === true && session.round.phase !== 'results';
      if (root.hidden === shown) root.hidden = !shown;
      if (!shown) return;
      if (own.dashing) done('dash');
      else if (Math.hypot(own.vx, own.vy) > FLYING) done('fly');
    },
  };
}
