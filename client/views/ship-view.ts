/** One ship on screen: hull, glow, shields, charge, name. Made when a ship comes into knowledge, kept until it goes. */
import * as Phaser from 'phaser';
import type { Shot } from '../../sim/ship-actions.ts';
import { DASH_GRACE_TICKS, MOST_SHIELD, RAIL_CHARGE_TICKS } from '../../sim/tuning.ts';
import { TICK_MS } from '../../sim/units.ts';
import { hueOf, type Side, sideOf } from '../looks/palette.ts';
import type { DrawnShip } from '../net/drawn-types.ts';
import { DEPTH } from './depth.ts';
import { addLabel, type Label } from './label.ts';
import { BARRIER_STEPS } from './light-textures.ts';
import { onFloor } from './parallax.ts';
import { hueKeyOf, hullKeyOf } from './ship-texture.ts';
import { addSprite, type Sprite } from './sprite.ts';

const FULL_CHARGE_MS = RAIL_CHARGE_TICKS * TICK_MS;
/** Seconds in which shots pass through a ship that dashes. */
const GRACE = (DASH_GRACE_TICKS * TICK_MS) / 1000;
/** Units that a shot pushes the picture of its ship back: nothing else moves. */
const RECOIL = { bolt: 3.2, rail: 8 } as const;
const RECOIL_FADES = 16;

export type ShipFrame = {
  now: number;
  dt: number;
  middleX: number;
  middleY: number;
  nameTags: boolean;
  /** 0 to 1, known of the own ship only. */
  ownCharge: number;
};

export class ShipView {
  private readonly hull: Sprite;
  private readonly ghost: Sprite;
  private readonly white: Sprite;
  private readonly aura: Sprite;
  private readonly floorGlow: Sprite;
  private readonly mark: Sprite | undefined;
  private readonly protection: Sprite;
  private readonly barrier: Sprite;
  private readonly charge: Sprite;
  private readonly name: Label;
  private readonly parts: readonly Phaser.GameObjects.GameObject[];
  private readonly hueKey: string;
  private readonly hullTexture: string;
  private readonly side: Side | undefined;
  private isAdrift = false;
  private barrierStep = 0;
  private chargedMs = 0;
  /** 1 just after a hit, falling to 0. */
  private flash = 0;
  private recoiled = 0;
  /** Seconds left of a dash's grace. */
  private grace = 0;

  constructor(scene: Phaser.Scene, ship: DrawnShip, resolution: number) {
    const { ADD, NORMAL } = Phaser.BlendModes;
    const key = hueKeyOf(ship.id, ship.own);
    const hullKey = hullKeyOf(ship.id, ship.own);
    const fine = (texture: string, depth: number, blend: number) =>
      addSprite(scene, texture, depth, blend).setScale(1 / resolution);
    this.hueKey = key;
    this.hullTexture = `ship-${hullKey}`;
    this.side = ship.own ? undefined : sideOf(ship.id);
    this.floorGlow = addSprite(scene, `glow-${key}`, DEPTH.floorLight, ADD).setScale(ship.own ? 3.4 : 2.4);
    this.aura = addSprite(scene, `glow-${key}`, DEPTH.shots, ADD);
    this.mark = this.side && fine(`mark-${this.side}`, DEPTH.trails, NORMAL);
    this.hull = fine(this.hullTexture, DEPTH.ships, NORMAL);
    this.white = fine(`white-${hullKey}`, DEPTH.shields, ADD);
    this.ghost = fine(`ghost-${hullKey}`, DEPTH.memories, NORMAL);
    this.charge = addSprite(scene, `glow-${key}`, DEPTH.shields, ADD);
    this.protection = fine(`shield-${key}`, DEPTH.shields, ADD);
    this.barrier = fine('barrier-1', DEPTH.shields, NORMAL);
    this.name = this.addName(scene, ship, resolution);
    this.parts = [
      ...[this.floorGlow, this.aura, this.hull, this.white, this.ghost, this.charge],
      ...[this.protection, this.barrier, this.name],
      ...(this.mark === undefined ? [] : [this.mark]),
    ];
  }

  /** Whether it still shows the ship in its colours: a pilot may have changed sides. */
  isOf(ship: DrawnShip): boolean {
    return (
      this.hueKey === hueKeyOf(ship.id, ship.own) && this.side === (ship.own ? undefined : sideOf(ship.id))
    );
  }

  hit(): void {
    this.flash = 1;
  }

  recoil(weapon: Shot): void {
    this.recoiled = RECOIL[weapon];
  }

  dashed(): void {
    this.grace = GRACE;
  }

  draw(ship: DrawnShip, frame: ShipFrame): void {
    const { dt } = frame;
    this.flash = Math.max(0, this.flash - dt * 6);
    this.recoiled *= Math.exp(-RECOIL_FADES * dt);
    this.grace = Math.max(0, this.grace - dt);
    const isThere = ship.flying && ship.visible > 0;
    const isSeen = isThere && !ship.remembered;
    this.drawGhost(ship, isThere);
    this.hull.setVisible(isSeen);
    this.aura.setVisible(isSeen);
    this.floorGlow.setVisible(isSeen);
    this.mark?.setVisible(isSeen);
    this.name.setVisible(isSeen && frame.nameTags && !ship.own);
    this.white.setVisible(isSeen && this.flash > 0);
    this.protection.setVisible(isSeen && ship.protected);
    this.barrier.setVisible(isSeen && ship.shield > 0);
    this.chargedMs = isSeen && ship.charging ? Math.min(FULL_CHARGE_MS, this.chargedMs + dt * 1000) : 0;
    this.charge.setVisible(false);
    if (isSeen) this.drawSeen(ship, frame);
  }

