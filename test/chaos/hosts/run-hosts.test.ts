import { describe, expect, test } from 'vitest';
import { lacksPrograms } from '../../helpers/cluster-programs.ts';
import type { HostOptions } from './host-options.ts';
import { runHosts } from './run-hosts.ts';

const small: HostOptions = {
  rooms: 2,
  pilots: 6,
  hosts: 2,
  kills: 1,
  times: 1,
  only: ['kill'],
  rolling: undefined,
  survival: true,
  seed: 5,
};

describe.skipIf(lacksPrograms)('matches while hosts are killed', () => {
  test('R11 R12 whoever flew flies on, in the same match, and nobody hears two hosts', async () => {
    const { kinds, leaks } = await runHosts(small, () => {});
    const [kill] = kinds;
    expect(kill).toMatchObject({
      kind: 'kill',
      count: 1,
      pilotsLost: { first: [] },
      seatsDoubled: { first: [] },
      shipsChanged: { first: [] },
      scores: { faults: { first: [] } },
      adoptions: { otherHash: { first: [] }, underOneEpoch: { first: [] } },
      secondTruths: { first: [] },
      deaths: { first: [] },
    });
    expect(kill?.moves).toBeGreaterThan(0);
    expect(kill?.adoptions.count).toBe(kill?.moves);
    expect(kill?.ticksLost).toBeLessThanOrEqual(3);
    expect(leaks).toMatchObject({ pilots: 0, rooms: 0 });
  }, 90_000);

  test('R11 the control, which keeps nothing, loses every pilot of a killed host', async () => {
    const { kinds, ok } = await runHosts({ ...small, survival: false }, () => {});
    expect(ok).toBe(false);
    const [kill] = kinds;
    expect(kill?.pilotsHit).toBeGreaterThan(0);
    expect(kill?.pilotsLost.count).toBe(kill?.pilotsHit);
  }, 90_000);
});
