/** A strip of the last seconds: one column per sample, oldest left. */
import { element } from '../ui/element.ts';

const WIDTH = 240;
const HEIGHT = 54;
const DENSITY = 2;

export type LineGraph = {
  root: HTMLCanvasElement;
  add(roundTripMs: number, silenceMs: number, correction: number): void;
};

export function lineGraph(label: string): LineGraph {
  const root = element('canvas', { class: 'line-graph', attributes: { role: 'img', 'aria-label': label } });
  root.width = WIDTH * DENSITY;
  root.height = HEIGHT * DENSITY;
  const pen = root.getContext('2d');
  const roundTrips = new Float32Array(WIDTH);
  const silences = new Float32Array(WIDTH);
  const corrections = new Float32Array(WIDTH);
  let at = 0;

  function draw(target: CanvasRenderingContext2D): void {
    let most = 100;
    for (let i = 0; i < WIDTH; i++) most = Math.max(most, roundTrips[i] ?? 0, silences[i] ?? 0);
    const tall = root.height;
    const toY = (ms: number) => tall - (ms / most) * (tall - 6);
    target.clearRect(0, 0, root.width, tall);
    target.fillStyle = 'rgba(140, 180, 230, 0.1)';
    for (let ms = 100; ms < most; ms += 100) target.fillRect(0, toY(ms), root.width, 1);
    for (let i = 0; i < WIDTH; i++) {
      const sample = (at + i) % WIDTH;
      const silence = silences[sample] ?? 0;
      target.fillStyle = silence > 150 ? '#ff5470' : 'rgba(92, 225, 255, 0.35)';
      target.fillRect(i * DENSITY, toY(silence), DENSITY, tall - toY(silence));
      target.fillStyle = '#ffd84a';
      target.fillRect(i * DENSITY, toY(roundTrips[sample] ?? 0) - 1, DENSITY, 3);
      if ((corrections[sample] ?? 0) > 0) {
        target.fillStyle = '#ff4f9a';
        target.fillRect(i * DENSITY, 0, DENSITY, 10);
      }
    }
  }

  return {
    root,
    add(roundTripMs, silenceMs, correction) {
      roundTrips[at] = roundTripMs;
      silences[at] = silenceMs;
      corrections[at] = correction;
      at = (at + 1) % WIDTH;
      if (pen !== null) draw(pen);
    },
  };
}
