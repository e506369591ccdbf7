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
  /** That the pilot is in, or was until it ended. */
  party: Party | undefined;
  /** That the pilot wants to be in, until it is; or why it cannot be. */
  wanted: Party | undefined;
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
    if (party !== undefined) {
      // A search that began meanwhile is news.
      this.known = { ticket };
      this.party = this.look({ is: 'left', code: party });
      this.changed();
    }
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

  get isJoining(): boolean {
    return this.wanted !== undefined && !this.wanted.isOver;
  }

  /** Its name is known to others: whoever took another now would be another pilot. */
  get isNameBound(): boolean {
    return this.isWaiting || this.isJoining || (this.party !== undefined && !this.party.isOver);
  }

  /** Of a party its leader alone. */
  get mayFind(): boolean {
    const { party, isJoining } = this;
    return !isJoining && (party === undefined || party.isOver || party.leads);
  }

  /** Alone, or with the party that one leads. */
  find(mode: RankedMode): void {
    const code = this.party?.code;
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
    if (this.wanted?.isOver) this.wanted = undefined;
    this.changed();
  }

  /**
   * Into another party, once that has taken the pilot.
   * @param code Of the party to join; undefined: of one's own.
   */
  gather(code: string | undefined): void {
    this.wanted?.end();
    this.wanted = this.look(code === undefined ? { is: 'made' } : { is: 'joined', code });
    this.changed();
  }

  leaveParty(): void {
    this.stop();
    void this.party?.leave();
    this.party = undefined;
    this.changed();
  }

  private look(wish: PartyWish): Party {
    const { desk, readName } = this.parts;
    const party = desk.party(readName(), wish, () => this.partyChanged(party));
    return party;
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

  private partyChanged(changed: Party): void {
    if (changed === this.wanted && changed.seen !== undefined) {
      const before = this.party;
      this.party = changed;
      this.wanted = undefined;
      this.known = undefined;
      // The server has taken the pilot out of it. Ended sooner, it would be shown as the party that is over.
      before?.end();
    }
    if (changed === this.party) this.followParty(changed);
    this.changed();
  }

  private followParty({ seen, isOver, leads }: Party): void {
    if (seen === undefined || isOver) return;
    const { ticket } = seen;
    const isNew = this.known !== undefined && this.known.ticket !== ticket;
    this.known = { ticket };
    if (!isNew || ticket === undefined || leads || this.isWaiting) return;
    this.enter({ ticket });
    this.onLed();
  }
}
