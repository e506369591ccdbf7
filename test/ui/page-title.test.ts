import { expect, test } from 'vitest';
import type { RoundView } from '../../client/net/session-types.ts';
import { PageTitle } from '../../client/ui/page-title.ts';
import { foundry } from '../helpers/sim-arena.ts';

function watched() {
  const written: string[] = [];
  const page = {
    get title() {
      return written.at(-1) ?? '';
    },
    set title(words: string) {
      written.push(words);
    },
  };
  const round: RoundView = { number: 1, phase: 'play', msLeft: 60_000, waiting: false };
  const session = {
    arena: foundry,
    room: { id: 'a', mode: 'duel', map: 'quarry' },
    round,
    watching: false,
  };
  return { title: new PageTitle(page), session, page, written };
}

test('the title of the page says mode and map of a match, its results, and who only watches', () => {
  const { title, session, page } = watched();
  title.show(undefined);
  expect(page.title).toBe('Ground Truth');
  title.show(session);
  expect(page.title, 'of the map of now, not of the one that the room was opened with').toBe(
    'Duel on Foundry · Ground Truth',
  );
  session.round = { ...session.round, phase: 'results' };
  title.show(session);
  expect(page.title).toBe('Results of Duel on Foundry · Ground Truth');
  session.watching = true;
  title.show(session);
  expect(page.title).toBe('Watching Duel on Foundry · Ground Truth');
  title.show(undefined);
  expect(page.title).toBe('Ground Truth');
});

test('a ranked match is said to be one', () => {
  const { title, session, page } = watched();
  title.show(session);
  title.show({ ...session, room: { ...session.room, ranked: true } });
  expect(page.title).toBe('Duel (ranked) on Foundry · Ground Truth');
});

test('a title is written once, not in each frame', () => {
  const { title, session, written } = watched();
  for (let frame = 0; frame < 10; frame++) title.show(session);
  expect(written).toHaveLength(1);
});
