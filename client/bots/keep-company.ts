/** Asks for the listing again and again, and does what plan-crew.ts says about it. */
import { fetchRooms } from '../net/matchmaker-client.ts';
import { GOOD_NETWORK } from '../net/network-simulator.ts';
import { Servers } from '../net/servers.ts';
import { type Bot, createBot } from './bot.ts';
import { freeName } from './bot-names.ts';
import type { CrewOptions } from './crew-options.ts';
import { startFrameLoop } from './frame-loop.ts';
import { mix } from './geometry.ts';
import { type LineOfBot, MovedRooms } from './moved-rooms.ts';
import { type CrewMember, planCrew } from './plan-crew.ts';

const POLL_MS = 500;
const LONGEST_POLL_MS = 5000;
/** Between two arrivals, so that a room fills within a second but not in one tick. */
const ARRIVE_EVERY_MS = 90;
/** After a bot was refused or thrown out, its room is left alone for so long. */
const REFUSED_PAUSE_MS = 3000;
/** A room may be away from the listing this long, while it moves to another host. */
const UNLISTED_MS = 10_000;

type Member = { id: number; roomId: string; leaving: boolean; bot: Bot };

/** How a member's side stands, as it sees it itself. */
function standingOf({ id, roomId, leaving, bot }: Member): CrewMember {
  const pilots = [...bot.session.pilots.values()];
  const team = pilots.find(({ own }) => own)?.team ?? 0;
  if (team === 0) return { id, roomId, leaving, team, lead: 0 };
  const own = pilots.filter((pilot) => pilot.team === team).length;
  return { id, roomId, leaving, team, lead: 2 * own - pilots.length };
}

function lineOf({ roomId, bot: { session } }: Member): LineOfBot {
  return { roomId, isResuming: session.status === 'resuming', resumes: session.network.resumes };
}

export function createCrew({ origins, fill, most, skill }: CrewOptions) {
  const loop = startFrameLoop();
  const servers = new Servers(origins);
  let members: Member[] = [];
  let next = 0;
  let pollMs = POLL_MS;
  let stopping = false;
  const arrivals = new Set<ReturnType<typeof setTimeout>>();
  const listedAt = new Map<string, number>();
  const refusedAt = new Map<string, number>();
  const moved = new MovedRooms();

  function arrive(roomId: string): void {
    const id = next++;
    const name = freeName(new Set(members.map((member) => member.bot.name)), id);
    // A fixed stride through the range: neighbours differ, and the whole of it is used.
    const share = (id * 0.618034) % 1;
    const seed = Math.floor(Math.random() * 2 ** 32);
    const level = mix(skill.from, skill.to, share);
    const bot = createBot({ servers, name, roomId, simulate: GOOD_NETWORK, skill: level, seed });
    members.push({ id, roomId, leaving: false, bot });
    loop.add(bot);
  }

  function drop(member: Member): void {
    members = members.filter((other) => other !== member);
    loop.remove(member.bot);
  }

  async function retire(member: Member): Promise<void> {
    member.leaving = true;
    await member.bot.leave().catch(() => {});
    drop(member);
  }

  /** Takes out those whose session ended by itself. */
  function sweep(now: number): void {
    for (const member of members) {
      if (member.leaving || member.bot.session.status !== 'ended') continue;
      refusedAt.set(member.roomId, now);
      drop(member);
    }
    moved.look(new Map(members.map((member) => [member.id, lineOf(member)])), now);
    for (const [id, at] of refusedAt) if (now - at > REFUSED_PAUSE_MS) refusedAt.delete(id);
    for (const [id, at] of listedAt) if (now - at > UNLISTED_MS) listedAt.delete(id);
  }

  async function poll(): Promise<void> {
    const { rooms } = await fetchRooms(servers);
    const now = performance.now();
    if (stopping) return;
    sweep(now);
    for (const room of rooms) listedAt.set(room.id, now);
    const settled = rooms.filter((room) => !moved.has(room.id));
    const listed = new Set(settled.map((room) => room.id));
    const known = members.filter(
      ({ roomId }) => listed.has(roomId) || (!listedAt.has(roomId) && !moved.has(roomId)),
    );
    const away = members.length - known.length;
    const plan = planCrew(settled, known.map(standingOf), { fill, most: most - away });
    for (const member of members) if (plan.retire.includes(member.id)) void retire(member);
    let wait = 0;
    for (const { roomId, count } of plan.add) {
      if (refusedAt.has(roomId)) continue;
      for (let i = 0; i < count; i++) {
        const timer = setTimeout(() => {
          arrivals.delete(timer);
          arrive(roomId);
        }, wait);
        arrivals.add(timer);
        wait += ARRIVE_EVERY_MS;
      }
    }
  }

  async function keepPolling(): Promise<void> {
    while (!stopping) {
      try {
        // Those who are on their way are not in the crew yet: a plan without them would send them twice.
        if (arrivals.size === 0) await poll();
        pollMs = POLL_MS;
      } catch {
        if (pollMs === POLL_MS) process.stderr.write('crew: the server does not answer, tries again\n');
        sweep(performance.now());
        pollMs = Math.min(pollMs * 2, LONGEST_POLL_MS);
      }
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  }

  void keepPolling();
  return {
    async stop(): Promise<void> {
      stopping = true;
      for (const timer of arrivals) clearTimeout(timer);
      await Promise.allSettled(members.map(retire));
      loop.stop();
    },
  };
}
