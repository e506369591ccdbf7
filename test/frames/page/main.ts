/** The client over a staged fight. Parameters besides the client's own: map, mode, ships, bolts. */
import { openStage } from '../../../client/scenes/open-stage.ts';
import { App } from '../../../client/ui/app.ts';
import { openLocalStorage, openTabStorage } from '../../../client/ui/local-storage.ts';
import { readUrlOptions } from '../../../client/ui/url-options.ts';
import { isModeName } from '../../../sim/modes/modes.ts';
import { readArena } from '../../../sim/read-arena.ts';
import { StagedSession } from '../staged-session.ts';

const params = new URLSearchParams(window.location.search);
const name = params.get('map') ?? 'foundry';
const map: unknown = await (await fetch(`/maps/${name}.tmj`)).json();
const arena = readArena(name, map);
const mode = params.get('mode') ?? 'skirmish';

const app = new App({
  root: document.getElementById('app') ?? document.body,
  storage: openLocalStorage(),
  tabStorage: openTabStorage(),
  options: readUrlOptions(window.location.search),
  join: () =>
    new StagedSession(arena, {
      mode: isModeName(mode) ? mode : 'skirmish',
      ships: Number(params.get('ships') ?? 16),
      bolts: Number(params.get('bolts') ?? 100),
    }),
  fetchRooms: async () => ({ rooms: [], pingMs: 20 }),
  openStage,
  backdrop: async () => arena,
});
Object.assign(window, { groundTruth: app });
app.start();
