/** The pointer in the arena: a cross with the rail's charge around it, what reloads, and a mark when a shot told. */
import type { OwnGauges } from '../net/session-types.ts';

const SVG = 'http://www.w3.org/2000/svg';
const MARK_MS = 160;

function shape(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function ring(kind: string, radius: number): SVGElement {
  return shape('circle', { class: kind, r: String(radius), pathLength: '100', transform: 'rotate(-90)' });
}

export type Crosshair = {
  root: SVGElement;
  /** Page places, CSS pixels. */
  show(x: number, y: number, gauges: OwnGauges, now: number): void;
  /** A shot of the own told. */
  mark(now: number, killed: boolean): void;
};

export function crosshair(): Crosshair {
  const root = shape('svg', { class: 'crosshair', viewBox: '-32 -32 64 64', 'aria-hidden': 'true' });
  const cross = shape('path', { class: 'cross', d: 'M-13 0h6M7 0h6M0-13v6M0 7v6' });
  const dot = shape('circle', { class: 'cross-dot', r: '1.5' });
  const charge = ring('charge', 20);
  const reload = ring('reload', 25);
  const told = shape('path', { class: 'told', d: 'M-12-12l6 6M12-12l-6 6M-12 12l6-6M12 12l-6-6' });
  root.append(ring('charge-track', 20), charge, reload, cross, dot, told);
  let markedUntil = 0;
  let killedUntil = 0;
  const arc = (target: SVGElement, share: number) =>
    target.setAttribute('stroke-dasharray', `${Math.round(share * 100)} 100`);
  return {
    root,
    show(x, y, gauges, now) {
      root.style.transform = `translate(${x}px, ${y}px)`;
      arc(charge, gauges.charge);
      arc(reload, gauges.railReady < 1 ? gauges.railReady : 0);
      root.classList.toggle('full', gauges.charge >= 1);
      root.classList.toggle('charging', gauges.charge > 0);
      root.classList.toggle('told-now', now < markedUntil);
    },
    mark(now, killed) {
      // The hit that kills comes with its death; the death is what is to be seen.
      if (!killed && now < killedUntil) return;
      if (killed) killedUntil = now + 2.5 * MARK_MS;
      markedUntil = now + (killed ? 2.5 * MARK_MS : MARK_MS);
      root.classList.toggle('killed', killed);
    },
  };
}
