import { describe, expect, test } from 'vitest';
import { lacksPrograms } from '../helpers/cluster-programs.ts';
import { runChaos } from './chaos.ts';
import type { ChaosOptions } from './chaos-options.ts';

const short: ChaosOptions = {
  seconds: 6,
  pilots: 40,
  rate: 5,
  replicas: 3,
  hosts: 2,
  killsHost: false,
  calm: false,
  control: false,
};

describe.skipIf(lacksPrograms)('joins while replicas are killed', () => {
  const lines: string[] = [];
  const run = (options: ChaosOptions) =>
    runChaos(options, (name, line) => void lines.push(`${name}: ${line}`));

  test('R7 R9 everybody gets one seat and flies, and nothing stays taken', async () => {
    const { kills, joins, failures, doubled, leaks } = await run(short);
    expect({ failures, doubled, leaks }).toEqual({
      failures: {},
      doubled: [],
      leaks: { pilots: 0, rooms: 0, afterMs: expect.any(Number) },
    });
    expect(joins).toBe(30);
    expect(kills).toBeGreaterThan(2);
  }, 90_000);

  test('R7 a matchmaker that remembers its sessions loses joins in the same storm', async () => {
    const { share } = await run({ ...short, control: true });
    expect(share).toBeLessThan(0.9);
  }, 90_000);
});
