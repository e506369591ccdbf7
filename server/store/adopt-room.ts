/** Gets a room whose host is gone another one (R11), from whichever replica it is asked. */
import { chooseHeir } from '../matchmaker/choose-heir.ts';
import { AdoptAnswer, type AskHost, HostSilent } from './host-call.ts';
import type { HostRegistry } from './host-row.ts';
import type { Whereabouts } from './match-store.ts';
import { SharedCalls } from './shared-calls.ts';

export type Orphan = Extract<Whereabouts, { is: 'hosted' }> & {
  roomId: string;
  /** Its host answered that it does not have it: it claimed the room, and never heard that it got it. */
  isLacking: boolean;
};

export type AdoptParts = {
  registry: Pick<HostRegistry, 'living'>;
  ask: AskHost;
  /** Proves that nothing listens at `address:port` any more. */
  isDead: (address: string) => Promise<boolean>;
};

/** So many hosts are asked in a row: the first may have ended as well, be full, or be of another version. */
const MOST_HEIRS = 3;

export type Adopter = {
  /**
   * Asks the host that is to have a room, and others when that cannot. Asking twice is harmless: of all who claim a room
   * under one epoch one gets it. Those who look for one room at once, as all its pilots do, share one search.
   * @param found As it was found: its host did not answer, its lease ran out, or it was given up.
   * @returns The heir, or undefined when there is none yet.
   */
  adopt(found: Orphan): Promise<string | undefined>;
  /** Whether somebody who found the room like this looks for its heir already. */
  seeksHeirOf(found: Omit<Orphan, 'isLacking'>): boolean;
};

const keyOf = ({ roomId, epoch, leased, isLacking }: Orphan) => [roomId, epoch, leased, isLacking].join(' ');

export function createAdopter(parts: AdoptParts): Adopter {
  const searches = new SharedCalls<string | undefined>();
  return {
    adopt: (found) => searches.ask(keyOf(found), () => adoptRoom(found, parts)),
    seeksHeirOf: (found) => searches.has(keyOf({ ...found, isLacking: false })),
  };
}

async function adoptRoom(found: Orphan, parts: AdoptParts): Promise<string | undefined> {
  const { roomId, hostId, epoch, address, leased, isLacking } = found;
  const living = parts.registry.living();
  // Asked for while the proof is on its way, and perhaps for nothing.
  living.catch(() => {});
  const ownerIsDead = !isLacking && (hostId === '' || (await parts.isDead(address)));
  if (leased && !ownerIsDead && !isLacking) return undefined;
  const adopts = (heir: string) => askToAdopt(heir, { roomId, epoch, ownerIsDead }, parts.ask);
  if (isLacking) return (await adopts(hostId)) ? hostId : undefined;
  let left = await living;
  for (let asked = 0; asked < MOST_HEIRS; asked++) {
    const heir = chooseHeir(roomId, left, hostId);
    if (heir === undefined) return undefined;
    if (await adopts(heir)) return heir;
    left = left.filter(({ id }) => id !== heir);
  }
  return undefined;
}

async function askToAdopt(
  hostId: string,
  found: { roomId: string; epoch: number; ownerIsDead: boolean },
  ask: AskHost,
): Promise<boolean> {
  try {
    const answer = AdoptAnswer.safeParse(await ask(hostId, { ask: 'adopt', ...found }));
    return answer.success && 'adopted' in answer.data;
  } catch (error) {
    if (error instanceof HostSilent) return false;
    throw error;
  }
}
