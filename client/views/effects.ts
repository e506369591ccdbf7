/** Turns what happened into light and sparks. Decides nothing: an event that never comes leaves no mark. */
import type * as Phaser from 'phaser';
import type { SessionEvent, SessionView } from '../net/session-types.ts';
import { Fireworks } from './fireworks.ts';
import { drawBroke, drawDied, drawHit } from './hit-effects.ts';
import { drawCaptured, drawDashed, drawSpawned, drawTook } from './place-effects.ts';
import type { ShakeMeter } from './shake-meter.ts';
import type { ShipsView } from './ships-view.ts';
import { drawFired, drawFizzled } from './shot-effects.ts';
import { Wakes } from './wakes.ts';

export class Effects {
  private readonly fire: Fireworks;
  private readonly wakes: Wakes;
  private readonly ships: ShipsView;

  constructor(scene: Phaser.Scene, ships: ShipsView, shake: ShakeMeter, resolution: number) {
    this.fire = new Fireworks(scene, shake, resolution);
    this.wakes = new Wakes(this.fire);
    this.ships = ships;
  }

  /** @param dt Seconds. @param calm Fewer sparks and no light that fills the screen. */
  draw(session: SessionView | undefined, events: readonly SessionEvent[], dt: number, calm: boolean): void {
    this.fire.calm = calm;
    if (session !== undefined) {
      for (const event of events) this.play(session, event);
      this.wakes.draw(session.ships, dt);
    }
    this.fire.draw(dt);
    this.fire.arcs.draw(session?.ships.get(session.me), dt);
  }

  private play(session: SessionView, event: SessionEvent): void {
    const { fire, ships } = this;
    switch (event.type) {
      case 'fired':
        ships.recoil(event.ship, event.weapon);
        drawFired(fire, event);
        break;
      case 'hit':
        if (!event.shielded) ships.hit(event.ship);
        drawHit(fire, session, event);
        break;
      case 'fizzled':
        drawFizzled(fire, event, session.me);
        break;
      case 'died':
        drawDied(fire, session, event);
        break;
      case 'broke':
        drawBroke(fire, session, event);
        break;
      case 'spawned':
        drawSpawned(fire, event, session.me);
        break;
      case 'dashed':
        ships.dashed(event.ship);
        drawDashed(fire, event, session.me);
        break;
      case 'took':
        drawTook(fire, event);
        break;
      case 'captured':
        drawCaptured(fire, session, event);
        break;
      default:
        break;
    }
  }
}
