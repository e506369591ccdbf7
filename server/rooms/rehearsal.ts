/**
 * A host flies against itself before it takes anybody: code that runs for the first time is several times slower, and
 * all pilots of a host that died come at once. Pilots connect to the own port and fly; then their match goes on from its
 * snapshot in another room, to which they come back, and so on.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { matchMaker } from '@colyseus/core';
import { Client } from 'colyseus.js';
import type { Mode } from '../../sim/modes/mode.ts';
import { PilotInput } from '../../sim/pilot-input.ts';
import { MESSAGE } from '../../sim/protocol.ts';
import { ToldState } from '../../sim/told-state.ts';
import { TICK_MS } from '../../sim/units.ts';
import { answerInTime } from '../matchmaker/answer-in-time.ts';
import type { PilotIdentity } from '../matchmaker/arena-directory.ts';
import type { Tickets } from '../tickets.ts';
import { keepPlace } from './keep-place.ts';
import type { MatchHost } from './match-options.ts';
import type { MatchRoom } from './match-room.ts';
import { bytesToMatch, type MatchSnapshot } from './match-snapshot.ts';

const PILOTS = 8;
const MATCHES = 6;
const FLIGHT_TICKS = 6;
/** It is worth no more than this. Milliseconds. */
const LONGEST_MS = 10_000;
const ROOM_TYPE = 'rehearsal';
const SILENT = { info() {}, error() {} };

export type Stage = {
  /** By which this process reaches itself. */
  origin: string;
  match: typeof MatchRoom;
  mode: Mode;
  maps: readonly string[];
  signResume: Tickets['signResume'];
};

/** What was rehearsed. */
export type Rehearsed = { matches: number; joins: number; ms: number };

const pilots = Array.from({ length: PILOTS }, (_, number): PilotIdentity => {
  return { id: `rehearsal-${number}`, name: `Pilot ${number}`, bot: false };
});

async function board(origin: string, room: MatchRoom, pilot: PilotIdentity, match: number) {
  const admission =
    match === 0
      ? room.admit(pilot)
      : room.readmit(pilot, { ticketId: `${pilot.id}-${match}`, hasNext: true });
  if ('refused' in admission) throw new Error(admission.refused);
  const place = await keepPlace(room, room.listing, admission);
  if ('refused' in place) throw new Error(place.refused);
  // Past every proxy.
  const { publicAddress: _, ...seat } = place.seat;
  const line = await new Client(origin).consumeSeatReservation(seat, ToldState);
  line.reconnection.enabled = false;
  for (const type of Object.values(MESSAGE)) line.onMessage(type, () => {});
  return line.input<PilotInput>({ type: PilotInput, mode: 'reliable' });
}

async function fly(inputs: readonly Awaited<ReturnType<typeof board>>[]): Promise<void> {
  for (let tick = 0; tick < FLIGHT_TICKS; tick++) {
    for (const [number, input] of inputs.entries()) {
      input.data.move = (tick + number * 8) % 64;
      input.data.aim = number * 8000;
      input.data.buttons = tick % 2;
      input.send();
    }
    await pause(TICK_MS);
  }
}

/** @throws Error when it does not come to its end in time; nothing is left of it then either. */
export async function rehearse({ origin, match, ...options }: Stage): Promise<Rehearsed> {
  const rooms = new Map<string, MatchRoom>();
  const host: MatchHost = {
    opened: (room) => void rooms.set(room.roomId, room),
    closed: (room) => void rooms.delete(room.roomId),
    stepped() {},
    changed() {},
    mayHost: () => true,
  };
  let matches = 0;

  async function play(restored?: MatchSnapshot): Promise<MatchSnapshot> {
    const { roomId } = await matchMaker.handleCreateRoom(ROOM_TYPE, restored && { restored });
    const room = rooms.get(roomId);
    if (room === undefined) throw new Error('a match closed while it was opened');
    const inputs = [];
    for (const pilot of pilots) {
      inputs.push(await board(origin, room, pilot, matches));
      // It is not alone on its machine.
      await pause(TICK_MS / 2);
    }
    await fly(inputs);
    const kept = bytesToMatch(room.snapshot());
    room.depose();
    matches += 1;
    return kept;
  }

  async function playAll(): Promise<void> {
    let kept: MatchSnapshot | undefined;
    while (matches < MATCHES) kept = await play(kept);
  }

  const begun = performance.now();
  matchMaker.defineRoomType(ROOM_TYPE, match, { ...options, log: SILENT, meter: undefined, host });
  try {
    await answerInTime(playAll(), LONGEST_MS, () => new Error('the rehearsal takes too long'));
    return { matches, joins: matches * PILOTS, ms: Math.round(performance.now() - begun) };
  } finally {
    for (const room of rooms.values()) room.depose();
    matchMaker.removeRoomType(ROOM_TYPE);
  }
}
