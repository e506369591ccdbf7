/** The client over a staged fight. Parameters besides the client's own: map, mode, ships, bolts. */
import * as Phaser from 'phaser';
import { rankedDesk } from '../../../client/net/ranked-desk.ts';
import { Servers } from '../../../client/net/servers.ts';
import { openStage } from '../../../client/scenes/open-stage.ts';
import { App } from '../../../client/ui/app.ts';
import { openLocalStorage, openTabStorage } from '../../../client/ui/local-storage.ts';
import { readUrlOptions } from '../../../client/ui/url-options.ts';
import { isModeName } from '../../../sim/modes/modes.ts';
import { readArena } from '../../../sim/read-arena.ts';
import { StagedSession } from '../staged-session.ts';

declare global {
  interface Window {
    /** How many things there are to be drawn or kept for it. */
    displayed(): number;
  }
}

let displayed = 0;
const { addedToScene, removedFromScene } = Phaser.GameObjects.GameObject.prototype;
Object.assign(Phaser.GameObjects.GameObject.prototype, {
  addedToScene(this: Phaser.GameObjects.GameObject) {
    displayed += 1;
    addedToScene.call(this);
  },
  removedFromScene(this: Phaser.GameObjects.GameObject) {
    displayed -= 1;
    removedFromScene.call(this);
  },
});

const params = new URLSearchParams(window.location.search);
const name = params.get('map') ?? 'foundry';
const map: unknown = await (await fetch(`/maps/${name}.tmj`)).json();
const arena = readArena(name, map);
const mode = params.get('mode') ?? 'skirmish';

const stage = () =>
  new StagedSession(arena, {
    mode: isModeName(mode) ? mode : 'skirmish',
    ships: Number(params.get('ships') ?? 16),
    bolts: Number(params.get('bolts') ?? 100),
  });

const app = new App({
  root: document.getElementById('app') ?? document.body,
  storage: openLocalStorage(),
  tabStorage: openTabStorage(),
  options: readUrlOptions(window.location.search),
  join: stage,
  watch: stage,
  comesBack: false,
  fetchRooms: async () => ({ rooms: [], pingMs: 20 }),
  maps: { skirmish: [], hold: [], duel: [] },
  ranked: rankedDesk(new Servers([window.location.origin]), openTabStorage()),
  openStage,
  backdrop: async () => arena,
});
Object.assign(window, { groundTruth: app, displayed: () => displayed });
app.start();
