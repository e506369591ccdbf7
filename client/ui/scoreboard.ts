import type { SessionView } from '../net/session-types.ts';
import { element, setText } from './element.ts';
import { clockOf } from './format.ts';
import type { Ranked } from './ranking.ts';
import { standingsTable } from './standings-table.ts';
import { strings } from './strings.ts';

/** The standings over the fight, while its key is held. */
export function scoreboard(): {
  root: HTMLElement;
  show(session: SessionView, ranked: readonly Ranked[]): void;
} {
  const table = standingsTable();
  const about = element('p', { class: 'board-about' });
  const root = element(
    'section',
    { class: 'board panel', testId: 'scoreboard', attributes: { 'aria-label': strings.scoreboard.title } },
    [element('header', {}, [element('h2', { text: strings.scoreboard.title }), about]), table.root],
  );
  root.hidden = true;
  return {
    root,
    show(session, ranked) {
      if (root.hidden) return;
      const { round, arena, mode } = session;
      const parts = [
        strings.modes[mode.name].title,
        arena.title,
        strings.hud.round(round.number),
        clockOf(round.msLeft),
      ];
      setText(about, parts.join(' · '));
      table.show(session, ranked);
    },
  };
}
