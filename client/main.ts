/** The page's beginning: puts the real server and the real game world into the app. Phaser comes while the menu shows. */
import { readArena } from '../sim/read-arena.ts';
import { AnswerClock } from './net/answer-clock.ts';
import { joinArena } from './net/join.ts';
import { KeptSeats } from './net/kept-seats.ts';
import { fetchMap, fetchRooms, ROOMS_PATH } from './net/matchmaker-client.ts';
import { rankedDesk } from './net/ranked-desk.ts';
import { readServers, Servers } from './net/servers.ts';
import type { SessionView } from './net/session-types.ts';
import { watchArena } from './net/watch.ts';
import { keepPage } from './offline/keep-page.ts';
import { App } from './ui/app.ts';
import { openLocalStorage, openTabStorage } from './ui/local-storage.ts';
import type { MapsByMode } from './ui/room-form.ts';
import { speakAsWished } from './ui/speak-as-wished.ts';
import { readUrlOptions } from './ui/url-options.ts';

declare global {
  interface Window {
    /** For browser tests and the curious. */
    groundTruth: { session(): SessionView | undefined };
  }
}

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');

const BACKDROP = 'foundry';

/** Put in by the build; see build/maps-by-mode.ts. */
declare const MAPS: MapsByMode;

const { origin, search } = window.location;
const options = readUrlOptions(search);
/** Where the page was put may name other servers than its own, and so may its address. */
const named = document.querySelector<HTMLMetaElement>('meta[name="servers"]')?.content ?? '';
const servers = new Servers(options.servers ?? readServers(named) ?? [origin]);
const storage = openLocalStorage();
const clock = new AnswerClock(ROOMS_PATH);
/** A pilot and a seat belong to a tab: two tabs are two pilots, and a reload finds its ship again. */
const tabStorage = openTabStorage();
/** Who opens the address of a match that a closed tab played comes back to its ship. */
const seats = new KeptSeats(storage);
window.addEventListener('pagehide', () => seats.letGo(Date.now()));

await speakAsWished(storage);
const app = new App({
  root,
  storage,
  tabStorage,
  options,
  join: (wish) => joinArena({ ...wish, servers, storage: tabStorage, device: seats }),
  watch: (wish) => watchArena({ ...wish, servers, storage: tabStorage }),
  comesBack: seats.takeUp(options, tabStorage, Date.now()),
  fetchRooms: async () => {
    const answer = await fetchRooms(servers);
    return { ...answer, pingMs: clock.latestOf(servers.current) };
  },
  maps: MAPS,
  ranked: rankedDesk(servers, tabStorage),
  backdrop: async () => readArena(BACKDROP, await fetchMap(servers, BACKDROP)),
  openStage: async (host) => {
    const { openStage } = await import('./scenes/open-stage.ts');
    // Everything that the first screen needs is here: from now on keeping it disturbs nobody.
    keepPage();
    return openStage(host);
  },
});

window.groundTruth = app;
app.start();
