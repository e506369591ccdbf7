/** A hand at mouse and keyboard: flies about the nearest foe and shoots at it, as a person at the page would. */
import type { Page } from 'playwright-core';
import type { Moment } from './moment.ts';

const BOLT_SPEED = 720;
const FAR = 330;
const NEAR = 170;

export type Hand = { steer(moment: Moment, now: number): Promise<void> };

export function createHand(page: Page, size: { width: number; height: number }): Hand {
  const held = new Set<string>();
  let shooting = false;

  async function hold(key: string, wanted: boolean): Promise<void> {
    if (wanted === held.has(key)) return;
    if (wanted) {
      held.add(key);
      await page.keyboard.down(key);
    } else {
      held.delete(key);
      await page.keyboard.up(key);
    }
  }

  async function shoot(wanted: boolean): Promise<void> {
    if (wanted === shooting) return;
    shooting = wanted;
    await (wanted ? page.mouse.down() : page.mouse.up());
  }

  return {
    async steer({ own, foes }, now) {
      if (own === undefined) return;
      const away = (foe: { x: number; y: number }) => Math.hypot(foe.x - own.x, foe.y - own.y);
      const foe = foes.toSorted((a, b) => away(a) - away(b))[0];
      if (foe === undefined) return;
      const distance = away(foe);
      const lead = distance / BOLT_SPEED;
      const angle = Math.atan2(foe.y + foe.vy * lead - own.y, foe.x + foe.vx * lead - own.x);
      const reach = 0.36 * size.height;
      await page.mouse.move(
        size.width / 2 + reach * Math.cos(angle),
        size.height / 2 + reach * Math.sin(angle),
      );
      const side = Math.sin(now / 600) > 0 ? 1 : -1;
      const pull = distance > FAR ? 1.6 : distance < NEAR ? -1.6 : 0;
      const east = pull * Math.cos(angle) - side * Math.sin(angle);
      const south = pull * Math.sin(angle) + side * Math.cos(angle);
      await hold('d', east > 0.4);
      await hold('a', east < -0.4);
      await hold('s', south > 0.4);
      await hold('w', south < -0.4);
      await shoot(distance < 560);
    },
  };
}
