/** The tables of pilots that scoreboard and results share: one, or one for each team. */
import type { SessionView } from '../net/session-types.ts';
import { element } from './element.ts';
import { pilotLabel } from './pilot-label.ts';
import { groupsOf, type Ranked, type RankedGroup, type RankedMatch } from './ranking.ts';
import { sideTitle } from './side-title.ts';
import { strings } from './strings.ts';

function tagsOf(pilot: Ranked): HTMLElement[] {
  const text = strings.scoreboard;
  const tags: HTMLElement[] = [];
  if (pilot.own) tags.push(element('span', { class: 'tag tag-own', text: text.you }));
  if (pilot.bot) tags.push(element('span', { class: 'tag', text: text.bot }));
  if (pilot.gone) tags.push(element('span', { class: 'tag tag-away', text: text.gone }));
  else if (pilot.adrift) tags.push(element('span', { class: 'tag tag-away', text: text.adrift }));
  else if (pilot.dead) tags.push(element('span', { class: 'tag tag-down', text: text.down }));
  return tags;
}

function rowOf(pilot: Ranked, place: number, hasBeacons: boolean): HTMLTableRowElement {
  const number = (value: number, kind = 'number') => element('td', { class: kind, text: String(value) });
  return element('tr', { class: `${pilot.own ? 'own' : ''}${pilot.dead ? ' down' : ''}` }, [
    element('td', { class: 'place', text: String(place) }),
    element('td', { class: 'who' }, [
      element('div', { class: 'pilot-cell' }, [pilotLabel(pilot), ...tagsOf(pilot)]),
    ]),
    number(pilot.score),
    ...(hasBeacons ? [number(pilot.captures)] : []),
    number(pilot.deaths, 'number faint'),
  ]);
}

function captionOf({ side, score }: RankedGroup, watching: boolean): HTMLElement[] {
  if (side === undefined) return [];
  return [
    element('caption', { class: `side-${side}` }, [
      element('div', {}, [
        element('i', { class: 'side-mark', attributes: { 'aria-hidden': 'true' } }),
        element('span', { text: sideTitle(side, watching) }),
        element('strong', { text: String(score) }),
      ]),
    ]),
  ];
}

function tableOf(group: RankedGroup, hasBeacons: boolean, watching: boolean): HTMLTableElement {
  const text = strings.scoreboard;
  const head = (label: string, kind = '') =>
    element('th', { class: kind, text: label, attributes: { scope: 'col' } });
  return element('table', { class: 'standings' }, [
    ...captionOf(group, watching),
    element('thead', {}, [
      element('tr', {}, [
        head('#', 'place'),
        head(text.pilot, 'who'),
        head(text.score, 'number'),
        ...(hasBeacons ? [head(text.captures, 'number')] : []),
        head(text.deaths, 'number'),
      ]),
    ]),
    element(
      'tbody',
      {},
      group.rows.map((pilot, i) => rowOf(pilot, group.from + i, hasBeacons)),
    ),
  ]);
}

export type StandingsMatch = RankedMatch & Pick<SessionView, 'round' | 'watching'>;

export function standingsTable(): {
  root: HTMLElement;
  show(session: StandingsMatch, ranked: readonly Ranked[]): void;
} {
  const tables = element('div', { class: 'standings-groups' });
  // Of which the width decides whether two tables stand beside each other.
  const root = element('div', { class: 'standings-frame' }, [tables]);
  let shown: readonly Ranked[] = [];
  let written = '';
  return {
    root,
    show(session, ranked) {
      // Ranked anew a few times a second, and the same list in between.
      if (ranked === shown) return;
      shown = ranked;
      const { mode, round, watching } = session;
      // Who took how many is told when the round is over.
      const hasBeacons = mode.hasBeacons && round.phase === 'results';
      const groups = groupsOf(session, ranked);
      const state = JSON.stringify([mode.name, hasBeacons, watching, groups]);
      if (state === written) return;
      written = state;
      root.classList.toggle('is-split', groups.length > 1);
      tables.replaceChildren(...groups.map((group) => tableOf(group, hasBeacons, watching)));
    },
  };
}
