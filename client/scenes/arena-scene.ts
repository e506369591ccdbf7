/** The game world: asks the page what to show in this frame and draws it. Decides nothing. */
import * as Phaser from 'phaser';
import type { Arena } from '../../sim/arena.ts';
import { ownTeamOf } from '../looks/sides.ts';
import type { DrawnBeacon, DrawnBolt, DrawnPickup, DrawnShip } from '../net/drawn-types.ts';
import { ArenaView } from '../views/arena-view.ts';
import { BeaconsView } from '../views/beacons-view.ts';
import { BoltsView } from '../views/bolts-view.ts';
import { CameraRig, zoomFor } from '../views/camera-rig.ts';
import { Effects } from '../views/effects.ts';
import { FogView } from '../views/fog-view.ts';
import { keepVisibleList } from '../views/keep-visible-list.ts';
import { bakePickups, PickupsView } from '../views/pickups-view.ts';
import type { Picture } from '../views/picture.ts';
import { ShakeMeter } from '../views/shake-meter.ts';
import { bakeShips } from '../views/ship-texture.ts';
import { ShipTrails } from '../views/ship-trails.ts';
import { ShipsView } from '../views/ships-view.ts';
import { TruthView } from '../views/truth-view.ts';
import { pixelRatio } from './pixel-ratio.ts';
import type { StageHost } from './stage.ts';

type Layers = {
  rig: CameraRig;
  trails: ShipTrails;
  ships: ShipsView;
  bolts: BoltsView;
  effects: Effects;
  pickups: PickupsView;
  beacons: BeaconsView;
  truth: TruthView;
};

/** After a resize, textures are drawn anew once the size has stood still for this long. */
const REBAKE_AFTER_MS = 800;
/** Shares of the resolution in use within which another is not worth the pause. */
const FINE_ENOUGH = [0.45, 1.2] as const;

const NOBODY: ReadonlyMap<number, DrawnShip> = new Map();
const NO_BOLTS: readonly DrawnBolt[] = [];
const NO_PICKUPS: readonly DrawnPickup[] = [];
const NO_BEACONS: readonly DrawnBeacon[] = [];

export class ArenaScene extends Phaser.Scene {
  private readonly host: StageHost;
  private resolution = 1;
  private layers: Layers | undefined;
  private arenaName = '';
  private arenaView: ArenaView | undefined;
  private fog: FogView | undefined;
  private coarseSince: number | undefined;

  constructor(host: StageHost) {
    super('arena');
    this.host = host;
  }

  create(): void {
    keepVisibleList(this.cameras);
    this.resolution = this.fineResolution();
    this.coarseSince = undefined;
    // A restart has destroyed what it showed.
    this.arenaView = undefined;
    bakeShips(this, this.resolution);
    bakePickups(this, this.resolution);
    this.fog = undefined;
    const shake = new ShakeMeter();
    const ships = new ShipsView(this, this.resolution);
    this.layers = {
      rig: new CameraRig(this.cameras.main, shake),
      trails: new ShipTrails(this),
      ships,
      bolts: new BoltsView(this, this.resolution),
      effects: new Effects(this, ships, shake, this.resolution),
      pickups: new PickupsView(this, this.resolution),
      beacons: new BeaconsView(this, this.resolution),
      truth: new TruthView(this, this.resolution),
    };
  }

  /** False until Phaser has started the scene, which takes some frames: it has no camera before. */
  get isStarted(): boolean {
    return this.layers !== undefined;
  }

  override update(): void {
    const now = performance.now();
    const picture = this.host.picture(now);
    this.rebakeIfCoarse(now);
    if (this.layers === undefined || picture.arena === undefined) return;
    this.aimCamera(picture, this.useArena(picture.arena), this.layers.rig);
    this.drawLayers(picture, picture.arena, this.layers);
  }

  private fineResolution(): number {
    const ratio = pixelRatio();
    const cssZoom = zoomFor(this.scale.width / ratio, this.scale.height / ratio);
    return Math.min(3, Math.max(1.5, cssZoom * ratio * 1.1));
  }

  private rebakeIfCoarse(now: number): void {
    const share = this.fineResolution() / this.resolution;
    const [least, most] = FINE_ENOUGH;
    if (share >= least && share <= most) this.coarseSince = undefined;
    else {
      this.coarseSince ??= now;
      if (now - this.coarseSince > REBAKE_AFTER_MS) this.scene.restart();
    }
  }

  private useArena(arena: Arena): ArenaView {
    if (this.arenaView !== undefined && this.arenaName === arena.name) return this.arenaView;
    this.arenaView?.destroy();
    this.fog?.destroy();
    this.fog = new FogView(this, arena);
    this.arenaName = arena.name;
    this.arenaView = new ArenaView(this, arena, this.resolution);
    return this.arenaView;
  }

  private aimCamera(picture: Picture, view: ArenaView, rig: CameraRig): void {
    const ratio = pixelRatio();
    const cssZoom = zoomFor(this.scale.width / ratio, this.scale.height / ratio);
    this.cameras.main.setZoom(cssZoom * ratio);
    if (picture.session === undefined) rig.drift(picture.now, view);
    else rig.follow(picture, view, cssZoom);
    // Brings worldView up to date for what is drawn relative to the camera.
    this.cameras.main.preRender();
    view.draw(this.cameras.main);
  }

  private drawLayers(picture: Picture, arena: Arena, layers: Layers): void {
    const { centerX, centerY } = this.cameras.main.worldView;
    const { session, now, dt, nameTags } = picture;
    const ships = session?.ships ?? NOBODY;
    const ownTeam = session === undefined ? 1 : ownTeamOf(session);
    layers.pickups.draw(session?.pickups ?? NO_PICKUPS, now, dt);
    layers.beacons.draw(session?.beacons ?? NO_BEACONS, ships, ownTeam, now, centerX, centerY);
    this.fog?.draw(session, this.cameras.main, dt);
    layers.trails.draw(ships, now);
    const ownCharge = session?.gauges.charge ?? 0;
    layers.ships.draw(ships, arena, { now, dt, middleX: centerX, middleY: centerY, nameTags, ownCharge });
    layers.bolts.draw(session?.bolts ?? NO_BOLTS, centerX, centerY);
    layers.effects.draw(session, picture.events, dt, picture.calm);
    layers.truth.draw(ships, picture.truth);
  }
}
