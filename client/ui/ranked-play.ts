/** Ranked play of this pilot: the party it is in, and the ticket with which it waits for a match. */
import type { KeyValue } from '../net/key-value.ts';
import type { RankedMode } from '../net/matchmaker-api.ts';
import type { Party, PartyWish } from '../net/party.ts';
import { isOver, type QueueTicket, type QueueWish } from '../net/queue-ticket.ts';
import type { RankedDesk } from '../net/ranked-desk.ts';
import { type KeptRanked, keepRanked, readKeptRanked } from './kept-ranked.ts';
import type { PlayWish } from './play-wish.ts';

export type RankedPlayParts = {
  desk: RankedDesk;
  /** Outlives a reload of the page. */
  storage: KeyValue;
  readName(): string;
  play(wish: PlayWish): void;
};

export class RankedPlay {
  ticket: QueueTicket | undefined;
  party: Party | undefined;
  /** Of this tab's page before it was loaded again. */
  readonly kept: KeptRanked | undefined;
  /** Called when whoever leads the party looks for a match. */
  onLed = () => {};
  /** Called when a search ends that this pilot did not stop, and no match was found. */
  onEnded = (_ticket: QueueTicket) => {};
  private readonly parts: RankedPlayParts;
  private readonly listeners: (() => void)[] = [];
  /** The party's ticket that is known already; undefined before the first look at the party. */
  private known: { ticket: string | undefined } | undefined;

  constructor(parts: RankedPlayParts) {
    this.parts = parts;
    this.kept = readKeptRanked(parts.storage);
  }

  /** Back to where this tab's page was, as far as the server still knows of it; otherwise that is said. */
  comeBack(): void {
    const { kept } = this;
    if (kept === undefined) return;
    const { party, ticket, isWaiting } = kept;
    // A search that began meanwhile is news.
    if (party !== undefined) this.beIn({ is: 'left', code: party }, { ticket });
    if (isWaiting && ticket !== undefined) this.enter({ ticket });
  }

  /** @param listener Called whenever something of it is another. */
  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  get isWaiting(): boolean {
    return this.ticket !== undefined && !isOver(this.ticket.state);
  }

  get isInParty(): boolean {
    return this.party?.seen !== undefined && !this.party.isOver;
  }

  /** Its name is known to others: whoever took another now would be another pilot. */
  get isNameBound(): boolean {
    return this.isWaiting || (this.party !== undefined && !this.party.isOver);
  }

  /** Alone, or with the party that one leads. */
  find(mode: RankedMode): void {
    const code = this.party?.seen?.code;
    this.enter(code === undefined ? { mode } : { mode, party: code });
  }

  /** For a party it ends for all, who are told whose word it was. */
  stop(): void {
    const { ticket } = this;
    if (ticket === undefined) return;
    this.ticket = undefined;
    void ticket.cancel();
    this.changed();
  }

  /** What has ended was read. */
  forgetEnded(): void {
    if (!this.isWaiting) this.ticket = undefined;
    if (this.party?.isOver) this.party = undefined;
    this.changed();
  }

  /** @param code Of the party to join; undefined: of one's own. */
  gather(code: string | undefined): void {
    this.beIn(code === undefined ? { is: 'made' } : { is: 'joined', code }, undefined);
  }

  leaveParty(): void {
    this.stop();
    void this.party?.leave();
    this.party = undefined;
    this.changed();
  }

  private beIn(wish: PartyWish, known: { ticket: string | undefined } | undefined): void {
    const { desk, readName } = this.parts;
    this.known = known;
    this.party = desk.party(readName(), wish, () => this.partyChanged());
    this.changed();
  }

  private changed(): void {
    const { party, ticket, known, isWaiting, parts } = this;
    keepRanked(parts.storage, {
      name: parts.readName(),
      party: party?.code,
      ticket: ticket?.id ?? known?.ticket,
      isWaiting,
    });
    for (const listener of this.listeners) listener();
  }

  private enter(wish: QueueWish): void {
    const { desk, readName, play } = this.parts;
    const ticket = desk.enter(readName(), wish, () => {
      if (this.ticket !== ticket) return;
      const { state } = ticket;
      // It has done its work: whoever comes back here looks for another match.
      if (state.is === 'found') this.ticket = undefined;
      this.changed();
      if (state.is === 'found') play({ roomId: state.seat.room.id, given: state.seat });
      else if (isOver(state)) this.onEnded(ticket);
    });
    this.ticket = ticket;
    this.changed();
  }

  private partyChanged(): void {
    const { party } = this;
    if (party?.seen !== undefined && !party.isOver) {
      const { ticket } = party.seen;
      const isNew = this.known !== undefined && this.known.ticket !== ticket;
      this.known = { ticket };
      if (isNew && ticket !== undefined && !party.leads && !this.isWaiting) {
        this.enter({ ticket });
        this.onLed();
      }
    }
    this.changed();
  }
}
