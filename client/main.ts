/** The page's beginning: puts the real server and the real game world into the app. Phaser comes while the menu shows. */
import { readArena } from '../sim/read-arena.ts';
import { joinArena } from './net/join.ts';
import { fetchMap, fetchRooms } from './net/matchmaker-client.ts';
import type { SessionView } from './net/session-types.ts';
import { watchArena } from './net/watch.ts';
import { keepPage } from './offline/keep-page.ts';
import { App } from './ui/app.ts';
import { openLocalStorage, openTabStorage } from './ui/local-storage.ts';
import { loadSettings } from './ui/settings.ts';
import { languageFor, speak } from './ui/strings.ts';
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

const { origin, search } = window.location;
const storage = openLocalStorage();
/** A pilot and a seat belong to a tab: two tabs are two pilots, and a reload finds its ship again. */
const tabStorage = openTabStorage();

const { language } = loadSettings(storage);
await speak(language === 'auto' ? languageFor(navigator.languages) : language).catch(() => undefined);
const app = new App({
  root,
  storage,
  tabStorage,
  options: readUrlOptions(search),
  join: (wish) => joinArena({ ...wish, origin, storage: tabStorage }),
  watch: (wish) => watchArena({ ...wish, origin, storage: tabStorage }),
  fetchRooms: () => fetchRooms(origin),
  backdrop: async () => readArena(BACKDROP, await fetchMap(origin, BACKDROP)),
  openStage: async (host) => {
    const { openStage } = await import('./scenes/open-stage.ts');
    // Everything that the first screen needs is here: from now on keeping it disturbs nobody.
    keepPage();
    return openStage(host);
  },
});

window.groundTruth = app;
app.start();
