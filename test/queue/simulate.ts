/** A crowd in the queue, in virtual time: three replicas, or as many as there are stores, race for every match. */
import { enterQueue } from '../../server/matchmaker/queue/enter-queue.ts';
import { formRound } from '../../server/matchmaker/queue/form-round.ts';
import { lookAtTicket, type Standing } from '../../server/matchmaker/queue/look-at-ticket.ts';
import type { Queue } from '../../server/matchmaker/queue/queue.ts';
import { QUEUE_RULES } from '../../server/matchmaker/queue/queue-rules.ts';
import type { SharedRecords } from '../../server/store/shared-records.ts';
import type { ModeName } from '../../sim/modes/mode.ts';
import { nextBelow, type RandomStream } from '../../sim/random.ts';
import { countClaims } from './count-claims.ts';
import type { Comer, Crowd } from './crowd.ts';

const STEP_MS = 250;
/** After the last one came, those who wait have so long to find somebody. */
const TAIL_MS = 120_000;
const MOST_AT_ONCE = 40;

export type OpenedMatch = { mode: ModeName; sides: readonly (readonly string[])[] };
export type Waited = { comer: Comer; ticket: string; enteredAt: number; foundAt: number | undefined };
export type Outcome = {
  opened: OpenedMatch[];
  waited: Waited[];
  /** For each ticket, how often it was taken for a match and not given back. */
  claims: ReadonlyMap<string, number>;
  virtualMs: number;
};

type Player = {
  id: string;
  place: Waited;
  /** What the last answer said; asked again, it is a sign of life. */
  last: Standing['is'] | undefined;
  done: boolean;
};

/** So many questions at once, and no more: a store that is asked all of them is late with the last. */
async function atOnce<T>(items: readonly T[], ask: (item: T) => Promise<void>): Promise<void> {
  for (let i = 0; i < items.length; i += MOST_AT_ONCE)
    await Promise.all(items.slice(i, i + MOST_AT_ONCE).map(ask));
}

/** @param clock The virtual time, which the stores have been given too. */
export async function simulate(
  crowd: Crowd,
  stores: readonly SharedRecords[],
  clock: { ms: number },
  seed: number,
): Promise<Outcome> {
  const stream: RandomStream = { random: seed >>> 0 };
  const begun = clock.ms;
  const opened: OpenedMatch[] = [];
  const claims = new Map<string, number>();
  const replicas = stores.map((records) => countClaims(records, claims));
  const queues = replicas.map(
    (records): Queue => ({
      records,
      // Formed below, by all replicas at once.
      rules: { ...QUEUE_RULES, formEveryMs: Number.POSITIVE_INFINITY },
      ratingOf: async (id) => ({ mu: crowd.ratings.get(id) ?? 25, sigma: 8 }),
      async openRanked(mode, sides) {
        opened.push({ mode, sides });
        return { roomId: `room-${opened.length}` };
      },
      pause: async () => {},
    }),
  );
  const anyQueue = () => {
    const queue = queues[nextBelow(stream, queues.length)];
    if (queue === undefined) throw new Error('no replica');
    return queue;
  };

  const waited: Waited[] = [];
  let players: Player[] = [];
  async function come(comer: Comer): Promise<void> {
    const pilots = comer.pilots.map((id) => ({ id, name: id, bot: false }));
    const ticket = await enterQueue(anyQueue(), pilots, comer.mode);
    const place: Waited = { comer, ticket, enteredAt: clock.ms, foundAt: undefined };
    waited.push(place);
    for (const id of comer.pilots) players.push({ id, place, last: undefined, done: false });
  }

  async function ask(player: Player): Promise<void> {
    const { place, id } = player;
    const isSign = player.last !== 'waiting';
    const standing = await lookAtTicket(anyQueue(), { ticketId: place.ticket, pilotId: id }, isSign);
    player.last = standing?.is;
    if (standing?.is === 'found') place.foundAt ??= clock.ms;
    if (standing?.is === 'proposed' && place.comer.vanishes) player.done = true;
    if (standing === undefined || standing.is === 'found' || standing.is === 'cancelled') player.done = true;
  }

  const comers = [...crowd.comers];
  const end = begun + (comers.at(-1)?.comesAt ?? 0) + TAIL_MS;
  while (clock.ms < end && (comers.length > 0 || players.length > 0)) {
    clock.ms += STEP_MS;
    const now = comers.filter(({ comesAt }) => begun + comesAt <= clock.ms);
    comers.splice(0, now.length);
    await atOnce(now, come);
    const rules = { ...QUEUE_RULES, formEveryMs: 0 };
    await Promise.all(
      replicas.flatMap((records) =>
        (['duel', 'hold'] as const).map((mode) => formRound(records, mode, clock.ms, rules)),
      ),
    );
    await atOnce(players, ask);
    players = players.filter(({ done }) => !done);
  }
  return { opened, waited, claims, virtualMs: clock.ms - begun };
}
