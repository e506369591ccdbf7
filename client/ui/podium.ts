/** The best three of a round without teams. */
import { element } from './element.ts';
import { pilotLabel } from './pilot-label.ts';
import type { Ranked } from './ranking.ts';
import { strings } from './strings.ts';

/** Second, first, third from left to right. */
const STEPS = [1, 0, 2];
/** Fewer pilots than this are no ranking. */
const FEWEST = 3;

export function podium(): { root: HTMLElement; show(ranked: readonly Ranked[]): void } {
  const root = element('div', { class: 'podium', testId: 'podium' });
  let shown = '';
  return {
    root,
    show(ranked) {
      root.hidden = ranked.length < FEWEST;
      const state = JSON.stringify(ranked.slice(0, 3).map((pilot) => [pilot.id, pilot.name, pilot.score]));
      if (state === shown) return;
      shown = state;
      root.replaceChildren(
        ...STEPS.flatMap((place) => {
          const pilot = ranked[place];
          if (pilot === undefined) return [];
          return [
            element('div', { class: `step step-${place + 1}${pilot.own ? ' own' : ''}` }, [
              pilotLabel(pilot),
              element('div', { class: 'step-block' }, [
                element('strong', { text: strings.results.place[place] ?? '' }),
                element('span', { text: String(pilot.score) }),
              ]),
            ]),
          ];
        }),
      );
    },
  };
}
