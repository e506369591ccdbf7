/** Who did what best in a round: a card for each award. */
import { type Award, awardsOf } from '../../sim/awards.ts';
import type { SessionView } from '../net/session-types.ts';
import { element } from './element.ts';
import { labelOf } from './pilot-label.ts';
import { strings } from './strings.ts';

type AwardedMatch = Pick<SessionView, 'round' | 'me' | 'watching' | 'pilots'>;

function cardOf(session: AwardedMatch, { award, ship, value }: Award): HTMLElement {
  const text = strings.awards[award];
  const own = ship === session.me && !session.watching;
  return element('li', { class: own ? 'award own' : 'award' }, [
    element('small', { text: text.title }),
    labelOf(session, ship, strings.hud.unknownPilot),
    element('span', { class: 'award-figure', text: text.figure(value) }),
  ]);
}

export function awardsList(): { root: HTMLElement; show(session: AwardedMatch): void } {
  const list = element('ul', { class: 'awards-cards' });
  const root = element('section', { class: 'awards', testId: 'awards' }, [
    element('h3', { text: strings.results.awards }),
    list,
  ]);
  let shown = '';
  return {
    root,
    show(session) {
      const awards = awardsOf(session.pilots.values());
      const state = JSON.stringify([session.round.number, awards]);
      if (state === shown) return;
      shown = state;
      root.hidden = awards.length === 0;
      list.replaceChildren(...awards.map((award) => cardOf(session, award)));
    },
  };
}
