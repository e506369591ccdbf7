/** The keys, shown to a new pilot in the arena itself: each goes when it has been used, and they do not come back. */
import type { SessionEvent, SessionView } from '../net/session-types.ts';
import { element, setText } from './element.ts';
import type { Guide } from './guide.ts';
import { strings } from './strings.ts';

const STEPS = ['fly', 'bolt', 'rail', 'dash'] as const;
type Step = (typeof STEPS)[number];

/** Units per second: more than a push by another ship's bounce lasts. */
const FLYING = 120;

export type FirstSteps = {
  root: HTMLElement;
  show(session: SessionView, events: readonly SessionEvent[]): void;
};

type Chip = { root: HTMLElement; key: HTMLElement };

/** @param onLearnt Called once, when every key has been used. */
export function firstSteps(guide: Guide, onLearnt: () => void): FirstSteps {
  const chips = new Map<Step, Chip>();
  for (const step of STEPS) {
    const key = element('kbd');
    const meaning = element('span', { text: strings.firstSteps[step] });
    chips.set(step, { key, root: element('li', {}, [key, meaning]) });
  }
  const roots = [...chips.values()].map((chip) => chip.root);
  const root = element('ol', { class: 'first-steps', testId: 'first-steps' }, roots);
  let told = Number.NaN;

  function nameKeys(): void {
    if (guide.version === told) return;
    told = guide.version;
    for (const [step, { key }] of chips) setText(key, guide.nameOf(step) ?? '–');
  }

  function done(step: Step): void {
    const chip = chips.get(step)?.root;
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
      nameKeys();
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
