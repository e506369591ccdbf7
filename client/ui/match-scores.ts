/** How a match stood that is over. */
import type { MatchResult } from '../net/matchmaker-api.ts';
import { element } from './element.ts';
import { strings } from './strings.ts';

/** Best first. */
export type ShownResult = Pick<MatchResult, 'round'> & {
  scores: readonly Pick<MatchResult['scores'][number], 'name' | 'score'>[];
};

export function matchScores({ round, scores }: ShownResult): HTMLElement {
  const { pilot, score } = strings.scoreboard;
  const head = (label: string, kind: string) =>
    element('th', { class: kind, text: label, attributes: { scope: 'col' } });
  const rows = scores.map((one) =>
    element('tr', {}, [
      element('td', { class: 'who', text: one.name }),
      element('td', { class: 'number', text: String(one.score) }),
    ]),
  );
  const table = element('table', { class: 'standings' }, [
    element('caption', { text: strings.results.title(round) }),
    element('thead', {}, [element('tr', {}, [head(pilot, 'who'), head(score, 'number')])]),
    element('tbody', {}, rows),
  ]);
  // A keyboard scrolls what has the focus.
  return element('div', { class: 'ending-scores', testId: 'ending-scores', attributes: { tabindex: '0' } }, [
    table,
  ]);
}
