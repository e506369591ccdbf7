/** Turns what happened into light and sparks. Decides nothing: an event that never comes leaves no mark. */
import type * as Phaser from 'phaser';
import type { SessionEvent, SessionView } from '../net/session-types.ts';
import { DamageNumbers } from './damage-numbers.ts';
import { DEPTH } from './depth.ts';
import { explode } from './explosion.ts';
import { Flashes } from './flashes.ts';
import { HurtArcs } from './hurt-arcs.ts';
import type { ShakeMeter } from './shake-meter.ts';
import { hueKeyOf } from './ship-texture.ts';
import type { ShipsView } from './ships-view.ts';
import { Sparks } from './sparks.ts';

/** How far away an explosion still shakes. */
const SHAKE_REACH = 520;
const GHOST_EVERY = 0.028;
/** Hues that are nearest to the colours of the pickups. */
const TOOK_KEY = { repair: '4', shield: '1', overcharge: '2' } as const;

type Of<Type extends SessionEvent['type']> = Extract<SessionEvent, { type: Type }>;

export class Effects {
  private readonly sparks: Sparks;
  private readonly flashes: Flashes;
  private readonly numbers: DamageNumbers;
  private readonly arcs: HurtArcs;
  private readonly ships: ShipsView;
  private readonly shake: ShakeMeter;
  private readonly resolution: number;
  private sinceGhost = 0;

  constructor(scene: Phaser.Scene, ships: ShipsView, shake: ShakeMeter, resolution: number) {
    this.sparks = new Sparks(scene, resolution);
    this.flashes = new Flashes(scene);
    this.numbers = new DamageNumbers(scene, resolution);
    this.arcs = new HurtArcs(scene);
    this.ships = ships;
    this.shake = shake;
    this.resolution = resolution;
  }

  draw(session: SessionView | undefined, events: readonly SessionEvent[], dt: number): void {
    if (session !== undefined) {
      for (const event of events) this.play(session, event);
      this.drawGhosts(session, dt);
    }
    this.sparks.draw(dt);
    this.flashes.draw(dt);
    this.numbers.draw(dt);
    this.arcs.draw(session?.ships.get(session.me), dt);
  }

  private play(session: SessionView, event: SessionEvent): void {
    switch (event.type) {
      case 'fired':
        if (event.weapon === 'rail') this.playRail(event);
        else this.playMuzzle(event);
        break;
      case 'hit':
        this.playHit(session, event);
        break;
      case 'fizzled':
        this.playFizzle(session, event);
        break;
      case 'died':
        this.playDeath(session, event);
        break;
      case 'spawned':
        this.playSpawn(session, event);
        break;
      case 'took':
        this.playTook(event);
        break;
      case 'broke':
        this.playBroke(session, event);
        break;
      case 'dashed':
        this.playRing(hueKeyOf(event.ship, event.ship === session.me), event.x, event.y, 0.3, 0.75, 0.25);
        break;
      default:
        break;
    }
  }

  private light(
    key: string,
    x: number,
    y: number,
    size: number,
    alpha: number,
    life: number,
    depth: number,
  ): void {
    const flash = { texture: `glow-${key}`, depth, x, y, rotation: 0, life, alpha };
    this.flashes.show({ ...flash, fromX: size, fromY: size, toX: size * 0.6, toY: size * 0.6 });
  }

  private playMuzzle(event: Of<'fired'>): void {
    const key = hueKeyOf(event.ship, event.own);
    const x = event.x + Math.cos(event.angle) * 17;
    const y = event.y + Math.sin(event.angle) * 17;
    this.light(key, x, y, 0.55, 0.9, 0.09, DEPTH.sparks);
    this.light(key, event.x, event.y, 2.4, 0.2, 0.14, DEPTH.floorLight);
    const burst = { texture: `spark-${key}`, x, y, angle: event.angle, life: 0.18, scale: 0.8, spin: 0 };
    this.sparks.burst({ ...burst, count: 3, spread: 0.5, speed: 260 });
  }

  private playRail(event: Of<'fired'>): void {
    const key = hueKeyOf(event.ship, event.own);
    const beam = {
      texture: `beam-${key}`,
      depth: DEPTH.beams,
      x: event.x,
      y: event.y,
      rotation: event.angle,
    };
    const long = event.reach / 8 / this.resolution;
    const thick = 1 / this.resolution;
    this.flashes.show(
      { ...beam, life: 0.16, alpha: 1, fromX: long, fromY: thick, toX: long, toY: thick * 0.8 },
      0,
    );
    this.flashes.show(
      { ...beam, life: 0.7, alpha: 0.75, fromX: long, fromY: thick * 0.7, toX: long, toY: thick * 0.08 },
      0,
    );
    const endX = event.x + Math.cos(event.angle) * event.reach;
    const endY = event.y + Math.sin(event.angle) * event.reach;
    this.light(key, event.x, event.y, 1.6, 0.9, 0.2, DEPTH.beams);
    this.light(key, endX, endY, 1.4, 0.8, 0.35, DEPTH.beams);
    this.light(key, endX, endY, 4, 0.3, 0.4, DEPTH.floorLight);
    const texture = `spark-${key}`;
    this.sparks.burst({
      texture,
      x: endX,
      y: endY,
      count: 12,
      angle: event.angle + Math.PI,
      spread: 1.2,
      speed: 380,
      life: 0.45,
      scale: 1.1,
      spin: 0,
    });
    for (let at = 40; at < event.reach; at += 70) {
      const x = event.x + Math.cos(event.angle) * at;
      const y = event.y + Math.sin(event.angle) * at;
      this.sparks.burst({
        texture,
        x,
        y,
        count: 1,
        angle: Math.random() * 7,
        spread: 1,
        speed: 40,
        life: 0.9,
        scale: 0.7,
        spin: 0,
      });
    }
    if (event.own) this.shake.add(0.16);
  }

