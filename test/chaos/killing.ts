/** Kills members of a cluster one after the other, at a steady pace, and starts each again. */
import type { Member } from '../../deploy/cluster/member.ts';

export type Killing = {
  /** How many were killed so far. */
  readonly kills: number;
  /** Starts nothing new, and waits until all that were killed are back. */
  stop(): Promise<void>;
};

export function killInTurn(members: readonly Member[], everyMs: number): Killing {
  let kills = 0;
  let turn = 0;
  const returning = new Map<Member, Promise<void>>();

  async function strike(member: Member): Promise<void> {
    await member.kill();
    kills += 1;
    await member.start();
  }

  const timer = setInterval(() => {
    const member = members[turn % members.length];
    turn += 1;
    // One that is still coming back is dead enough.
    if (member === undefined || returning.has(member)) return;
    returning.set(
      member,
      // One that does not come back is missed by those who join, and named by the cluster.
      strike(member)
        .catch(() => {})
        .finally(() => returning.delete(member)),
    );
  }, everyMs);

  return {
    get kills() {
      return kills;
    },
    async stop() {
      clearInterval(timer);
      await Promise.all(returning.values());
    },
  };
}
