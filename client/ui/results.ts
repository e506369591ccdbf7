/** The end of a round: who won, how everybody stands, awards, the vote, and when the next begins. */
import type { SessionView } from '../net/session-types.ts';
import { awardsList } from './awards-list.ts';
import { ballotVote } from './ballot-vote.ts';
import { element, setText } from './element.ts';
import { podium } from './podium.ts';
import { type Ranked, rankShips } from './ranking.ts';
import { RoundRoll } from './round-roll.ts';
import { standingsTable } from './standings-table.ts';
import { strings } from './strings.ts';
import { verdictOf } from './verdict.ts';

export type Results = {
  root: HTMLElement;
  /** Also while nothing is drawn. */
  learn(session: SessionView): void;
  show(session: SessionView, ranked: readonly Ranked[]): void;
  close(): void;
};

export function results(): Results {
  const title = element('h2');
  const verdict = element('p', { class: 'verdict' });
  const line = element('p', { class: 'verdict-line' });
  const next = element('p', { class: 'next-round', attributes: { role: 'timer' } });
  const steps = podium();
  const table = standingsTable();
  const awards = awardsList();
  const vote = ballotVote();
  const roll = new RoundRoll();
  const header = element('header', { attributes: { 'aria-live': 'polite' } }, [title, verdict, line]);
  const body = element('div', { class: 'results-body', attributes: { tabindex: '0' } }, [
    element('div', { class: 'results-standings' }, [steps.root, table.root]),
    awards.root,
  ]);
  const root = element('section', { class: 'results', testId: 'results' }, [
    element('h1', { class: 'visually-hidden', text: strings.title }),
    element('div', { class: 'results-card panel' }, [
      header,
      body,
      element('footer', { class: 'results-foot' }, [vote.root, next]),
    ]),
  ]);
  root.hidden = true;
  let shownRanked: readonly Ranked[] = [];
  return {
    root,
    learn(session) {
      if (session.round.phase === 'results') roll.step(session);
    },
    show(session, ranked) {
      const shown = session.round.phase === 'results';
      if (root.hidden === shown) {
        root.hidden = !shown;
        body.scrollTop = 0;
        shownRanked = [];
        vote.show(session);
      }
      if (!shown) return;
      setText(next, strings.results.next(Math.max(0, Math.ceil(session.round.msLeft / 1000))));
      // Ranked anew a few times a second, and the same list in between.
      if (ranked === shownRanked) return;
      shownRanked = ranked;
      roll.step(session);
      const { pilots } = roll;
      const { mode, round, teamScores, me, watching } = session;
      const over = { mode, round, teamScores, me, watching, pilots };
      const rolled = rankShips(pilots.values());
      const won = verdictOf(over, rolled);
      const titleOf = session.room.ranked ? strings.results.rankedTitle : strings.results.title;
      setText(title, titleOf(round.number));
      setText(verdict, won.text);
      verdict.className = `verdict tone-${won.tone}`;
      setText(line, won.line);
      if (mode.teams > 0) steps.root.hidden = true;
      else steps.show(rolled);
      table.show(over, rolled);
      awards.show(over);
      vote.show(session);
    },
    close: () => vote.close(),
  };
}
