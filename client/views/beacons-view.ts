/**
 * Beacons on the floor: whose they are, how far they are pulled, and whether they are fought for. Sides differ by colour
 * and by the ring's stroke.
 */
import type * as Phaser from 'phaser';
import { cssOf, SIDE_COLOUR } from '../looks/palette.ts';
import { sideOfTeam } from '../looks/sides.ts';
import type { DrawnBeacon, DrawnShip } from '../net/drawn-types.ts';
import { DEPTH } from './depth.ts';
import { Ink } from './ink.ts';
import { addLabel, type Label } from './label.ts';
import { FLOOR_SCALE, onFloor } from './parallax.ts';

const NOBODY = 0xb9c6d8;
const DASHES = 28;

/** Whether ships of both teams are seen at it. */
function isContested({ x, y, radius }: DrawnBeacon, ships: ReadonlyMap<number, DrawnShip>): boolean {
  let teams = 0;
  for (const ship of ships.values()) {
    if (!ship.flying || ship.remembered) continue;
    const dx = ship.x - x;
    const dy = ship.y - y;
    if (dx * dx + dy * dy <= radius * radius) teams |= ship.team;
  }
  return teams === 3;
}

const FIGHT_RINGS = [
  ['mate', 0],
  ['enemy', 0.5],
] as const;

type Letter = { text: Label; colour: number };

export class BeaconsView {
  private readonly scene: Phaser.Scene;
  private readonly resolution: number;
  private readonly pen: Ink;
  private letters: Letter[] = [];
  private of: readonly DrawnBeacon[] = [];

  constructor(scene: Phaser.Scene, resolution: number) {
    this.scene = scene;
    this.resolution = resolution;
    this.pen = new Ink(scene, DEPTH.shadow);
  }

  draw(
    beacons: readonly DrawnBeacon[],
    ships: ReadonlyMap<number, DrawnShip>,
    own: 1 | 2,
    now: number,
    middleX: number,
    middleY: number,
  ): void {
    if (this.of !== beacons) this.putUp(beacons);
    this.pen.wipe();
    for (let i = 0; i < beacons.length; i++) {
      const beacon = beacons[i];
      const letter = this.letters[i];
      if (beacon === undefined || letter === undefined) continue;
      const x = onFloor(beacon.x, middleX);
      const y = onFloor(beacon.y, middleY);
      const holder = sideOfTeam(beacon.team, own);
      const colour = holder === undefined ? NOBODY : SIDE_COLOUR[holder];
      const radius = beacon.radius * FLOOR_SCALE;
      this.drawRing(x, y, radius, colour, holder === 'enemy');
      this.drawPull(beacon, own, x, y, radius, now);
      if (isContested(beacon, ships)) this.drawFight(x, y, radius, now);
      this.write(letter, x, y, colour);
    }
  }

  private write(letter: Letter, x: number, y: number, colour: number): void {
    letter.text.x = x;
    letter.text.y = y;
    // A text whose colour is set is drawn anew.
    if (letter.colour === colour) return;
    letter.colour = colour;
    letter.text.setColor(cssOf(colour));
  }

  private putUp(beacons: readonly DrawnBeacon[]): void {
    for (const { text } of this.letters) text.destroy();
    this.of = beacons;
    const style = {
      fontFamily: "'Chakra Petch', sans-serif",
      fontSize: '64px',
      fontStyle: '700',
      resolution: this.resolution,
    };
    this.letters = beacons.map(({ name }) => ({
      text: addLabel(this.scene, name, style, DEPTH.shadow).setAlpha(0.85),
      colour: 0xffffff,
    }));
  }

  private drawRing(x: number, y: number, radius: number, colour: number, isDashed: boolean): void {
    const { pen } = this;
    pen.disc(x, y, radius, colour, 0.09);
    if (!isDashed) {
      pen.ring(x, y, radius, 3, colour, 0.75);
      return;
    }
    for (let i = 0; i < DASHES; i++) {
      const from = (i * 2 * Math.PI) / DASHES;
      pen.bow(x, y, radius, from, from + Math.PI / DASHES, 3, colour, 0.75);
    }
  }

  /** How far it is pulled, as an arc of who pulls it over a faint whole. */
  private drawPull(
    { team, pull }: DrawnBeacon,
    own: 1 | 2,
    x: number,
    y: number,
    radius: number,
    now: number,
  ): void {
    const share = Math.abs(pull);
    if (share === 0 || (share === 1 && team !== 0)) return;
    const side = sideOfTeam(pull < 0 ? 1 : 2, own);
    if (side === undefined) return;
    const { pen } = this;
    const from = -Math.PI / 2;
    const alpha = 0.75 + 0.2 * Math.sin(now / 120);
    pen.ring(x, y, radius - 9, 7, NOBODY, 0.14);
    pen.bow(x, y, radius - 9, from, from + share * 2 * Math.PI, 7, SIDE_COLOUR[side], alpha);
  }

  /** Both sides' colours run outward by turns while both are there. */
  private drawFight(x: number, y: number, radius: number, now: number): void {
    const { pen } = this;
    for (const [side, behind] of FIGHT_RINGS) {
      const share = (now / 900 + behind) % 1;
      pen.ring(x, y, radius * (0.3 + 0.85 * share), 4, SIDE_COLOUR[side], 0.8 * (1 - share));
    }
  }
}
