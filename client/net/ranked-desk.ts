/** Where one asks for ranked play: as one pilot, whose identity seats are taken with as well. */
import { Identity } from './identity.ts';
import type { KeyValue } from './key-value.ts';
import { Party, type PartyWish } from './party.ts';
import { QueueTicket, type QueueWish } from './queue-ticket.ts';
import type { Servers } from './servers.ts';

export type RankedDesk = {
  enter(name: string, wish: QueueWish, onChange: () => void): QueueTicket;
  party(name: string, wish: PartyWish, onChange: () => void): Party;
};

export function rankedDesk(servers: Servers, storage: KeyValue): RankedDesk {
  const identity = (name: string) => new Identity({ servers, name, bot: false }, storage);
  return {
    enter: (name, wish, onChange) => new QueueTicket(servers, identity(name), wish, onChange),
    party: (name, wish, onChange) => new Party(servers, identity(name), wish, onChange),
  };
}
