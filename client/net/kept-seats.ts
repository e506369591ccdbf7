/**
 * The seats that pages of this device hold or held last: a page that is opened with the address of such a match, after
 * the one before was closed, comes back to the same ship. A seat whose page is still there is left to it.
 */
import { PILOT_KEY } from './identity.ts';
import type { KeyValue } from './key-value.ts';

export const SEAT_KEY = { ticket: 'seat.ticket', alive: 'seat.alive' } as const;

/** After that no ticket is good for anything. */
export const TICKET_MS = 600_000;
/** A page says every two seconds that it is there. */
const THERE_MS = 6000;
const MOST = 4;
const KEY = 'seats';

export type KeptSeat = {
  room: string;
  /** Of a closed room; '' otherwise. */
  code: string;
  ticket: string;
  name: string;
  servers: string;
  token: string;
  /** When its page was there last, milliseconds since 1970. */
  alive: number;
};

function isKeptSeat(value: unknown): value is KeptSeat {
  if (typeof value !== 'object' || value === null || !('alive' in value)) return false;
  const words = new Map<string, unknown>(Object.entries(value));
  const names = ['room', 'code', 'ticket', 'name', 'servers', 'token'];
  return typeof value.alive === 'number' && names.every((name) => typeof words.get(name) === 'string');
}

export class KeptSeats {
  private readonly device: KeyValue;
  /** The room that this page plays in. */
  private own = '';

  /** @param device Outlives the page. */
  constructor(device: KeyValue) {
    this.device = device;
  }

  private read(): KeptSeat[] {
    try {
      const kept: unknown = JSON.parse(this.device.get(KEY) ?? '[]');
      return Array.isArray(kept) ? kept.filter(isKeptSeat).slice(0, MOST) : [];
    } catch {
      return [];
    }
  }

  private write(seats: readonly KeptSeat[]): void {
    if (seats.length === 0) this.device.remove(KEY);
    else this.device.set(KEY, JSON.stringify(seats));
  }

  private others(room: string): KeptSeat[] {
    return this.read().filter((seat) => seat.room !== room);
  }

  /** This page holds it now. */
  keep(seat: KeptSeat): void {
    this.own = seat.room;
    this.write([seat, ...this.others(seat.room)].slice(0, MOST));
  }

  /** This page gave its seat up. */
  forget(): void {
    if (this.own !== '') this.write(this.others(this.own));
    this.own = '';
  }

  /** This page goes, and may come again. @param now Milliseconds since 1970. */
  letGo(now: number): void {
    const gone = now - THERE_MS;
    this.write(this.read().map((seat) => (seat.room === this.own ? { ...seat, alive: gone } : seat)));
  }

  /**
   * Makes the seat that a page before this one held in a room its own.
   * @param tab Where this page keeps its own.
   * @param now Milliseconds since 1970.
   */
  takeUp(
    { room, code }: { room: string | undefined; code: string | undefined },
    tab: KeyValue,
    now: number,
  ): boolean {
    if (room === undefined && code === undefined) return false;
    const seat = this.read().find((one) => (room === undefined ? one.code === code : one.room === room));
    if (seat === undefined || tab.get(SEAT_KEY.ticket) !== undefined) return false;
    const silentMs = now - seat.alive;
    if (silentMs < THERE_MS || silentMs > TICKET_MS) return false;
    tab.set(PILOT_KEY.name, seat.name);
    tab.set(PILOT_KEY.servers, seat.servers);
    tab.set(PILOT_KEY.token, seat.token);
    tab.set(SEAT_KEY.ticket, seat.ticket);
    tab.set(SEAT_KEY.alive, String(now));
    this.keep({ ...seat, alive: now });
    return true;
  }
}
