/** All ships in knowledge, with the bars over those that are hurt and the aim line of who charges. */
import type * as Phaser from 'phaser';
import type { Arena } from '../../sim/arena.ts';
import type { Shot } from '../../sim/ship-actions.ts';
import { castAtWalls } from '../../sim/sight.ts';
import { HULL } from '../../sim/tuning.ts';
import { SUBUNITS } from '../../sim/units.ts';
import { hueOf, PICKUP_COLOUR } from '../looks/palette.ts';
import type { DrawnShip } from '../net/drawn-types.ts';
import { DEPTH } from './depth.ts';
import { Ink } from './ink.ts';
import { type ShipFrame, ShipView } from './ship-view.ts';

const BAR = 30;
const AIM_LINE = 420;

export class ShipsView {
  private readonly scene: Phaser.Scene;
  private readonly resolution: number;
  private readonly views = new Map<number, ShipView>();
  private readonly bars: Ink;
  private readonly memories: Ink;

  constructor(scene: Phaser.Scene, resolution: number) {
    this.scene = scene;
    this.resolution = resolution;
    this.bars = new Ink(scene, DEPTH.bars);
    this.memories = new Ink(scene, DEPTH.memories);
  }

  hit(id: number): void {
    this.views.get(id)?.hit();
  }

  recoil(id: number, weapon: Shot): void {
    this.views.get(id)?.recoil(weapon);
  }

  dashed(id: number): void {
    this.views.get(id)?.dashed();
  }

  draw(ships: ReadonlyMap<number, DrawnShip>, arena: Arena, frame: ShipFrame): void {
    this.bars.wipe();
    this.memories.wipe();
    for (const [id, view] of this.views) {
      if (ships.has(id)) continue;
      view.destroy();
      this.views.delete(id);
    }
    for (const ship of ships.values()) {
      this.viewOf(ship).draw(ship, frame);
      if (!ship.flying || ship.visible <= 0) continue;
      if (ship.remembered) {
        this.drawMemory(ship);
        continue;
      }
      if (ship.overcharged) this.drawOvercharge(ship, frame.now);
      if (ship.revealed && !ship.own) this.drawReveal(ship, frame.now);
      if (!ship.own && ship.hull < HULL) this.drawBar(ship);
      if (ship.charging) this.drawAimLine(ship, arena);
    }
  }

  private viewOf(ship: DrawnShip): ShipView {
    let view = this.views.get(ship.id);
    if (view !== undefined && !view.isOf(ship)) {
      view.destroy();
      view = undefined;
    }
    if (view === undefined) {
      view = new ShipView(this.scene, ship, this.resolution);
      this.views.set(ship.id, view);
    }
    return view;
  }

  /** Where it was seen last: a ring that widens as the memory fades. */
  private drawMemory(ship: DrawnShip): void {
    const { x, y, visible } = ship;
    this.memories.ring(x, y, 20 + 14 * (1 - visible), 1.5, hueOf(ship.id, false).colour, 0.7 * visible);
  }

  /** Sparks that dance round the hull. */
  private drawOvercharge(ship: DrawnShip, now: number): void {
    for (let i = 0; i < 4; i++) {
      const at = Math.sin(now / 70 + i * 2.1) * 3 + i * 1.57;
      const inner = 17 + 3 * Math.sin(now / 33 + i);
      this.bars.line(
        ship.x + Math.cos(at) * inner,
        ship.y + Math.sin(at) * inner,
        ship.x + Math.cos(at + 0.35) * (inner + 8),
        ship.y + Math.sin(at + 0.35) * (inner + 8),
        1.6,
        PICKUP_COLOUR.overcharge,
        0.9 * ship.visible,
      );
    }
  }

  /** A ping that tells: everybody knows of this ship now. */
  private drawReveal(ship: DrawnShip, now: number): void {
    const share = (now / 500) % 1;
    this.bars.ring(ship.x, ship.y, 18 + 30 * share, 2, 0xffffff, 0.6 * (1 - share));
  }

  private drawBar(ship: DrawnShip): void {
    const x = ship.x - BAR / 2;
    const y = ship.y - 24;
    const share = Math.max(0, ship.hull / HULL);
    this.bars.rect(x - 1, y - 1, BAR + 2, 5, 0x05070c, 0.8 * ship.visible);
    const colour = share < 0.35 ? 0xff5470 : hueOf(ship.id, ship.own).colour;
    this.bars.rect(x, y, BAR * share, 3, colour, ship.visible);
  }

  private drawAimLine(ship: DrawnShip, arena: Arena): void {
    const east = Math.cos(ship.aim);
    const south = Math.sin(ship.aim);
    const colour = hueOf(ship.id, ship.own).colour;
    const x = ship.x * SUBUNITS;
    const y = ship.y * SUBUNITS;
    const reach = castAtWalls(arena, x, y, east, south, AIM_LINE * SUBUNITS) / SUBUNITS;
    for (let i = 0; i < 6; i++) {
      const from = 24 + (i * AIM_LINE) / 6;
      const to = Math.min(reach, from + AIM_LINE / 6);
      if (from >= to) return;
      this.bars.line(
        ship.x + east * from,
        ship.y + south * from,
        ship.x + east * to,
        ship.y + south * to,
        1.4,
        colour,
        0.4 * (1 - i / 6) * ship.visible,
      );
    }
  }
}
