/** So many clients at once who ask for a seat, take it, leave, and ask again. */
import { type Distribution, distributionOf } from '../distribution.ts';
import type { Backend, Cpu } from './backends.ts';
import { takeFlight } from './take-flight.ts';

export type JoinFigures = {
  joins: number;
  /** Why joins failed, and how often. */
  failures: Record<string, number>;
  joinsPerSecond: number;
  /** From the request to its answer, and to the first state. Milliseconds. */
  seatMs: Distribution;
  flightMs: Distribution;
  /** Milliseconds of processor time for each join. */
  cpuMsPerJoin: Cpu;
  /** What one core of matchmakers carries; and one core of all that takes part. */
  joinsPerCoreSecond: { matchmakers: number; all: number };
};

export async function measureJoins(backend: Backend, atOnce: number, seconds: number): Promise<JoinFigures> {
  const seatMs: number[] = [];
  const flightMs: number[] = [];
  const failures: Record<string, number> = {};
  let client = 0;
  const begun = performance.now();
  const until = begun + seconds * 1000;
  const before = backend.cpu();

  async function joinAgainAndAgain(): Promise<void> {
    while (performance.now() < until) {
      client += 1;
      const asked = performance.now();
      try {
        const seat = await backend.askSeat(client);
        const seated = performance.now();
        const leave = await takeFlight(seat);
        seatMs.push(seated - asked);
        flightMs.push(performance.now() - asked);
        await leave();
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        failures[why] = (failures[why] ?? 0) + 1;
      }
    }
  }

  await Promise.all(Array.from({ length: atOnce }, joinAgainAndAgain));
  const elapsed = (performance.now() - begun) / 1000;
  const after = backend.cpu();
  const joins = flightMs.length;
  const perJoin = (part: keyof Cpu) => ((after[part] - before[part]) * 1000) / joins;
  const cpu = { matchmakers: perJoin('matchmakers'), hosts: perJoin('hosts'), store: perJoin('store') };
  return {
    joins,
    failures,
    joinsPerSecond: joins / elapsed,
    seatMs: distributionOf(seatMs),
    flightMs: distributionOf(flightMs),
    cpuMsPerJoin: cpu,
    joinsPerCoreSecond: {
      matchmakers: 1000 / cpu.matchmakers,
      all: 1000 / (cpu.matchmakers + cpu.hosts + cpu.store),
    },
  };
}
