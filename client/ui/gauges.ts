/** Hull, rail and dash at the bottom of the screen. */
import type { OwnGauges } from '../net/session-types.ts';
import { element, setText } from './element.ts';
import { strings } from './strings.ts';

type Bar = { root: HTMLElement; show(share: number, ready: boolean, figure?: string): void };

/** Share of the hull below which a ship is in danger. */
export const LOW_HULL = 0.35;

function bar(kind: string, label: string): Bar {
  const fill = element('div', { class: 'bar-fill' });
  const figure = element('span', { class: 'bar-figure' });
  const root = element('div', { class: `bar bar-${kind}`, testId: kind }, [
    element('div', { class: 'bar-head' }, [element('span', { text: label }), figure]),
    element('div', { class: 'bar-track' }, [fill]),
  ]);
  let shown = -1;
  return {
    root,
    show(share, ready, text = '') {
      const rounded = Math.round(share * 200) / 200;
      if (rounded !== shown) {
        shown = rounded;
        fill.style.transform = `scaleX(${rounded})`;
      }
      root.classList.toggle('ready', ready);
      setText(figure, text);
    },
  };
}

export function gauges(): { root: HTMLElement; show(own: OwnGauges, flying: boolean): void } {
  const hull = bar('hull', strings.hud.hull);
  const rail = bar('rail', strings.hud.rail);
  const dash = bar('dash', strings.hud.dash);
  const root = element('div', { class: 'gauges' }, [rail.root, hull.root, dash.root]);
  return {
    root,
    show(own, flying) {
      const left = flying ? own.hull : 0;
      hull.show(left, true, String(Math.round(left * 100)));
      hull.root.classList.toggle('low', left < LOW_HULL);
      root.classList.toggle('down', !flying);
      const charging = own.charge > 0;
      rail.show(charging ? own.charge : own.railReady, charging ? own.charge >= 1 : own.railReady >= 1);
      rail.root.classList.toggle('charging', charging);
      dash.show(own.dashReady, own.dashReady >= 1);
    },
  };
}
