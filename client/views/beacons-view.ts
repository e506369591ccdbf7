/** Beacons on the floor: whose they are, and how far they are pulled. Sides differ by colour and by the ring's stroke. */
import type * as Phaser from 'phaser';
import type { Team } from '../../sim/arena.ts';
import type { DrawnBeacon } from '../net/session-types.ts';
import { SIDE_COLOUR, type Side } from '../ui/palette.ts';
import { DEPTH } from './depth.ts';
import { FLOOR_SCALE, onFloor } from './parallax.ts';

const NOBODY = 0xb9c6d8;
const DASHES = 28;

function sideOf(team: Team, mine: Team): Side | undefined {
  if (team === 0) return undefined;
  // Who watches is on nobody's side: team 1 stands for the own.
  return team === (mine === 0 ? 1 : mine) ? 'mate' : 'enemy';
}

export class BeaconsView {
  private readonly scene: Phaser.Scene;
  private readonly resolution: number;
  private readonly pen: Phaser.GameObjects.Graphics;
  private letters: Phaser.GameObjects.Text[] = [];
  private of: readonly DrawnBeacon[] = [];

  constructor(scene: Phaser.Scene, resolution: number) {
    this.scene = scene;
    this.resolution = resolution;
    this.pen = scene.add.graphics().setDepth(DEPTH.shadow);
  }

  draw(beacons: readonly DrawnBeacon[], mine: Team, now: number, middleX: number, middleY: number): void {
    if (this.of !== beacons) this.putUp(beacons);
    this.pen.clear();
    beacons.forEach((beacon, i) => {
      const x = onFloor(beacon.x, middleX);
      const y = onFloor(beacon.y, middleY);
      const holder = sideOf(beacon.team, mine);
      const colour = holder === undefined ? NOBODY : SIDE_COLOUR[holder];
      const radius = beacon.radius * FLOOR_SCALE;
      this.drawRing(x, y, radius, colour, holder === 'enemy');
      this.drawPull(beacon, mine, x, y, radius, now);
      this.letters[i]
        ?.setPosition(x, y)
        .setColor(`#${colour.toString(16).padStart(6, '0')}`)
        .setAlpha(0.85);
    });
  }

  private putUp(beacons: readonly DrawnBeacon[]): void {
    for (const letter of this.letters) letter.destroy();
    this.of = beacons;
    this.letters = beacons.map(({ name }) =>
      this.scene.add
        .text(0, 0, name, {
          fontFamily: "'Chakra Petch', sans-serif",
          fontSize: '64px',
          fontStyle: '700',
          resolution: this.resolution,
        })
        .setOrigin(0.5)
        .setDepth(DEPTH.shadow),
    );
  }

  private drawRing(x: number, y: number, radius: number, colour: number, isDashed: boolean): void {
    const { pen } = this;
    pen.fillStyle(colour, 0.09);
    pen.fillCircle(x, y, radius);
    pen.lineStyle(3, colour, 0.75);
    if (!isDashed) {
      pen.strokeCircle(x, y, radius);
      return;
    }
    for (let i = 0; i < DASHES; i++) {
      const from = (i * 2 * Math.PI) / DASHES;
      pen.beginPath();
      pen.arc(x, y, radius, from, from + Math.PI / DASHES);
      pen.strokePath();
    }
  }

  /** How far it is pulled, as an arc of who pulls it. */
  private drawPull(
    { team, pull }: DrawnBeacon,
    mine: Team,
    x: number,
    y: number,
    radius: number,
    now: number,
  ): void {
    const share = Math.abs(pull);
    if (share === 0 || (share === 1 && team !== 0)) return;
    const side = sideOf(pull < 0 ? 1 : 2, mine);
    if (side === undefined) return;
    const { pen } = this;
    pen.lineStyle(7, SIDE_COLOUR[side], 0.75 + 0.2 * Math.sin(now / 120));
    pen.beginPath();
    pen.arc(x, y, radius - 9, -Math.PI / 2, -Math.PI / 2 + share * 2 * Math.PI);
    pen.strokePath();
  }
}
