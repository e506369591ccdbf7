/** Whom the pilots of a match come back to when its host is lost, named while it lives: then nobody has to be asked. Pure. */
import { PROTOCOL_VERSION } from '../../sim/protocol.ts';
import type { HostListing, Standby } from '../matchmaker/arena-directory.ts';
import { chooseHeir } from '../matchmaker/choose-heir.ts';

/**
 * The heir that matchmakers would choose, so that who asks them is led to the same.
 * @param host The one that has the match now.
 */
export function chooseStandby(
  roomId: string,
  hosts: readonly HostListing[],
  host: string,
): Standby | undefined {
  const heir = chooseHeir(roomId, hosts, host);
  const { publicAddress, protocol } = hosts.find(({ id }) => id === heir) ?? {};
  // Which one a client of this version may go to without being told to load the game anew.
  if (protocol !== PROTOCOL_VERSION) return undefined;
  // One without an address of its own is reached where this one is, and is gone with it.
  if (heir === undefined || publicAddress === undefined) return undefined;
  return { processId: heir, publicAddress };
}

export const isSameStandby = (a: Standby | undefined, b: Standby | undefined) =>
  a?.processId === b?.processId && a?.publicAddress === b?.publicAddress;
