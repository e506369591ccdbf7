/** Before a round: who is waited for, or how long it is until it begins. */
import type { SessionView } from '../net/session-types.ts';
import { element, setText } from './element.ts';
import { spacedCode } from './room-code.ts';
import { strings } from './strings.ts';

export type WarmUp = {
  root: HTMLElement;
  /** @param endsSoon Nobody is waited for any more. */
  show(session: SessionView, endsSoon: boolean): void;
};

export function warmUp(): WarmUp {
  const waiting = element('p', { class: 'warm-up-word', attributes: { role: 'status' } });
  const figure = element('strong');
  const starts = element('p', { class: 'warm-up-count', attributes: { role: 'timer' } }, [
    element('span', { text: strings.hud.starts }),
    figure,
  ]);
  const goal = element('p', { class: 'warm-up-goal' });
  const code = element('p', { class: 'room-code', testId: 'warm-up-code' });
  const root = element('section', { class: 'warm-up', testId: 'warm-up' }, [waiting, starts, goal, code]);
  root.hidden = true;
  code.hidden = true;
  let shownCode: string | undefined;
  return {
    root,
    show({ round, mode, room }, endsSoon) {
      const shown = round.phase === 'warmup' && !endsSoon;
      if (root.hidden === shown) root.hidden = !shown;
      if (!shown) return;
      if (waiting.hidden === round.waiting) waiting.hidden = !round.waiting;
      if (starts.hidden !== round.waiting) starts.hidden = round.waiting;
      const text = strings.modes[mode.name];
      setText(waiting, round.waiting ? text.waiting : '');
      setText(figure, String(Math.max(1, Math.ceil(round.msLeft / 1000))));
      setText(goal, text.goal(mode.goal));
      // While others are waited for, how they find the room is more than what it will be about.
      const codeShown = round.waiting && room.code !== undefined;
      if (code.hidden === codeShown) code.hidden = !codeShown;
      if (goal.hidden !== codeShown) goal.hidden = codeShown;
      if (room.code === shownCode) return;
      shownCode = room.code;
      setText(code, shownCode === undefined ? '' : strings.pause.code(spacedCode(shownCode)));
    },
  };
}
