/** The end of a round: podium, table, own rank, and when the next begins. */
import type { SessionView } from '../net/session-types.ts';
import { element, setText } from './element.ts';
import { pilotLabel } from './pilot-label.ts';
import { type Ranked, rankOf } from './ranking.ts';
import { standingsTable } from './standings-table.ts';
import { strings } from './strings.ts';

/** Second, first, third from left to right, as on a podium. */
const STEPS = [1, 0, 2];

function podiumOf(ranked: readonly Ranked[]): HTMLElement[] {
  return STEPS.flatMap((place) => {
    const ship = ranked[place];
    if (ship === undefined) return [];
    return [
      element('div', { class: `step step-${place + 1}${ship.own ? ' own' : ''}` }, [
        pilotLabel(ship),
        element('div', { class: 'step-block' }, [
          element('strong', { text: strings.results.place[place] ?? '' }),
          element('span', { text: String(ship.score) }),
        ]),
      ]),
    ];
  });
}

export function results(): {
  root: HTMLElement;
  show(session: SessionView, ranked: readonly Ranked[]): void;
} {
  const title = element('h2');
  const verdict = element('p', { class: 'verdict' });
  const podium = element('div', { class: 'podium' });
  const next = element('p', { class: 'next-round' });
  const table = standingsTable();
  const root = element(
    'section',
    { class: 'results', testId: 'results', attributes: { 'aria-live': 'polite' } },
    [
      element('div', { class: 'results-card panel' }, [
        element('header', {}, [title, verdict]),
        podium,
        element('div', { class: 'results-table' }, [table.root]),
        next,
      ]),
    ],
  );
  root.hidden = true;
  let podiumShown = '';
  return {
    root,
    show(session, ranked) {
      const shown = session.round.phase === 'results';
      if (root.hidden === shown) root.hidden = !shown;
      if (!shown) return;
      const rank = rankOf(ranked, session.me);
      setText(title, strings.results.title(session.round.number));
      setText(verdict, rank === 1 ? strings.results.won : strings.results.rank(rank, ranked.length));
      setText(next, strings.results.next(Math.max(0, Math.ceil(session.round.msLeft / 1000))));
      const state = JSON.stringify(ranked.slice(0, 3).map((ship) => [ship.id, ship.name, ship.score]));
      if (state !== podiumShown) podium.replaceChildren(...podiumOf(ranked));
      podiumShown = state;
      table.show(ranked);
    },
  };
}
