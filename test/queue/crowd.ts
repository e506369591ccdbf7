/** A crowd that comes to play for rank, made from a seed: who with whom, how good, when, and who runs away. */
import type { ModeName } from '../../sim/modes/mode.ts';
import { nextBelow, nextRandom, type RandomStream } from '../../sim/random.ts';

export type Comer = {
  /** Ids of a party's pilots, or of one pilot. */
  pilots: string[];
  mode: ModeName;
  /** Virtual milliseconds since the beginning. */
  comesAt: number;
  /** It vanishes without a word when a match is proposed to it. */
  vanishes: boolean;
};

export type Crowd = { comers: Comer[]; ratings: Map<string, number> };

const MEAN = 25;
const DEVIATION = 6;
/** Of a pilot of a party from the party's mean: friends are not all as good. */
const FRIENDS_DEVIATION = 3;
/** Sizes of those who come for a team mode, as often as they stand here. */
const PARTY_SIZES = [1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 4, 6];
const VANISHING = 0.02;

/** Roughly normal: the sum of twelve even chances has a deviation of 1. */
function normal(stream: RandomStream): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += nextRandom(stream);
  return sum;
}

/** @param perSecond Tickets that come in each virtual second. */
export function makeCrowd(tickets: number, perSecond: number, seed: number): Crowd {
  const stream = { random: seed >>> 0 };
  const ratings = new Map<string, number>();
  const comers = Array.from({ length: tickets }, (_, i): Comer => {
    const mode = nextRandom(stream) < 0.5 ? 'duel' : 'hold';
    const size = mode === 'duel' ? 1 : (PARTY_SIZES[nextBelow(stream, PARTY_SIZES.length)] ?? 1);
    const mean = MEAN + DEVIATION * normal(stream);
    const pilots = Array.from({ length: size }, (_, member) => `p${i}-${member}`);
    for (const id of pilots) ratings.set(id, size === 1 ? mean : mean + FRIENDS_DEVIATION * normal(stream));
    const comesAt = (nextRandom(stream) * tickets * 1000) / perSecond;
    return { pilots, mode, comesAt, vanishes: nextRandom(stream) < VANISHING };
  });
  return { comers: comers.sort((a, b) => a.comesAt - b.comesAt), ratings };
}
