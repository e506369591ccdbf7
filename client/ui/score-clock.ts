/** Score, clock and rank at the top of the screen. */
import type { RoundView } from '../net/session-types.ts';
import { element, setText } from './element.ts';
import { clockOf } from './format.ts';
import { strings } from './strings.ts';

const LAST_SECONDS = 15_000;

export type ScoreClock = {
  root: HTMLElement;
  show(round: RoundView, score: number, rank: number, pilots: number): void;
};

export function scoreClock(): ScoreClock {
  const score = element('span', { class: 'score-figure', testId: 'score' });
  const clock = element('div', { class: 'clock', testId: 'clock', attributes: { role: 'timer' } });
  const rank = element('span', { class: 'score-figure', testId: 'rank' });
  const root = element('div', { class: 'score-clock' }, [
    element('div', { class: 'score-box' }, [element('small', { text: strings.hud.score }), score]),
    clock,
    element('div', { class: 'score-box' }, [element('small', { text: strings.hud.rank }), rank]),
  ]);
  let before = 0;
  return {
    root,
    show(round, points, place, pilots) {
      if (points > before && root.closest('.calm') === null) {
        score.animate([{ transform: 'scale(1.7)', color: '#ffd84a' }, { transform: 'scale(1)' }], {
          duration: 420,
          easing: 'ease-out',
        });
      }
      before = points;
      setText(score, String(points));
      setText(clock, clockOf(round.msLeft));
      setText(rank, `${place}/${pilots}`);
      clock.classList.toggle('ending', round.phase === 'play' && round.msLeft < LAST_SECONDS);
    },
  };
}
