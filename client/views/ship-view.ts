/** One ship on screen: hull, glow, shield, charge, name. Made when a ship comes into knowledge, kept until it goes. */
import * as Phaser from 'phaser';
import type { DrawnShip } from '../net/session-types.ts';
import { hueOf } from '../ui/palette.ts';
import { DEPTH } from './depth.ts';
import { onFloor } from './parallax.ts';
import { hueKeyOf, hullKeyOf } from './ship-texture.ts';

const FULL_CHARGE_MS = 600;

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
  private readonly hull: Phaser.GameObjects.Image;
  private readonly aura: Phaser.GameObjects.Image;
  private readonly floorGlow: Phaser.GameObjects.Image;
  private readonly shield: Phaser.GameObjects.Image;
  private readonly charge: Phaser.GameObjects.Image;
  private readonly name: Phaser.GameObjects.Text;
  private readonly hueKey: string;
  private readonly hullKey: string;
  private chargedMs = 0;
  /** 1 just after a hit, falling to 0. */
  private flash = 0;

  constructor(scene: Phaser.Scene, ship: DrawnShip, resolution: number) {
    const key = hueKeyOf(ship.id, ship.own);
    const glow = (depth: number) =>
      scene.add.image(0, 0, `glow-${key}`).setDepth(depth).setBlendMode(Phaser.BlendModes.ADD);
    this.hueKey = key;
    this.hullKey = hullKeyOf(ship.id, ship.own);
    this.floorGlow = glow(DEPTH.floorLight);
    this.aura = glow(DEPTH.shots);
    this.hull = scene.add
      .image(0, 0, `ship-${hullKeyOf(ship.id, ship.own)}`)
      .setDepth(DEPTH.ships)
      .setScale(1 / resolution);
    this.charge = glow(DEPTH.shields);
    this.shield = scene.add
      .image(0, 0, `shield-${key}`)
      .setDepth(DEPTH.shields)
      .setScale(1 / resolution)
      .setBlendMode(Phaser.BlendModes.ADD);
    this.name = scene.add
      .text(0, 0, ship.own ? '' : ship.name, {
        fontFamily: "'Chakra Petch', sans-serif",
        fontSize: '12px',
        fontStyle: '600',
        color: hueOf(ship.id, ship.own).letters,
        stroke: '#05070c',
        strokeThickness: 3,
        resolution,
      })
      .setOrigin(0.5, 1)
      .setDepth(DEPTH.names);
  }

  /** Whether it still shows the ship in its colours: a pilot may have changed sides. */
  isOf(ship: DrawnShip): boolean {
    return this.hueKey === hueKeyOf(ship.id, ship.own);
  }

  hit(): void {
    this.flash = 1;
  }

  draw(ship: DrawnShip, frame: ShipFrame): void {
    const shown = ship.flying && ship.visible > 0;
    this.show(shown);
    if (!shown) {
      this.chargedMs = 0;
      return;
    }
    const adriftBlink = ship.adrift ? 0.35 + 0.35 * Math.abs(Math.sin(frame.now / 260)) : 1;
    const alpha = ship.visible * adriftBlink * (ship.remembered ? 0.55 : 1);
    this.flash = Math.max(0, this.flash - frame.dt * 5);
    this.hull.setPosition(ship.x, ship.y).setRotation(ship.aim).setAlpha(alpha);
    this.hull.setTexture(`ship-${ship.adrift ? 'adrift' : this.hullKey}`);
    this.aura
      .setPosition(ship.x, ship.y)
      .setScale((ship.own ? 0.8 : 0.62) * (ship.overcharged ? 1.5 + 0.12 * Math.sin(frame.now / 50) : 1))
      .setAlpha((ship.own ? 0.34 : 0.22) * alpha * (ship.overcharged ? 2 : 1) + this.flash * 0.7);
    this.floorGlow
      .setPosition(onFloor(ship.x, frame.middleX), onFloor(ship.y, frame.middleY))
      .setScale(ship.own ? 3.4 : 2.4)
      .setAlpha((ship.own ? 0.17 : 0.13) * alpha);
    this.drawShield(ship, frame.now);
    this.drawCharge(ship, frame);
    if (this.name.text !== ship.name && !ship.own) this.name.setText(ship.name);
    this.name
      .setVisible(frame.nameTags && !ship.own && !ship.remembered)
      .setPosition(ship.x, ship.y - 25)
      .setAlpha(ship.visible * 0.95);
  }

  destroy(): void {
    for (const part of [this.hull, this.aura, this.floorGlow, this.shield, this.charge, this.name])
      part.destroy();
  }

  private show(shown: boolean): void {
    this.hull.setVisible(shown);
    this.aura.setVisible(shown);
    this.floorGlow.setVisible(shown);
    this.name.setVisible(shown);
    if (shown) return;
    this.shield.setVisible(false);
    this.charge.setVisible(false);
  }

  private drawShield(ship: DrawnShip, now: number): void {
    this.shield.setVisible(ship.protected);
    if (!ship.protected) return;
    const shimmer = 0.6 + 0.3 * Math.sin(now / 110) + 0.1 * Math.sin(now / 37);
    this.shield
      .setPosition(ship.x, ship.y)
      .setRotation(now / 700)
      .setAlpha(shimmer * ship.visible);
  }

  private drawCharge(ship: DrawnShip, frame: ShipFrame): void {
    this.chargedMs = ship.charging ? Math.min(FULL_CHARGE_MS, this.chargedMs + frame.dt * 1000) : 0;
    const charge = ship.own ? frame.ownCharge : this.chargedMs / FULL_CHARGE_MS;
    this.charge.setVisible(charge > 0);
    if (charge <= 0) return;
    const full = charge >= 1 ? 0.06 * Math.sin(frame.now / 45) : 0;
    this.charge
      .setPosition(ship.x + Math.cos(ship.aim) * 17, ship.y + Math.sin(ship.aim) * 17)
      .setScale(0.1 + 0.3 * charge + full)
      .setAlpha(Math.min(1, 0.35 + 0.65 * charge) * ship.visible);
  }
}
