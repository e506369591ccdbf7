/** The table of pilots that scoreboard and results share. */
import { element } from './element.ts';
import { pilotLabel } from './pilot-label.ts';
import type { Ranked } from './ranking.ts';
import { strings } from './strings.ts';

function tagsOf(ship: Ranked): HTMLElement[] {
  const tags: HTMLElement[] = [];
  if (ship.own) tags.push(element('span', { class: 'tag tag-own', text: strings.scoreboard.you }));
  if (ship.bot) tags.push(element('span', { class: 'tag', text: strings.scoreboard.bot }));
  if (ship.adrift) tags.push(element('span', { class: 'tag tag-away', text: strings.scoreboard.away }));
  return tags;
}

function rowOf(ship: Ranked, place: number): HTMLTableRowElement {
  return element('tr', { class: ship.own ? 'own' : '' }, [
    element('td', { class: 'place', text: String(place) }),
    element('td', {}, [element('div', { class: 'pilot-cell' }, [pilotLabel(ship), ...tagsOf(ship)])]),
    element('td', { class: 'number', text: String(ship.score) }),
    element('td', { class: 'number faint', text: String(ship.deaths) }),
  ]);
}

export function standingsTable(): { root: HTMLTableElement; show(ranked: readonly Ranked[]): void } {
  const body = element('tbody');
  const head = (label: string, kind = '') =>
    element('th', { class: kind, text: label, attributes: { scope: 'col' } });
  const root = element('table', { class: 'standings' }, [
    element('thead', {}, [
      element('tr', {}, [
        head('#', 'place'),
        head(strings.scoreboard.pilot),
        head(strings.scoreboard.score, 'number'),
        head(strings.scoreboard.deaths, 'number'),
      ]),
    ]),
    body,
  ]);
  let shown = '';
  return {
    root,
    show(ranked) {
      const state = JSON.stringify(
        ranked.map((s) => [s.id, s.name, s.score, s.deaths, s.adrift, s.bot, s.own]),
      );
      if (state === shown) return;
      shown = state;
      body.replaceChildren(...ranked.map((ship, i) => rowOf(ship, i + 1)));
    },
  };
}
