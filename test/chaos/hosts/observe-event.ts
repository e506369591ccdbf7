/** One event, from before it is carried out to when everybody flies again: what all pilots saw, and what hosts say. */
import type { Adoptions } from './adoptions.ts';
import { together } from './seen.ts';
import type { Outcome } from './tally.ts';
import type { Wing } from './wing.ts';

type Observed = {
  wings: readonly Wing[];
  adoptions: Adoptions;
  /** Grows with every process that ends by itself. */
  deaths: readonly string[];
};

/** @param hosts Names of the hosts whose rooms are hit; empty: those of all. */
export async function observeEvent(
  { wings, adoptions, deaths }: Observed,
  hosts: string[],
  strike: () => Promise<void>,
): Promise<Outcome> {
  const was = { heard: adoptions.all.length, twice: adoptions.doubled.length, deaths: deaths.length };
  await Promise.all(wings.map((wing) => wing.watch(hosts)));
  await strike();
  const seen = together(await Promise.all(wings.map((wing) => wing.tell())));
  const heard = adoptions.all.slice(was.heard);
  return {
    ...seen,
    adoptions: {
      count: heard.length,
      inexact: heard
        .filter(({ isExact }) => !isExact)
        .map(({ room, member, tick }) => `${room} at tick ${tick} by ${member}`),
      doubled: adoptions.doubled.slice(was.twice),
    },
    deaths: deaths.slice(was.deaths),
  };
}
