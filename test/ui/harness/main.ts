/**
 * The client over a fake session. Parameters besides the client's own: mode, map, phase (warmup, play, results), ships,
 * round (ms left of the phase), fresh=1 (no points yet), rich=1 (hurt, shielded, overcharged), fog=1, watch=1, auto=1
 * (flies by itself), ending (one of Ending), away (seconds until the seat is given up), over (seconds until the match is
 * over), rival (lost, left: what becomes of the second pilot), rooms=none|fail, ranked=1, join (ms that it takes), wait (a
 * WaitReason), locked (the room's code), stopper (who ends a search for a match), lang (de, es, fr), wide=1.4 (words this
 * much longer), bare=1 (no game world behind the HUD), ship (how far down the own ship is then, CSS pixels).
 */
import { rankedDesk } from '../../../client/net/ranked-desk.ts';
import type { Ending } from '../../../client/net/session-types.ts';
import type { WaitReason } from '../../../client/net/wait-note.ts';
import type { Stage, StageHost } from '../../../client/scenes/stage.ts';
import { App } from '../../../client/ui/app.ts';
import { openLocalStorage, openTabStorage } from '../../../client/ui/local-storage.ts';
import { isLanguage, speak, strings } from '../../../client/ui/strings.ts';
import { readUrlOptions } from '../../../client/ui/url-options.ts';
import { emptyArena } from '../../../sim/arena.ts';
import { isModeName } from '../../../sim/modes/modes.ts';
import { readArena } from '../../../sim/read-arena.ts';
import { FakeSession } from '../fake-session.ts';
import { FakeServers } from './fake-servers.ts';
import { stretchWords } from './stretch-words.ts';

const MAPS = {
  skirmish: ['foundry', 'canal', 'quarry'],
  hold: ['citadel', 'meridian', 'trident'],
  duel: ['gatehouse', 'halo', 'switchback'],
} as const;

const isReason = (text: string): text is WaitReason => text in strings.menu.wait;
const isEnding = (text: string | null): text is Ending => text !== null && text in strings.ending;

const params = new URLSearchParams(window.location.search);
const named = params.get('mode') ?? 'skirmish';
const mode = isModeName(named) ? named : 'skirmish';
const map = params.get('map') ?? MAPS[mode][0];
const rotation = [...new Set([map, ...MAPS[mode]])];
const arenas = new Map(
  await Promise.all(
    rotation.map(async (name) => {
      const file: unknown = await (await fetch(`/sim/maps/${name}.tmj`)).json();
      return [name, readArena(name, file)] as const;
    }),
  ),
);
const root = document.getElementById('app') ?? document.body;
const given = params.get('ending');
let session: FakeSession | undefined;

const rooms = [
  { id: 'a', mode: 'skirmish', map: 'foundry', pilots: 9, capacity: 16, bots: 4 },
  { id: 'b', mode: 'hold', map: 'citadel', pilots: 12, capacity: 12, bots: 0 },
  { id: 'c', mode: 'duel', map: 'old-harbour', pilots: 1, capacity: 2, bots: 0 },
];

const phase = params.get('phase');
const wait = params.get('wait') ?? '';
const fate = params.get('rival');
const isOn = (name: string) => params.get(name) === '1';

function createFake(watching: boolean): FakeSession {
  const round = params.get('round');
  session = new FakeSession(arenas, {
    mode,
    map,
    rotation,
    ships: Number(params.get('ships') ?? { skirmish: 7, hold: 8, duel: 2 }[mode]),
    phase: phase === 'warmup' || phase === 'results' ? phase : 'play',
    msLeft: round === null ? undefined : Number(round),
    underWay: !isOn('fresh'),
    rich: isOn('rich'),
    fog: isOn('fog'),
    watching,
    autopilot: isOn('auto'),
    ending: isEnding(given) ? given : undefined,
    awayAfter: watching ? 0 : Number(params.get('away') ?? 0),
    overAfter: Number(params.get('over') ?? 0),
    rival: fate === 'lost' || fate === 'left' ? fate : 'stays',
    joinMs: Number(params.get('join') ?? 300),
    waiting: { reason: isReason(wait) ? wait : 'asking', tries: 2, retryInMs: 2600 },
    code: params.get('locked') ?? undefined,
    ranked: isOn('ranked'),
  });
  return session;
}

/** Frames without a world: for a quick look at the HUD. */
async function openBareStage(host: StageHost): Promise<Stage> {
  const frame = (now: number) => {
    host.picture(now);
    setTimeout(() => requestAnimationFrame(frame), 40);
  };
  requestAnimationFrame(frame);
  const shipY = Number(params.get('ship') ?? 0);
  return { toScreen: () => ({ x: window.innerWidth / 2, y: shipY }), framesPerSecond: () => 0 };
}

const language = params.get('lang') ?? '';
if (isLanguage(language)) await speak(language);
stretchWords(Number(params.get('wide') ?? 1));
const app = new App({
  root,
  storage: openLocalStorage(),
  tabStorage: openTabStorage(),
  options: readUrlOptions(window.location.search),
  join: () => createFake(isOn('watch')),
  watch: () => createFake(true),
  comesBack: false,
  fetchRooms: async () => {
    if (params.get('rooms') === 'fail') throw new Error('unreachable');
    return { rooms: params.get('rooms') === 'none' ? [] : rooms, pingMs: 23.4 };
  },
  maps: MAPS,
  ranked: rankedDesk(new FakeServers(params.get('stopper') ?? undefined), openTabStorage()),
  openStage: async (host) =>
    isOn('bare')
      ? openBareStage(host)
      : (await import('../../../client/scenes/open-stage.ts')).openStage(host),
  backdrop: async () => arenas.get(map) ?? emptyArena(map),
});
app.start();
Object.assign(window, { groundTruth: app, fake: () => session });
