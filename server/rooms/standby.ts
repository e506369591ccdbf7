/** Whom the pilots of a match come back to when its host is lost, named while it lives: then nobody has to be asked. Pure. */
import { PROTOCOL_VERSION, type Standby } from '../../sim/protocol.ts';
import type { HostListing } from '../matchmaker/arena-directory.ts';
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
  const heirId = chooseHeir(roomId, hosts, host);
  const heir = hosts.find(({ id }) => id === heirId);
  // One without an address of its own is reached where this one is, and is gone with it.
  if (heir?.publicAddress === undefined) return undefined;
  // For that protocol a page has to be loaded anew, and only a matchmaker tells it so.
  if (heir.protocol !== PROTOCOL_VERSION) return undefined;
  return { processId: heir.id, publicAddress: heir.publicAddress };
}

export const isSameStandby = (a: Standby | undefined, b: Standby | undefined) =>
  a?.processId === b?.processId && a?.publicAddress === b?.publicAddress;
