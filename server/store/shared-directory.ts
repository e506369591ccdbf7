/** The arena as the matchmaker knows it: hosts by their rows, each asked for what is in its rooms. */
import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import { answerInTime, answerSoFar } from '../matchmaker/answer-in-time.ts';
import type { ArenaDirectory, MatchResult, SeatAnswer, Wish } from '../matchmaker/arena-directory.ts';
import * as schemas from '../matchmaker/schemas.ts';
import { type AdoptParts, createAdopter } from './adopt-room.ts';
import { type AskHost, type HostQuestion, HostSilent, OpenAnswer, PlaceAnswer } from './host-call.ts';
import { BEAT_MS, type HostRegistry } from './host-row.ts';
import type { MatchStore, Whereabouts } from './match-store.ts';
import type { SeatClaims } from './seat-claims.ts';
import { SharedCalls } from './shared-calls.ts';

const SILENT = { refused: 'no_host' } as const;
/** A room is looked for so long, while its host may be on the way: then the client is told to ask again. Milliseconds. */
const LONGEST_SEARCH_MS = 1000;
/** However long hosts take to answer: a proxy gives a replica up that is silent for two seconds. Milliseconds. */
const LONGEST_ANSWER_MS = 1700;
/** Between two looks. */
const LOOK_AGAIN_MS = 30;
/** Between two looks at the lease of a host that has not answered yet. */
const LOOK_AT_LEASE_MS = 50;

/** A host that is about to take a room over does not know it yet. */
const UNSETTLED: ReadonlySet<string> = new Set(['no_host', 'unknown_room']);

/** Of a host of another version it may be no result. */
function readResult(text: string): MatchResult | undefined {
  try {
    return schemas.MatchResult.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

type Hosted = Extract<Whereabouts, { is: 'hosted' }>;

/** A wish as claims compare it. */
export function wishText({ mode, newRoom, closed, map }: Wish): string {
  return [mode, newRoom && 'new', closed && 'closed', map].filter(Boolean).join(' ');
}

export type DirectoryParts = {
  registry: Pick<HostRegistry, 'living'>;
  claims: Pick<SeatClaims, 'take'>;
  ask: AskHost;
  /** Where matches outlive their hosts, and how a host's death is proven; absent: they do not. */
  survival?: { matches: Pick<MatchStore, 'find'>; isDead: AdoptParts['isDead'] } | undefined;
};

export function createSharedDirectory(parts: DirectoryParts): ArenaDirectory {
  const { registry, claims, survival } = parts;
  const adopter = createAdopter({ ...parts, isDead: survival?.isDead ?? (async () => false) });
  const finds = new SharedCalls<Whereabouts | undefined>();
  /** All pilots of a room look for it at once when its host is gone. */
  const find = (roomId: string) => finds.ask(roomId, async () => survival?.matches.find(roomId));

  /** A host that is silent refuses, so that whoever asked can go to another. */
  async function ask<T>(hostId: string, question: HostQuestion, shape: z.ZodType<T>) {
    try {
      // What a host of another version answers may be no answer: then another is asked.
      return shape.safeParse(await parts.ask(hostId, question)).data ?? SILENT;
    } catch (error) {
      if (error instanceof HostSilent) return SILENT;
      throw error;
    }
  }

  type RoomQuestion = HostQuestion & { roomId: string };

  /** Of a room that no record tells of: matches do not outlive their hosts here, or this one is a moment old. */
  async function askListed(question: RoomQuestion): Promise<SeatAnswer> {
    const hosts = await registry.living();
    const host = hosts.find(({ rooms }) => rooms.some(({ id }) => id === question.roomId));
    if (host !== undefined) return ask(host.id, question, PlaceAnswer);
    return hosts.length === 0 ? SILENT : { refused: 'unknown_room' };
  }

  /** Of a host that may be frozen: its silence is not waited for any longer than its lease lasts. */
  async function askLeased(question: RoomQuestion, { hostId, epoch }: Hosted): Promise<PlaceAnswer> {
    const asked = ask(hostId, question, PlaceAnswer);
    // Whether it comes or fails when nobody waits any more is nobody's business.
    asked.catch(() => {});
    for (;;) {
      const answer = await answerSoFar(asked, LOOK_AT_LEASE_MS);
      if (answer !== undefined) return answer;
      const now = await find(question.roomId);
      if (now?.is !== 'hosted' || now.epoch !== epoch || !now.leased) return SILENT;
    }
  }

  /** Of the host that the record names; when that is gone, of the one that takes the room over. */
  async function askOwner(question: RoomQuestion, found: Hosted): Promise<SeatAnswer> {
    const room = { ...found, roomId: question.roomId };
    // Whoever came before heard already that its host is gone.
    const isGone = !found.leased || adopter.seeksHeirOf(room);
    const answer = isGone ? SILENT : await askLeased(question, found);
    if (!('refused' in answer) || !UNSETTLED.has(answer.refused)) return answer;
    const heir = await adopter.adopt({ ...room, isLacking: answer.refused === 'unknown_room' });
    return heir === undefined ? answer : ask(heir, question, PlaceAnswer);
  }

  async function searchRoom(question: RoomQuestion): Promise<SeatAnswer> {
    const until = performance.now() + LONGEST_SEARCH_MS;
    for (;;) {
      const found = await find(question.roomId);
      if (found === undefined) return askListed(question);
      if (found.is === 'ended') return { refused: 'room_ended', result: readResult(found.result) };
      const answer = await askOwner(question, found);
      const isSettled = !('refused' in answer) || !UNSETTLED.has(answer.refused);
      if (isSettled || performance.now() > until) return answer;
      await pause(LOOK_AGAIN_MS);
    }
  }

  /** What is under way goes on: who asks again finds it done. */
  async function inTime(answer: Promise<SeatAnswer>): Promise<SeatAnswer> {
    try {
      return await answerInTime(answer, LONGEST_ANSWER_MS, () => new HostSilent('no host has it in time'));
    } catch (error) {
      if (error instanceof HostSilent) return SILENT;
      throw error;
    }
  }

  const askRoom = (question: RoomQuestion) => inTime(searchRoom(question));

  async function resumeIn(question: RoomQuestion): Promise<SeatAnswer> {
    const isUnknown = (answer: SeatAnswer) => 'refused' in answer && answer.refused === 'unknown_room';
    let answer = await searchRoom(question);
    // A store that was just restarted, empty, hears of every host within a beat: a ship is not given up before.
    if (isUnknown(answer)) {
      await pause(BEAT_MS * 1.5);
      answer = await searchRoom(question);
    }
    // A seat is gone with its room.
    return isUnknown(answer) ? { refused: 'seat_gone' } : answer;
  }

  return {
    hosts: () => registry.living(),

    async enter({ pilot, wish, hostId: wanted, roomId, instead }) {
      const claim = { pilotId: pilot.id, wish: wishText(wish), hostId: wanted };
      const hostId = await claims.take(instead === undefined ? claim : { ...claim, instead });
      const question: HostQuestion = { ask: 'enter', pilot, wish, ...(roomId ? { roomId } : {}) };
      return { ...(await ask(hostId, question, PlaceAnswer)), hostId };
    },

    seat: ({ pilot, roomId }) => askRoom({ ask: 'seat', pilot, roomId }),

    open: ({ hostId, mode, setup }) => ask(hostId, { ask: 'open', mode, setup }, OpenAnswer),

    watch: ({ pilot, roomId }) => askRoom({ ask: 'watch', pilot, roomId }),

    resume: ({ pilot, roomId, ticketId }) => inTime(resumeIn({ ask: 'resume', pilot, roomId, ticketId })),
  };
}
