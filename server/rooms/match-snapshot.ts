/**
 * A match as bytes: all that another host needs to go on with it. The world by its own codec, and around it who holds
 * which seat and which tickets were used. What only measures lines (jitter, who gives no sign) begins anew.
 */
import { ByteReader, ByteWriter } from '../../sim/bytes.ts';
import { shipOf, type World } from '../../sim/world.ts';
import { readWorld, WORLD_VERSION, writeWorld } from '../../sim/world-codec.ts';
import { hashBytes } from '../../sim/world-hash.ts';
import type { MatchResult, PilotIdentity, RoomSetup } from '../matchmaker/arena-directory.ts';
import { SetupShape } from '../store/host-call.ts';

/** Raise it with every change of what is written around the world. */
const ENVELOPE_VERSION = 5;
/** Of the bytes as a whole: a host reads its own version only, whichever part of it changed. */
export const SNAPSHOT_VERSION = ENVELOPE_VERSION * 256 + WORLD_VERSION;
/** Versions that this program reads, its own first. */
export const READS: readonly number[] = [SNAPSHOT_VERSION];

/** `here`: its pilot had a line. `ticksLeft`: how long a seat without one was still kept. */
export type KeptSeat = { pilot: PilotIdentity; ship: number; here: boolean; ticksLeft: number };
/** `ticksLeft`: how long it must still be remembered. */
export type UsedTicket = { id: string; ticksLeft: number };

export type MatchSnapshot = {
  world: World;
  setup: RoomSetup | undefined;
  /** Of the last round, between two. */
  standing: MatchResult | undefined;
  seats: KeptSeat[];
  usedTickets: UsedTicket[];
};

/** Enough for every pilot to come back several times; the newest are kept (R14). */
const MOST_TICKETS = 128;
const ENCODER = new TextEncoder();
const DECODER = new TextDecoder('utf-8', { fatal: true });

/** Of the hash at their end, with its length. */
const SEAL_BYTES = 17;

/** Bits of a seat's flags. */
const HERE = 1;
const NEW = 2;

const NOTHING = new Uint8Array(0);

/** The world knows the pilot of a ship that flies in it; of one that is about to arrive it is written here. */
function writeSeat(out: ByteWriter, { pilot, ship, here, ticksLeft }: KeptSeat, world: World): void {
  const isNew = shipOf(world, ship)?.pilot !== pilot.id;
  out.u8(ship);
  out.u8((here ? HERE : 0) | (isNew ? NEW : 0));
  out.u16(ticksLeft);
  if (!isNew) return;
  out.text(pilot.id);
  out.text(pilot.name);
  out.flag(pilot.bot);
}

function readSeat(from: ByteReader, world: World): KeptSeat {
  const ship = from.u8();
  const flags = from.u8();
  if (flags > (HERE | NEW)) throw new RangeError('a seat has no such flags');
  const seat = { ship, here: (flags & HERE) !== 0, ticksLeft: from.u16() };
  if ((flags & NEW) !== 0)
    return { ...seat, pilot: { id: from.text(), name: from.text(), bot: from.flag() } };
  const flown = shipOf(world, seat.ship);
  if (flown === undefined) throw new RangeError(`a seat of ship ${seat.ship}, which is not in the world`);
  const { pilot: id, name, bot } = flown;
  return { ...seat, pilot: { id, name, bot } };
}

function writeStanding(out: ByteWriter, standing: MatchResult | undefined): void {
  out.flag(standing !== undefined);
  if (standing === undefined) return;
  out.text(standing.mode);
  out.text(standing.map);
  out.u16(standing.round);
  out.u8(standing.scores.length);
  for (const { name, team, score } of standing.scores) {
    out.text(name);
    out.u8(team);
    out.u16(score);
  }
}

function readStanding(from: ByteReader): MatchResult | undefined {
  if (!from.flag()) return undefined;
  const played = { mode: from.text(), map: from.text(), round: from.u16() };
  const readScore = () => ({ name: from.text(), team: from.u8(), score: from.u16() });
  return { ...played, scores: Array.from({ length: from.u8() }, readScore) };
}

function writeMatch(out: ByteWriter, { world, setup, standing, seats, usedTickets }: MatchSnapshot): void {
  writeWorld(out, world);
  out.blob(setup === undefined ? NOTHING : ENCODER.encode(JSON.stringify(setup)));
  writeStanding(out, standing);
  out.u8(seats.length);
  for (const seat of seats) writeSeat(out, seat, world);
  const tickets = usedTickets.slice(-MOST_TICKETS);
  out.u8(tickets.length);
  for (const { id, ticksLeft } of tickets) {
    out.text(id);
    out.u16(ticksLeft);
  }
}

/** Equal matches have equal ones. */
export function hashMatch(match: MatchSnapshot): string {
  const out = new ByteWriter();
  writeMatch(out, match);
  return hashBytes(out.done());
}

/** Sealed with a hash of what is in them, by which a restored match is known to be the same. */
export function matchToBytes(match: MatchSnapshot): Uint8Array {
  const out = new ByteWriter();
  writeMatch(out, match);
  out.text(hashBytes(out.written));
  return out.done();
}

function readSetup(bytes: Uint8Array): RoomSetup | undefined {
  if (bytes.length === 0) return undefined;
  try {
    const { code, guests, map } = SetupShape.parse(JSON.parse(DECODER.decode(bytes)));
    return { ...(code && { code }), ...(guests && { guests }), ...(map && { map }) };
  } catch (error) {
    throw new RangeError('no setup of a room', { cause: error });
  }
}

/** @throws RangeError when the bytes are not whole, or say what no match can. */
export function bytesToMatch(bytes: Uint8Array): MatchSnapshot & { hash: string } {
  const end = Math.max(0, bytes.length - SEAL_BYTES);
  const seal = new ByteReader(bytes.subarray(end));
  const hash = seal.text();
  seal.end();
  const body = bytes.subarray(0, end);
  if (hashBytes(body) !== hash) throw new RangeError('a snapshot that is not as it was written');
  const from = new ByteReader(body);
  const world = readWorld(from);
  const setup = readSetup(from.blob());
  const standing = readStanding(from);
  const seats = Array.from({ length: from.u8() }, () => readSeat(from, world));
  const usedTickets = Array.from({ length: from.u8() }, () => ({ id: from.text(), ticksLeft: from.u16() }));
  from.end();
  return { world, setup, standing, seats, usedTickets, hash };
}
