import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formMatches } from '../../../server/matchmaker/queue/form-matches.ts';
import { QUEUE_RULES, widthOf } from '../../../server/matchmaker/queue/queue-rules.ts';
import { ratingOfTicket, type Ticket } from '../../../server/matchmaker/queue/ticket.ts';
import { nextRandom } from '../../../sim/random.ts';
import { ticketOf } from './tickets.ts';

const DUEL = { least: 1, most: 1 };
const HOLD = { least: 3, most: 6 };
const NOW = 1_000_000;

function form(tickets: readonly Ticket[], shape = DUEL, now = 0) {
  return formMatches(tickets, shape, now, QUEUE_RULES).map(({ sides }) =>
    sides.map((side) => side.map(({ id }) => id)),
  );
}

function singles(ratings: readonly number[], enqueuedAt = 0) {
  return ratings.map((mu, i) => ticketOf(String.fromCharCode(97 + i), [mu], { enqueuedAt }));
}

describe('matches of two', () => {
  it('are formed of the nearest by rating', () => {
    expect(form(singles([20, 25, 20.5, 25.5]))).toEqual([
      [['a'], ['c']],
      [['b'], ['d']],
    ]);
  });

  it('are formed as soon as both accept the difference, which grows with waiting', () => {
    const pair = singles([20, 30]);
    expect(form(pair, DUEL, 15_900)).toEqual([]);
    expect(form(pair, DUEL, 16_000)).toEqual([[['a'], ['b']]]);
    // Who has just come does not accept it yet, however long the other waits.
    const late = [...singles([20]), ticketOf('b', [30], { enqueuedAt: 60_000 })];
    expect(form(late, DUEL, 60_000)).toEqual([]);
  });

  it('serve first who waits longest, and equal ones by id', () => {
    const three = [ticketOf('new', [20], { enqueuedAt: 9 }), ...singles([20, 20])];
    expect(form(three, DUEL, 10)).toEqual([[['a'], ['b']]]);
    expect(form(singles([20, 20, 20]).reverse())).toEqual([[['a'], ['b']]]);
  });
});

describe('matches of two teams', () => {
  it('want full sides at first, and smaller ones after a while', () => {
    expect(form(singles(Array.from({ length: 12 }, () => 25)), HOLD)[0]?.map((side) => side.length)).toEqual([
      6, 6,
    ]);
    const six = singles(Array.from({ length: 6 }, () => 25));
    expect(form(six, HOLD, 23_999)).toEqual([]);
    expect(form(six, HOLD, 24_000)[0]?.map((side) => side.length)).toEqual([3, 3]);
    expect(form(six.slice(1), HOLD, 900_000)).toEqual([]);
  });

  it('keep parties whole and passes over one that leaves no even sides', () => {
    const parties = ['p', 'q', 'r'].map((id) => ticketOf(id, [25, 25, 25, 25]));
    expect(form(parties, HOLD)).toEqual([]);
    const [match] = form([...parties, ...singles([25, 25, 25, 25])], HOLD);
    expect(match?.flat()).toHaveLength(6);
    expect(match?.map((side) => side.some((id) => 'pqr'.includes(id)))).toEqual([true, true]);
  });

  it('are as even as the tickets allow', () => {
    const [match] = formMatches(singles([24, 24, 24, 26, 26, 26], 0), { least: 3, most: 3 }, 0, QUEUE_RULES);
    const sums = match?.sides.map((side) => side.reduce((sum, ticket) => sum + ratingOfTicket(ticket), 0));
    expect(Math.abs((sums?.[0] ?? 0) - (sums?.[1] ?? 9))).toBeCloseTo(2);
  });
});

const ticket = fc.record({
  ratings: fc.array(fc.double({ min: 0, max: 50, noNaN: true }), { minLength: 1, maxLength: 6 }),
  waitedMs: fc.nat({ max: 90_000 }),
});

describe('whatever waits', () => {
  it('each ticket is in one match at most, sides are even in number, all accept the difference', () => {
    fc.assert(
      fc.property(fc.array(ticket, { maxLength: 60 }), fc.constantFrom(DUEL, HOLD), (wishes, shape) => {
        const tickets = wishes.map(({ ratings, waitedMs }, i) =>
          ticketOf(`t${i}`, ratings, { enqueuedAt: NOW - waitedMs }),
        );
        const matches = formMatches(tickets, shape, NOW, QUEUE_RULES);
        const ids = matches.flatMap(({ sides }) => sides.flat().map(({ id }) => id));
        expect(new Set(ids).size).toBe(ids.length);
        for (const { sides } of matches) {
          const [one, two] = sides.map((side) => side.flatMap(({ members }) => members).length);
          expect(one).toBe(two);
          expect(one).toBeGreaterThanOrEqual(shape.least);
          expect(one).toBeLessThanOrEqual(shape.most);
          const ratings = sides.flat().map(ratingOfTicket);
          const spread = Math.max(...ratings) - Math.min(...ratings);
          for (const each of sides.flat())
            expect(spread).toBeLessThanOrEqual(widthOf(each, NOW, QUEUE_RULES));
        }
      }),
    );
  });

  it('the order in which tickets are read makes no difference', () => {
    fc.assert(
      fc.property(fc.array(ticket, { maxLength: 40 }), fc.nat(), (wishes, seed) => {
        const tickets = wishes.map(({ ratings, waitedMs }, i) =>
          ticketOf(`t${i}`, ratings, { enqueuedAt: NOW - waitedMs }),
        );
        const stream = { random: seed };
        const keys = new Map(tickets.map((each) => [each, nextRandom(stream)]));
        const shuffled = tickets.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
        expect(form(shuffled, HOLD, NOW)).toEqual(form(tickets, HOLD, NOW));
      }),
    );
  });
});