  destroy(): void {
    for (const part of this.parts) part.destroy();
  }

  private addName(scene: Phaser.Scene, ship: DrawnShip, resolution: number): Label {
    const style = {
      fontFamily: "'Chakra Petch', sans-serif",
      fontSize: '12px',
      fontStyle: '600',
      color: hueOf(ship.id, ship.own).letters,
      stroke: '#05070c',
      strokeThickness: 3,
      resolution,
    };
    return addLabel(scene, ship.own ? '' : ship.name, style, DEPTH.names).setOrigin(0.5, 1);
  }

  /** An outline: of a ship that is out of sight where it was seen last, or over one that shots pass through. */
  private drawGhost(ship: DrawnShip, isThere: boolean): void {
    const isShown = isThere && (ship.remembered || this.grace > 0);
    this.ghost.setVisible(isShown);
    if (!isShown) return;
    this.ghost.lie(ship.x, ship.y, ship.aim);
    this.ghost.fade(ship.remembered ? 0.9 * ship.visible : this.grace / GRACE);
  }

  private drawSeen(ship: DrawnShip, frame: ShipFrame): void {
    const { now } = frame;
    const blink = ship.adrift ? 0.35 + 0.35 * Math.abs(Math.sin(now / 260)) : 1;
    const alpha = ship.visible * blink;
    const x = ship.x - Math.cos(ship.aim) * this.recoiled;
    const y = ship.y - Math.sin(ship.aim) * this.recoiled;
    if (this.isAdrift !== ship.adrift) {
      this.isAdrift = ship.adrift;
      this.hull.wear(ship.adrift ? 'ship-adrift' : this.hullTexture);
    }
    this.hull.lie(x, y, ship.aim);
    this.hull.fade(this.grace > 0 ? 0.35 * alpha : alpha);
    if (this.flash > 0) {
      this.white.lie(x, y, ship.aim);
      this.white.fade(this.flash * ship.visible);
    }
    this.drawGlow(ship, frame, x, y, alpha);
    this.mark?.lie(ship.x, ship.y, 0);
    this.mark?.fade(0.6 * alpha);
    if (ship.protected) this.drawProtection(ship, now);
    if (ship.shield > 0) this.drawBarrier(ship, now);
    this.drawCharge(ship, frame);
    if (ship.own) return;
    if (this.name.text !== ship.name) this.name.setText(ship.name);
    this.name.x = ship.x;
    this.name.y = ship.y - 25;
    if (this.name._alpha !== ship.visible) this.name.setAlpha(ship.visible);
  }

  private drawGlow(ship: DrawnShip, frame: ShipFrame, x: number, y: number, alpha: number): void {
    const { now, middleX, middleY } = frame;
    const strong = ship.overcharged ? 1.5 + 0.12 * Math.sin(now / 50) : 1;
    const size = (ship.own ? 0.8 : 0.62) * strong;
    this.aura.lie(x, y, 0);
    this.aura.stretch(size, size);
    this.aura.fade((ship.own ? 0.34 : 0.22) * alpha * (ship.overcharged ? 2 : 1) + this.flash * 0.5);
    this.floorGlow.lie(onFloor(ship.x, middleX), onFloor(ship.y, middleY), 0);
    this.floorGlow.fade((ship.own ? 0.17 : 0.13) * alpha);
  }

  private drawProtection(ship: DrawnShip, now: number): void {
    const shimmer = 0.6 + 0.3 * Math.sin(now / 110) + 0.1 * Math.sin(now / 37);
    this.protection.lie(ship.x, ship.y, now / 700);
    this.protection.fade(shimmer * ship.visible);
  }

  /** A ring that is as full as the shield. */
  private drawBarrier(ship: DrawnShip, now: number): void {
    const share = Math.min(1, ship.shield / MOST_SHIELD);
    const step = Math.max(1, Math.ceil(share * BARRIER_STEPS));
    if (this.barrierStep !== step) {
      this.barrierStep = step;
      this.barrier.wear(`barrier-${step}`);
    }
    this.barrier.lie(ship.x, ship.y, now / 900);
    this.barrier.fade((0.6 + 0.4 * share) * ship.visible);
  }

  private drawCharge(ship: DrawnShip, frame: ShipFrame): void {
    const charge = ship.own ? frame.ownCharge : this.chargedMs / FULL_CHARGE_MS;
    if (charge <= 0) return;
    const full = charge >= 1 ? 0.06 * Math.sin(frame.now / 45) : 0;
    const size = 0.1 + 0.3 * charge + full;
    this.charge.lie(ship.x + Math.cos(ship.aim) * 17, ship.y + Math.sin(ship.aim) * 17, 0);
    this.charge.stretch(size, size);
    this.charge.fade(Math.min(1, 0.35 + 0.65 * charge) * ship.visible);
  }
}
