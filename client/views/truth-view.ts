/** The server's last word drawn over the guess: a dashed outline where it says a ship is, and how far that is off. */
import type * as Phaser from 'phaser';
import { SHIP_RADIUS } from '../../sim/tuning.ts';
import { SUBUNITS } from '../../sim/units.ts';
import type { DrawnShip } from '../net/drawn-types.ts';
import { DEPTH } from './depth.ts';
import { Ink } from './ink.ts';

const RADIUS = SHIP_RADIUS / SUBUNITS;
const DASHES = 10;

export class TruthView {
  private readonly scene: Phaser.Scene;
  private readonly pen: Ink;
  private readonly labels: Phaser.GameObjects.Text[] = [];
  private readonly resolution: number;

  constructor(scene: Phaser.Scene, resolution: number) {
    this.scene = scene;
    this.resolution = resolution;
    this.pen = new Ink(scene, DEPTH.truth);
  }

  draw(ships: ReadonlyMap<number, DrawnShip>, shown: boolean): void {
    this.pen.wipe();
    let used = 0;
    if (shown) {
      for (const ship of ships.values()) if (ship.flying) this.drawShip(ship, this.labelAt(used++));
    }
    for (let i = used; i < this.labels.length; i++) this.labels[i]?.setVisible(false);
  }

  private drawShip(ship: DrawnShip, label: Phaser.GameObjects.Text): void {
    const { pen } = this;
    const off = Math.hypot(ship.toldX - ship.x, ship.toldY - ship.y);
    const colour = ship.own ? 0x7dff9a : 0xffd84a;
    pen.ring(ship.x, ship.y, RADIUS, 1.2, 0xffffff, 0.75);
    for (let i = 0; i < DASHES; i++) {
      const from = (i / DASHES) * 2 * Math.PI;
      pen.bow(ship.toldX, ship.toldY, RADIUS, from, from + Math.PI / DASHES, 2, colour, 0.95);
    }
    pen.line(ship.x, ship.y, ship.toldX, ship.toldY, 2, colour, 0.95);
    label
      .setText(`${off.toFixed(1)} u`)
      .setPosition(ship.toldX, ship.toldY + RADIUS + 4)
      .setVisible(true);
  }

  private labelAt(i: number): Phaser.GameObjects.Text {
    const known = this.labels[i];
    if (known !== undefined) return known;
    const style = {
      fontFamily: 'monospace',
      fontSize: '10px',
      color: '#d8ffe2',
      stroke: '#05070c',
      strokeThickness: 3,
    };
    const made = this.scene.add
      .text(0, 0, '', { ...style, resolution: this.resolution })
      .setOrigin(0.5, 0)
      .setDepth(DEPTH.truth);
    this.labels.push(made);
    return made;
  }
}