  private playHit(session: SessionView, event: Of<'hit'>): void {
    const key = hueKeyOf(event.ship, event.ship === session.me);
    const ship = session.ships.get(event.ship);
    const back = ship === undefined ? 0 : Math.atan2(event.y - ship.y, event.x - ship.x);
    this.ships.hit(event.ship);
    const count = event.weapon === 'rail' ? 22 : 9;
    const burst = { texture: `spark-${key}`, x: event.x, y: event.y, angle: back, life: 0.4, spin: 0 };
    this.sparks.burst({
      ...burst,
      count,
      spread: 1.3,
      speed: event.weapon === 'rail' ? 460 : 300,
      scale: 1.1,
    });
    this.light(key, event.x, event.y, event.weapon === 'rail' ? 1.5 : 0.8, 0.9, 0.16, DEPTH.sparks);
    if (event.damage <= 0) return;
    const mine = event.ship === session.me;
    const kind = mine ? 'taken' : 'dealt';
    if (mine || event.by === session.me) this.numbers.show(event.x, event.y, String(event.damage), kind);
    if (!mine) return;
    this.shake.add(0.12 + event.damage / 110);
    // Back along the way that the shot flew: so much one could have seen, wherever the shooter is by now.
    if (ship !== undefined) this.arcs.show(-Math.cos(event.angle), -Math.sin(event.angle), event.damage);
  }

  private playFizzle(session: SessionView, event: Of<'fizzled'>): void {
    const key = hueKeyOf(event.owner, event.owner === session.me);
    const burst = { texture: `spark-${key}`, x: event.x, y: event.y, angle: event.angle + Math.PI, spin: 0 };
    this.sparks.burst({ ...burst, count: 6, spread: 1.1, speed: 240, life: 0.32, scale: 0.9 });
    this.light(key, event.x, event.y, 0.6, 0.8, 0.14, DEPTH.sparks);
    this.light(key, event.x, event.y, 1.8, 0.2, 0.2, DEPTH.floorLight);
  }

  private playDeath(session: SessionView, event: Of<'died'>): void {
    // Of who fell out of sight only the news came.
    if (!event.seen) return;
    explode(
      this.sparks,
      this.flashes,
      hueKeyOf(event.ship, event.ship === session.me),
      event.x,
      event.y,
      this.resolution,
    );
    const own = session.ships.get(session.me);
    const far = own === undefined ? SHAKE_REACH : Math.hypot(event.x - own.x, event.y - own.y);
    if (event.by === session.me && event.ship !== session.me)
      this.numbers.show(event.x, event.y, '+1', 'point');
    if (event.ship === session.me) this.shake.add(0.9);
    else this.shake.add(0.4 * Math.max(0, 1 - far / SHAKE_REACH));
  }

  /** A ring that grows and fades. */
  private playRing(key: string, x: number, y: number, from: number, to: number, life: number): void {
    const ring = { texture: `ring-${key}`, depth: DEPTH.trails, x, y, rotation: 0, life, alpha: 0.9 };
    const [small, wide] = [from / this.resolution, to / this.resolution];
    this.flashes.show({ ...ring, fromX: small, fromY: small, toX: wide, toY: wide });
  }

  private playTook(event: Of<'took'>): void {
    const key = TOOK_KEY[event.kind];
    this.playRing(key, event.x, event.y, 0.2, 0.8, 0.4);
    this.light(key, event.x, event.y, 1.2, 0.9, 0.25, DEPTH.sparks);
    const burst = {
      texture: `spark-${key}`,
      x: event.x,
      y: event.y,
      angle: -Math.PI / 2,
      life: 0.5,
      spin: 0,
    };
    this.sparks.burst({ ...burst, count: 12, spread: Math.PI, speed: 190, scale: 1 });
  }

  private playBroke(session: SessionView, event: Of<'broke'>): void {
    const ship = session.ships.get(event.ship);
    const x = ship?.x ?? event.x;
    const y = ship?.y ?? event.y;
    this.playRing(TOOK_KEY.shield, x, y, 0.35, 0.9, 0.35);
    const burst = { texture: `shard-${TOOK_KEY.shield}`, x, y, angle: 0, life: 0.6, spin: 9 };
    this.sparks.burst({ ...burst, count: 14, spread: Math.PI, speed: 260, scale: 0.9 });
    if (event.ship === session.me) this.shake.add(0.35);
  }

  private playSpawn(session: SessionView, event: Of<'spawned'>): void {
    const texture = `ring-${hueKeyOf(event.ship, event.ship === session.me)}`;
    const ring = { texture, depth: DEPTH.trails, x: event.x, y: event.y, rotation: 0, life: 0.5, alpha: 0.9 };
    const wide = 1.6 / this.resolution;
    const small = 0.25 / this.resolution;
    this.flashes.show({ ...ring, fromX: wide, fromY: wide, toX: small, toY: small });
  }

  private drawGhosts(session: SessionView, dt: number): void {
    this.sinceGhost += dt;
    if (this.sinceGhost < GHOST_EVERY) return;
    this.sinceGhost = 0;
    for (const ship of session.ships.values()) {
      if (!ship.dashing || !ship.flying || ship.visible <= 0) continue;
      const texture = `ship-${hueKeyOf(ship.id, ship.own)}`;
      const size = 1 / this.resolution;
      const ghost = { texture, depth: DEPTH.trails, x: ship.x, y: ship.y, rotation: ship.aim, life: 0.26 };
      this.flashes.show({ ...ghost, alpha: 0.5, fromX: size, fromY: size, toX: size * 0.8, toY: size * 0.8 });
    }
  }
}
