/** Pilots who join at a steady rate, whatever becomes of those before them, fly a while and leave. */
import { SeatConnection } from '../../client/net/seat-connection.ts';
import { Servers } from '../../client/net/servers.ts';
import { RosterJudge } from './roster-judge.ts';
import { type Flight, StormPilot } from './storm-pilot.ts';

/** How long one flies before it leaves: shortest and longest. */
const STAY_MS = { from: 1000, to: 2500 };

export type Join = {
  /** Milliseconds since the storm began. */
  at: number;
  seatMs: number;
  flyingMs: number;
};

export type StormResult = {
  joins: Join[];
  /** Why joins failed, and how often. */
  failures: Record<string, number>;
  /** Flights that ended before their pilot wished. */
  lost: number;
  /** Pilots who were seen in two rooms at once. */
  doubled: string[];
  /** Joins that were due while all pilots were still busy. */
  skipped: number;
};

export type StormOptions = { origin: string; seconds: number; pilots: number; rate: number };

/** Rejects never; ends when everybody has left. */
export async function runStorm({ origin, seconds, pilots, rate }: StormOptions): Promise<StormResult> {
  const servers = new Servers([origin]);
  const connection = new SeatConnection(servers);
  const idle = Array.from({ length: pilots }, (_, i) => new StormPilot(servers, `Storm ${i}`, connection));
  const result: StormResult = { joins: [], failures: {}, lost: 0, doubled: [], skipped: 0 };
  const judge = new RosterJudge();
  const begun = performance.now();
  const underWay = new Set<Promise<void>>();

  async function stay(flight: Flight): Promise<void> {
    judge.watch(flight.room);
    const length = STAY_MS.from + Math.random() * (STAY_MS.to - STAY_MS.from);
    const ended = new Promise<'stayed'>((resolve) => setTimeout(resolve, length, 'stayed'));
    const how = await Promise.race([ended, flight.lost.then(() => 'lost')]);
    if (how === 'lost') result.lost += 1;
    judge.forget(flight.room);
    await flight.leave();
  }

  async function join(pilot: StormPilot): Promise<void> {
    const at = performance.now() - begun;
    try {
      const flight = await pilot.join();
      result.joins.push({ at, seatMs: flight.seatMs, flyingMs: flight.flyingMs });
      await stay(flight);
    } catch (error) {
      const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      result.failures[why] = (result.failures[why] ?? 0) + 1;
    }
    idle.push(pilot);
  }

  for (let due = 0; due < seconds * rate; due++) {
    const wait = begun + (due / rate) * 1000 - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    judge.look();
    const pilot = idle.shift();
    if (pilot === undefined) {
      result.skipped += 1;
      continue;
    }
    const flight = join(pilot);
    underWay.add(flight);
    void flight.finally(() => underWay.delete(flight));
  }
  await Promise.all(underWay);
  result.doubled = judge.doubled;
  return result;
}
