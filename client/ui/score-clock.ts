/** The clock at the top of the screen with the score beside it, and how far it is to the goal. */
import type { SessionView } from '../net/session-types.ts';
import { beaconRow } from './beacon-row.ts';
import { element, setText } from './element.ts';
import { clockOf } from './format.ts';
import type { Ranked } from './ranking.ts';
import { type ScoreSide, scoreSidesOf } from './score-sides.ts';
import { strings } from './strings.ts';

const LAST_SECONDS = 15_000;
/** Scores do not change more often than one can read. */
const SCORES_EVERY_MS = 100;

export type ScoreClock = {
  root: HTMLElement;
  show(session: SessionView, ranked: readonly Ranked[], now: number): void;
};

function scoreBox(testId: string): { root: HTMLElement; show(score: ScoreSide, hasGoal: boolean): void } {
  const label = element('small');
  label.dir = 'auto';
  const figure = element('span', { class: 'score-figure', testId });
  const fill = element('i');
  const track = element('span', { class: 'score-track', attributes: { 'aria-hidden': 'true' } }, [fill]);
  const mark = element('i', { class: 'side-mark', attributes: { 'aria-hidden': 'true' } });
  const root = element('div', { class: 'score-box' }, [
    element('span', { class: 'score-label' }, [mark, label]),
    figure,
    track,
  ]);
  let before = 0;
  return {
    root,
    show(score, hasGoal) {
      const calm = root.closest('.calm') !== null;
      if (score.points > before && !calm) {
        figure.animate([{ transform: 'scale(1.7)', color: '#ffd84a' }, { transform: 'scale(1)' }], {
          duration: 420,
          easing: 'ease-out',
        });
      }
      before = score.points;
      setText(label, score.label);
      setText(figure, score.figure);
      root.classList.toggle('side-mate', score.side === 'mate');
      root.classList.toggle('side-enemy', score.side === 'enemy');
      root.classList.toggle('of-pilot', score.hue !== undefined);
      root.style.setProperty('--hue', score.hue ?? '');
      track.hidden = !hasGoal;
      fill.style.transform = `scaleX(${score.share.toFixed(3)})`;
    },
  };
}

export function scoreClock(): ScoreClock {
  const left = scoreBox('score');
  const right = scoreBox('rank');
  const clock = element('div', { class: 'clock-figure', testId: 'clock', attributes: { role: 'timer' } });
  const goal = element('small', { class: 'clock-goal' });
  const counts = element('small', { class: 'clock-ranked', text: strings.ranked.mark, testId: 'ranked' });
  const beacons = beaconRow();
  const root = element('div', { class: 'score-clock' }, [
    element('div', { class: 'score-row' }, [
      left.root,
      element('div', { class: 'clock' }, [clock, goal, counts]),
      right.root,
    ]),
    beacons.root,
  ]);
  let scoredAt = Number.NEGATIVE_INFINITY;
  return {
    root,
    show(session, ranked, now) {
      const { round, mode, room } = session;
      counts.hidden = room.ranked !== true;
      setText(clock, round.waiting ? strings.hud.standing : clockOf(round.msLeft));
      clock.classList.toggle('closing', round.phase === 'play' && round.msLeft < LAST_SECONDS);
      if (now - scoredAt < SCORES_EVERY_MS) return;
      scoredAt = now;
      const [mine, theirs] = scoreSidesOf(session, ranked);
      left.show(mine, mode.goal > 0);
      right.show(theirs, mode.goal > 0);
      setText(goal, mode.goal > 0 ? strings.hud.firstTo(mode.goal) : '');
      beacons.show(session);
    },
  };
}
