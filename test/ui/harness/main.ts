/**
 * The client over a fake session. Parameters besides the client's own: ships, round (ms left), auto=1 (flies by
 * itself), ending (one of Ending), rooms=none|fail.
 */
import type { Ending } from '../../../client/net/session-types.ts';
import { openStage } from '../../../client/scenes/open-stage.ts';
import { App } from '../../../client/ui/app.ts';
import { openLocalStorage, openTabStorage } from '../../../client/ui/local-storage.ts';
import { strings } from '../../../client/ui/strings.ts';
import { readUrlOptions } from '../../../client/ui/url-options.ts';
import { readArena } from '../../../sim/read-arena.ts';
import { FakeSession } from '../fake-session.ts';

const isEnding = (text: string | null): text is Ending => text !== null && text in strings.ending;

const params = new URLSearchParams(window.location.search);
const map: unknown = await (await fetch('/sim/maps/foundry.tmj')).json();
const arena = readArena('foundry', map);
const root = document.getElementById('app') ?? document.body;
const given = params.get('ending');
let session: FakeSession | undefined;

const rooms = [
  { id: 'a', mode: 'skirmish', map: 'foundry', pilots: 9, capacity: 16, bots: 4 },
  { id: 'b', mode: 'skirmish', map: 'foundry', pilots: 16, capacity: 16, bots: 0 },
  { id: 'c', mode: 'skirmish', map: 'old-harbour', pilots: 6, capacity: 16, bots: 5 },
];

function createFake(): FakeSession {
  const round = params.get('round');
  session = new FakeSession(arena, {
    ships: Number(params.get('ships') ?? 7),
    roundMs: round === null ? undefined : Number(round),
    autopilot: params.get('auto') === '1',
    ending: isEnding(given) ? given : undefined,
  });
  return session;
}

const app = new App({
  root,
  storage: openLocalStorage(),
  tabStorage: openTabStorage(),
  options: readUrlOptions(window.location.search),
  join: () => createFake(),
  fetchRooms: async () => {
    if (params.get('rooms') === 'fail') throw new Error('unreachable');
    return { rooms: params.get('rooms') === 'none' ? [] : rooms, pingMs: 23.4 };
  },
  openStage,
  backdrop: async () => arena,
});
app.start();
Object.assign(window, { groundTruth: app, fake: () => session });
