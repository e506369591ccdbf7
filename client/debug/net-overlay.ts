/** The network as the session knows it, in figures and over the last seconds. */
import type { NetworkFigures, SessionView, Traffic } from '../net/session-types.ts';
import { element, setText } from '../ui/element.ts';
import { bytesOf, millisOf, unitsOf } from '../ui/format.ts';
import { strings } from '../ui/strings.ts';
import { lineGraph } from './line-graph.ts';

const SAMPLE_MS = 83;
const CATEGORIES = ['inputs', 'patches', 'facts', 'other'] as const;

type Figure = { key: string; label: string; read(net: NetworkFigures, fps: number): string };

const FIGURES: readonly Figure[] = [
  { key: 'round-trip', label: strings.net.roundTrip, read: (net) => millisOf(net.roundTripMs) },
  { key: 'jitter', label: strings.net.jitter, read: (net) => millisOf(net.jitterMs) },
  { key: 'tick', label: strings.net.tick, read: (net) => String(Math.floor(net.serverTick)) },
  { key: 'pending', label: strings.net.pending, read: (net) => String(net.pending) },
  { key: 'silence', label: strings.net.silence, read: (net) => millisOf(net.silenceMs) },
  {
    key: 'corrections',
    label: strings.net.corrections,
    read: (net) => `${net.corrections} / ${net.reconciles}`,
  },
  { key: 'last', label: strings.net.last, read: (net) => unitsOf(net.lastCorrection) },
  { key: 'largest', label: strings.net.largest, read: (net) => unitsOf(net.largestCorrection) },
  { key: 'largest-free', label: strings.net.largestFree, read: (net) => unitsOf(net.largestFreeCorrection) },
  { key: 'resumes', label: strings.net.resumes, read: (net) => String(net.resumes) },
  { key: 'frames', label: strings.net.frames, read: (_net, fps) => `${Math.round(fps)} / s` },
];

function figureList(): { root: HTMLElement; show(net: NetworkFigures, fps: number): void } {
  const cells = FIGURES.map((figure) => ({ figure, value: element('dd', { testId: `net-${figure.key}` }) }));
  const rows = cells.map(({ figure, value }) =>
    element('div', {}, [element('dt', { text: figure.label }), value]),
  );
  return {
    root: element('dl', { class: 'net-figures' }, rows),
    show(net, fps) {
      for (const { figure, value } of cells) setText(value, figure.read(net, fps));
    },
  };
}

function trafficTable(): { root: HTMLElement; show(net: NetworkFigures): void } {
  const cell = () => element('td');
  const rows = [...CATEGORIES, 'total', 'perSecond'] as const;
  const cells = rows.map((row) => ({ row, up: cell(), down: cell() }));
  const total = (traffic: Traffic) => traffic.inputs + traffic.patches + traffic.facts + traffic.other;
  const head = [strings.net.category, strings.net.up, strings.net.down].map((label) =>
    element('th', { text: label, attributes: { scope: 'col' } }),
  );
  const body = cells.map(({ row, up, down }) =>
    element('tr', {}, [element('th', { text: strings.net[row], attributes: { scope: 'row' } }), up, down]),
  );
  const root = element('table', { class: 'net-traffic' }, [
    element('thead', {}, [element('tr', {}, head)]),
    element('tbody', {}, body),
  ]);
  const read = (row: (typeof rows)[number], traffic: Traffic, perSecond: number) => {
    if (row === 'perSecond') return perSecond;
    return row === 'total' ? total(traffic) : traffic[row];
  };
  return {
    root,
    show(net) {
      for (const { row, up, down } of cells) {
        setText(up, bytesOf(read(row, net.up, net.upPerSecond)));
        setText(down, bytesOf(read(row, net.down, net.downPerSecond)));
      }
    },
  };
}

export type NetOverlay = {
  root: HTMLElement;
  show(session: SessionView, now: number, framesPerSecond: number): void;
};

export function netOverlay(): NetOverlay {
  const figures = figureList();
  const traffic = trafficTable();
  const graph = lineGraph(strings.net.graph);
  const root = element(
    'aside',
    { class: 'net-overlay panel', testId: 'net-overlay', attributes: { 'aria-label': strings.net.title } },
    [
      element('header', {}, [element('h2', { text: strings.net.title }), element('small', { text: 'F3' })]),
      figures.root,
      graph.root,
      element('small', { class: 'faint', text: strings.net.graph }),
      traffic.root,
    ],
  );
  root.hidden = true;
  let sampledAt = 0;
  let corrections = 0;
  return {
    root,
    show({ network }, now, framesPerSecond) {
      if (root.hidden || now - sampledAt < SAMPLE_MS) return;
      sampledAt = now;
      figures.show(network, framesPerSecond);
      traffic.show(network);
      graph.add(network.roundTripMs, network.silenceMs, network.corrections - corrections);
      corrections = network.corrections;
    },
  };
}
