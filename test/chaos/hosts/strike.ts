/** Carries out one event, and leaves the cluster whole again. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Cluster } from '../../../deploy/cluster/cluster.ts';
import type { Member } from '../../../deploy/cluster/member.ts';
import type { Adoptions } from './adoptions.ts';
import { type Strike, within } from './plan-strikes.ts';
import type { StoreLine } from './store-line.ts';

export type Field = {
  cluster: Cluster;
  adoptions: Adoptions;
  /** Of host 1, 2 and so on. */
  storeLines: readonly StoreLine[];
  /** Told what happens to whom. */
  note(name: string, what: string): void;
};

/** Starting a process takes a core: not before those who fly are back, whose gap is to be measured. */
const START_AGAIN_MS = 2000;
const HEIR_PATIENCE_MS = 3000;

/** Of the hosts that have rooms, the two that a strike is about; one where there is only one. */
export function targetsOf({ draws: [first, second] }: Strike, hosts: readonly number[]): number[] {
  const one = hosts[first % hosts.length];
  const others = hosts.filter((host) => host !== one);
  return [one, others[second % others.length]].flatMap((host) => host ?? []);
}

function memberNamed({ cluster }: Field, hosts: number, name: string): Member | undefined {
  for (let number = 1; number <= hosts; number++)
    if (cluster.host(number).name === name) return cluster.host(number);
  return undefined;
}

/** @param targets Of targetsOf; the second is hit by a `pair` alone. */
export async function carryOut(
  { kind, delays: [early, late] }: Strike,
  [first = 1, second]: readonly number[],
  field: Field,
): Promise<void> {
  const { cluster, adoptions, storeLines, note } = field;
  const host = cluster.host(first);
  const startAgain = async (...members: readonly (Member | undefined)[]) => {
    await pause(START_AGAIN_MS);
    await Promise.all(members.map((member) => member?.start()));
  };
  const kill = (member: Member) => {
    note(member.name, 'killed');
    return member.kill();
  };
  switch (kind) {
    case 'kill':
      await kill(host);
      return startAgain(host);
    case 'freeze':
      note(host.name, 'frozen');
      host.freeze();
      await pause(within(700, 4000, early));
      note(host.name, 'thawed');
      host.thaw();
      return;
    case 'move':
      note(host.name, 'asked to end');
      await host.stop();
      return startAgain(host);
    case 'redis':
      await kill(cluster.redis);
      await pause(within(100, 2500, early));
      await cluster.redis.start();
      return;
    case 'cut': {
      const order = late % 2 === 0 ? 'silence' : 'refuse';
      note(host.name, `cut off from the store (${order})`);
      storeLines[first - 1]?.tell(order);
      await pause(within(300, 4000, early));
      note(host.name, 'reaches the store again');
      storeLines[first - 1]?.tell('mend');
      return;
    }
    case 'pair': {
      await kill(host);
      await pause(within(0, 1000, early));
      const other = second === undefined ? undefined : cluster.host(second);
      if (other !== undefined) await kill(other);
      return startAgain(host, other);
    }
    case 'heir': {
      const adopted = adoptions.next(HEIR_PATIENCE_MS);
      await kill(host);
      const adoption = await adopted;
      const heir = adoption && memberNamed(field, storeLines.length, adoption.member);
      if (heir !== undefined) await kill(heir);
      return startAgain(host, heir);
    }
  }
}
