/** The vote for the next map: a button for each, with its key, its votes, and a mark on the own. */
import type { SessionView } from '../net/session-types.ts';
import { element, setText } from './element.ts';
import { titleOf } from './format.ts';
import { strings } from './strings.ts';
import { voteOfKey } from './vote-key.ts';

type Choice = { root: HTMLButtonElement; show(votes: number, own: boolean): void };

function choiceOf(place: number, title: string, map: string, onVote: () => void): Choice {
  const count = element('span', { class: 'vote-count' });
  const mark = element('span', { class: 'vote-own', text: strings.vote.yours });
  const root = element('button', { class: 'vote', testId: `vote-${place}`, attributes: { type: 'button' } }, [
    element('kbd', { text: String(place), attributes: { 'aria-hidden': 'true' } }),
    element('span', { class: 'vote-title' }, [
      element('strong', { text: title }),
      ...(map === '' ? [] : [element('small', { text: map })]),
    ]),
    element('span', { class: 'vote-word' }, [count, mark]),
  ]);
  root.addEventListener('click', onVote);
  return {
    root,
    show(votes, own) {
      setText(count, strings.vote.count(votes));
      mark.hidden = !own;
      root.classList.toggle('chosen', own);
      root.setAttribute('aria-pressed', String(own));
    },
  };
}

function votesFor(session: SessionView, place: number, own: number): number {
  let votes = 0;
  for (const pilot of session.pilots.values()) {
    // The own vote counts at once; the server's word on it is a round trip behind.
    const vote = pilot.id === session.me && own > 0 ? own : pilot.vote;
    if (vote === place) votes += 1;
  }
  return votes;
}

export type BallotVote = { root: HTMLElement; show(session: SessionView): void; close(): void };

export function ballotVote(): BallotVote {
  const list = element('div', { class: 'votes', attributes: { role: 'group' } });
  list.setAttribute('aria-label', strings.vote.title);
  const root = element('section', { class: 'ballot', testId: 'ballot' }, [
    element('h3', { text: strings.vote.title }),
    list,
  ]);
  let choices: Choice[] = [];
  let of: readonly string[] = [];
  let own = 0;
  let latest: SessionView | undefined;

  function vote(place: number): void {
    own = place;
    latest?.vote(place);
    if (latest !== undefined) count(latest);
  }

  function count(session: SessionView): void {
    for (const [i, choice] of choices.entries()) choice.show(votesFor(session, i + 1, own), own === i + 1);
  }

  function layOut(session: SessionView): void {
    of = session.ballot;
    own = session.pilots.get(session.me)?.vote ?? 0;
    choices = of.map((map, i) => {
      const isRematch = i === of.length - 1;
      const title = isRematch ? strings.vote.rematch : titleOf(map);
      return choiceOf(i + 1, title, isRematch ? session.arena.title : '', () => vote(i + 1));
    });
    list.replaceChildren(...choices.map((choice) => choice.root));
  }

  function press(event: KeyboardEvent): void {
    if (latest === undefined || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    // An open dialog has the keys.
    if (event.target instanceof Element && event.target.closest('dialog') !== null) return;
    const place = voteOfKey(event.code, choices.length);
    if (place !== undefined) vote(place);
  }
  window.addEventListener('keydown', press);

  return {
    root,
    show(session) {
      const isOpen = session.round.phase === 'results' && !session.watching && session.ballot.length > 0;
      root.hidden = !isOpen;
      latest = isOpen ? session : undefined;
      if (!isOpen) return;
      if (session.ballot !== of) layOut(session);
      count(session);
    },
    close: () => window.removeEventListener('keydown', press),
  };
}
