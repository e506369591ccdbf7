/** What the own ship picked up just now, and how long an overcharge lasts: a word over the gauges. */
import { OVERCHARGE_TICKS, REPAIR, SHIELD } from '../../sim/tuning.ts';
import { TICK_MS } from '../../sim/units.ts';
import type { SessionEvent, SessionView } from '../net/session-types.ts';
import { element, setText } from './element.ts';
import { strings } from './strings.ts';

const SHOWN_MS = 1800;

type Took = Extract<SessionEvent, { type: 'took' }>;

export type PickupNote = {
  root: HTMLElement;
  show(session: SessionView, events: readonly SessionEvent[], now: number): void;
};

function gainOf({ kind }: Took): string {
  const text = strings.hud.took;
  if (kind === 'repair') return text.repair(REPAIR);
  return kind === 'shield' ? text.shield(SHIELD) : text.overcharge;
}

export function pickupNote(): PickupNote {
  const note = element('p', { class: 'pickup-note', testId: 'pickup-note', attributes: { role: 'status' } });
  const left = element('span', { class: 'over-left' });
  const fill = element('i');
  const over = element('div', { class: 'over', testId: 'overcharge' }, [
    element('i', { class: 'pickup-mark pickup-overcharge', attributes: { 'aria-hidden': 'true' } }),
    element('span', { text: strings.hud.overcharge }),
    element('span', { class: 'over-track', attributes: { 'aria-hidden': 'true' } }, [fill]),
    left,
  ]);
  const root = element('div', { class: 'pickup-notes' }, [note, over]);
  note.hidden = true;
  over.hidden = true;
  let until = 0;
  return {
    root,
    show(session, events, now) {
      for (const event of events) {
        if (event.type !== 'took' || !event.own) continue;
        until = now + SHOWN_MS;
        note.replaceChildren(
          element('i', { class: `pickup-mark pickup-${event.kind}`, attributes: { 'aria-hidden': 'true' } }),
          gainOf(event),
        );
      }
      const noted = now < until;
      if (note.hidden === noted) note.hidden = !noted;
      const { overMs } = session.gauges;
      const charged = overMs > 0 && session.round.phase !== 'results';
      if (over.hidden === charged) over.hidden = !charged;
      if (!charged) return;
      setText(left, strings.hud.overLeft(Math.ceil(overMs / 1000)));
      fill.style.transform = `scaleX(${Math.min(1, overMs / (OVERCHARGE_TICKS * TICK_MS)).toFixed(2)})`;
    },
  };
}
