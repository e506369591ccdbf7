/** Hull with its shield, rail and dash at the bottom of the screen. */
import { MOST_SHIELD } from '../../sim/tuning.ts';
import type { OwnGauges } from '../net/session-types.ts';
import { element, setText } from './element.ts';
import { strings } from './strings.ts';

type Bar = { root: HTMLElement; show(share: number, ready: boolean, figure?: string): void };

/** Share of the hull below which a ship is in danger. */
export const LOW_HULL = 0.35;

/** Writes a share to a bar's fill when it changed enough to be seen. */
function fillOf(fill: HTMLElement): (share: number) => void {
  let shown = -1;
  return (share) => {
    const rounded = Math.round(share * 200) / 200;
    if (rounded === shown) return;
    shown = rounded;
    fill.style.transform = `scaleX(${rounded})`;
  };
}

function bar(kind: string, label: HTMLElement, more: readonly Node[] = []): Bar {
  const fill = element('div', { class: 'bar-fill' });
  const figure = element('span', { class: 'bar-figure' });
  const root = element('div', { class: `bar bar-${kind}`, testId: kind }, [
    element('div', { class: 'bar-head' }, [label, figure]),
    element('div', { class: 'bar-track' }, [fill]),
    ...more,
  ]);
  const write = fillOf(fill);
  return {
    root,
    show(share, ready, text = '') {
      write(share);
      root.classList.toggle('ready', ready);
      setText(figure, text);
    },
  };
}

export function gauges(): { root: HTMLElement; show(own: OwnGauges, flying: boolean): void } {
  const word = (text: string) => element('span', { text });
  const hullWord = word(strings.hud.hull);
  const shieldFill = element('div', { class: 'shield-fill' });
  const shield = element('div', { class: 'shield-track', testId: 'shield' }, [shieldFill]);
  const hull = bar('hull', hullWord, [shield]);
  const rail = bar('rail', word(strings.hud.rail));
  const dash = bar('dash', word(strings.hud.dash));
  const root = element('div', { class: 'gauges' }, [rail.root, hull.root, dash.root]);
  const writeShield = fillOf(shieldFill);
  return {
    root,
    show(own, flying) {
      const left = flying ? own.hull : 0;
      const points = flying ? Math.round(own.shield * MOST_SHIELD) : 0;
      const low = flying && left < LOW_HULL;
      hull.show(
        left,
        true,
        points > 0 ? `${Math.round(left * 100)} + ${points}` : String(Math.round(left * 100)),
      );
      setText(hullWord, low ? strings.hud.lowHull : strings.hud.hull);
      hull.root.classList.toggle('low', low);
      hull.root.classList.toggle('shielded', points > 0);
      writeShield(flying ? own.shield : 0);
      root.classList.toggle('down', !flying);
      const charging = own.charge > 0;
      rail.show(charging ? own.charge : own.railReady, charging ? own.charge >= 1 : own.railReady >= 1);
      rail.root.classList.toggle('charging', charging);
      dash.show(own.dashReady, own.dashReady >= 1);
    },
  };
}
